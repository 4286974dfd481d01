"""Kinds of organs, as far as a name tells them."""

from __future__ import annotations

#: The kinds that rules may ask for.
KINDS = ("government", "township", "street", "department")
_GOVERNMENT = ("政府", "行政公署", "盟公署")
#: A report that names an area alone is its government's; zones have committees.
_AREAS = ("省", "自治区", "市", "县", "区", "旗", "州", "盟")
_ZONES = tuple(
    f"{word}区"
    for word in (
        "开发", "管理", "度假", "风景", "高新", "经开", "保护", "保税", "示范", "试验", "实验",
        "合作", "集聚", "加工", "物流", "景", "园", "小", "校", "社",
    )
)  # fmt: skip
_TOWNSHIP = tuple(f"{area}{suffix}" for area in "镇乡" for suffix in ("", "人民政府", "政府"))
_STREET = ("街道办事处", "街道", "街道办")


def classify_organ(name: str | None) -> str | None:
    """Return the kind of the organ of that name; None without a name.

    A government's own office (…人民政府办公室) counts as a department, a township's or street's
    government as township and street, the name of an area alone (某县) as its government.
    """
    if not name:
        return None
    bare = name.strip()
    if bare.endswith(_STREET):
        return "street"
    if bare.endswith(_TOWNSHIP):
        return "township"
    governs = bare.endswith(_GOVERNMENT) or (bare.endswith(_AREAS) and not bare.endswith(_ZONES))
    return "government" if governs else "department"
