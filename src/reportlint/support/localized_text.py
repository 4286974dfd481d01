"""Words in the two languages that reportlint speaks."""

from __future__ import annotations

from reportlint.support.records import Record

#: The languages of messages; the first is the default.
LANGUAGES = ("zh", "en")


class Bilingual(Record):
    """The same words in Chinese and English."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the words in ``zh`` or ``en``."""
        return self.zh if language == "zh" else self.en

    def __add__(self, other: str | Bilingual) -> Bilingual:
        """Put more words behind."""
        return Bilingual(self.zh + localize(other, "zh"), self.en + localize(other, "en"))

    def format(self, **values: object) -> Bilingual:
        """Fill the ``{placeholders}`` of both."""
        return Bilingual(self.zh.format(**values), self.en.format(**values))


def as_bilingual(words: str | Bilingual) -> Bilingual:
    """Return words in both languages; plain text is the same in each."""
    return Bilingual(words, words) if isinstance(words, str) else words


def localize(words: str | Bilingual, language: str) -> str:
    """Return words in a language; plain text is the same in each."""
    return words if isinstance(words, str) else words[language]
