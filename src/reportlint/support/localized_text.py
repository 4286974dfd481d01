"""Text that is written in each language that reportlint speaks when it is known which is asked for.

What the program says is a :class:`Message`: a key of the catalogues in ``messages/`` and what
fills its placeholders. What files of rules and forms bring along is :class:`Bilingual`.
"""

from __future__ import annotations

import os

from reportlint.support import cache
from reportlint.support.paths import PACKAGE, bundle_file
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any


#: The languages of messages, each with a catalogue; the first is the default.
LANGUAGES = ("zh", "en")
#: How a catalogue is stored: what was stored otherwise is not used.
_LAYOUT = "sections"


class LocalizedText(Record):
    """Text that has a wording in each language, ``text["zh"]``: each kind says how it is made."""

    if TYPE_CHECKING:

        def __getitem__(self, language: str) -> str:
            """Return the wording in a language."""

    def __add__(self, other: str | LocalizedText) -> LocalizedText:
        return JoinedText((self, other))


@generate_init
class Bilingual(LocalizedText):
    """The same words in Chinese and English, as a file of rules gives them."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the words in Chinese, or for every other language in English."""
        return self.zh if language == "zh" else self.en


#: No words, in every language.
NO_TEXT = Bilingual("", "")


class JoinedText(LocalizedText):
    """Several texts in order, with the same text between them."""

    pieces: tuple[str | LocalizedText, ...]
    separator: str | LocalizedText = ""

    def __getitem__(self, language: str) -> str:
        words = [localize(piece, language) for piece in self.pieces]
        return localize(self.separator, language).join(words)


class Message(LocalizedText):
    """What the program says, in no language yet.

    ``key`` is that of the catalogues; ``values`` fill the placeholders of the template there, see
    :func:`fill_template`.

    >>> Message("readers.office.conversion_timed_out", timeout=90)["en"]
    'LibreOffice took more than 90 s'
    """

    key: str
    values: tuple[tuple[str, object], ...]

    def __init__(
        self, key: str, values: tuple[tuple[str, object], ...] = (), /, **more: object
    ) -> None:
        super().__init__(key, (*values, *more.items()))

    def __getitem__(self, language: str) -> str:
        return fill_template(load_messages(language)[self.key], dict(self.values), language)

    def format(self, **values: object) -> Message:
        """Return the message with (more) values."""
        return Message(self.key, self.values, **values)


def as_localized(text: str | LocalizedText) -> LocalizedText:
    """Return text as localized; plain text is the same in each language."""
    return Bilingual(text, text) if isinstance(text, str) else text


def localize(text: str | LocalizedText, language: str) -> str:
    """Return text in a language; plain text is the same in each."""
    return text if isinstance(text, str) else text[language]


def fill_template(template: str, values: dict[str, Any], language: str) -> str:
    """Return a template with its placeholders filled in, as ``str.format`` does it.

    Localized text is written in the language; a list is joined as the language joins words; a
    whole number chooses between two wordings by ``{count:one|many}``.
    """
    if "{" not in template and "}" not in template:
        return template
    return template.format_map({name: _fit(value, language) for name, value in values.items()})


def _fit(value: object, language: str) -> object:
    if isinstance(value, LocalizedText):
        return value[language]
    if isinstance(value, tuple | list):
        separator = load_messages(language)["support.separator"]
        return separator.join(str(_fit(item, language)) for item in value)
    return _Count(value) if type(value) is int else value


class _Count(int):
    """A whole number in a template."""

    def __format__(self, layout: str) -> str:
        """Return one of two wordings divided by ``|``, the first for 1; else as a number."""
        one, bar, many = layout.partition("|")
        return (one if self == 1 else many) if bar else super().__format__(layout)


class Catalogue(dict[str, str]):
    """The templates of a language by key; a section is unpacked when one of it is asked for."""

    def __init__(self, sections: dict[str, bytes]) -> None:
        """Take what :func:`_pack` returns."""
        super().__init__()
        self._sections = sections

    def __missing__(self, key: str) -> str:
        """Unpack the section of a key; raise KeyError where there is none."""
        section = self._unpack(key)
        self.update(section)
        return section[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a template for a key."""
        return key in self._unpack(str(key))

    def _unpack(self, key: str) -> dict[str, str]:
        packed = self._sections.get(_section_of(key))
        return cache.deserialize(packed) if packed else {}


_catalogues: dict[str, Catalogue] = {}


def load_messages(language: str) -> Catalogue:
    """Return the templates of a language by key; raises OSError where the file is missing."""
    if language not in _catalogues:
        _catalogues[language] = Catalogue(_load(language))
    return _catalogues[language]


def seal_messages(language: str) -> tuple[str, bytes]:
    """Return name and content of the file that a wheel carries for a language."""
    name, path = _name(language), _path(language)
    return name, cache.seal(name, _content_stamp(path), _pack(read_messages(path)))


def _pack(messages: Mapping[str, str]) -> dict[str, bytes]:
    """Return the sections of a catalogue, each as what can be unpacked by itself."""
    sections: dict[str, dict[str, str]] = {}
    for key, template in messages.items():
        sections.setdefault(_section_of(key), {})[key] = template
    return {name: cache.serialize(section) for name, section in sections.items()}


def _section_of(key: str) -> str:
    return ".".join(key.split(".", 2)[:2])


def read_messages(path: str) -> dict[str, str]:
    """Return what a catalogue file holds, its nested keys joined by dots."""
    import yaml

    with open(path, encoding="utf-8") as file:
        tree = yaml.safe_load(file)
    return dict(_flatten(tree, ""))


def _flatten(tree: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flatten(value, f"{prefix}{key}.")


def _load(language: str) -> dict[str, bytes]:
    name, path = _name(language), _path(language)
    sections = cache.load_bundled(bundle_file(name), name, lambda: _content_stamp(path))
    if sections is None:
        status = os.stat(path)
        stamp = cache.make_stamp(_LAYOUT, [(path, status.st_size, status.st_mtime_ns)])
        sections = cache.load(name, stamp)
        if sections is None:
            sections = _pack(read_messages(path))
            cache.store(name, stamp, sections)
    return sections  # type: ignore[no-any-return]


def _name(language: str) -> str:
    return f"messages-{language}"


def _path(language: str) -> str:
    return os.path.join(PACKAGE, "messages", f"{language}.yaml")


def _content_stamp(path: str) -> bytes:
    with open(path, "rb") as file:
        return cache.make_content_stamp(_LAYOUT, [(os.path.basename(path), file.read())])
