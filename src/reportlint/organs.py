"""Kinds of organs, as far as a name tells them."""

from __future__ import annotations

#: The kinds that rules may ask for.
KINDS = ("government", "township", "street", "department")
_GOVERNMENT = ("人民政府", "行政公署", "盟公署")
_TOWNSHIP = tuple(f"{area}{suffix}" for area in "镇乡" for suffix in ("", "人民政府", "政府"))
_STREET = ("街道办事处", "街道", "街道办")


def kind(name: str | None) -> str | None:
    """Give the kind of the organ of that name; None without a name.

    A government's own office (…人民政府办公室) counts as a department, a township's or street's
    government as township and street.
    """
    if not name:
        return None
    bare = name.strip()
    if bare.endswith(_STREET):
        return "street"
    if bare.endswith(_TOWNSHIP):
        return "township"
    return "government" if bare.endswith(_GOVERNMENT) else "department"
