"""Reads the folders of statutory forms: ``form.yaml``, ``editions``, ``vocabulary``."""

from __future__ import annotations

from reportlint.model.form import StatutoryForm
from reportlint.rules import form_reader
from reportlint.support import node_readers, yaml_reader
from reportlint.support.localized_text import Message
from reportlint.support.record_reader import read_record
from reportlint.support.records import replace
from reportlint.support.source_errors import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.form import Form
    from reportlint.support.nodes import Node

#: What a form's folder holds besides its rules.
_IDENTITY, _EDITIONS, _VOCABULARY = "form.yaml", "editions", "vocabulary"


def is_form_file(path: str) -> bool:
    """Whether a path below ``rules`` is a file of a form's folder that is no rule file.

    >>> is_form_file("rules/some-form/editions/2021.yaml"), is_form_file("rules/some-form/a.yaml")
    (True, False)
    """
    folder, _, name = path.rpartition("/")
    return name == _IDENTITY or folder.rpartition("/")[2] in (_EDITIONS, _VOCABULARY)


def read_forms(texts: Mapping[str, str]) -> tuple[tuple[StatutoryForm, ...], list[Source]]:
    """Read the forms, given as text by path, in the order of their ranks; and what was read.

    A form in error is left out; the errors are those of its sources.
    """
    sources: list[Source] = []
    forms = []
    folders = dict.fromkeys(_folder_of(path) for path in texts)
    for folder in folders:
        files = _Folder(folder, texts)
        form = files.read()
        sources += files.sources
        forms += [] if form is None else [form]
    forms.sort(key=lambda form: (form.rank, form.key))
    _check_tables(forms, sources)
    return tuple(forms), sources


def find_unread_folders(texts: Mapping[str, str], forms: Iterable[StatutoryForm]) -> frozenset[str]:
    """Return the names of the folders of which no form was read: nothing can be said of rules."""
    names = {_folder_of(path).rpartition("/")[2] for path in texts}
    return frozenset(names - {form.key for form in forms})


def _folder_of(path: str) -> str:
    """Return the folder of the form that a file belongs to."""
    folder = path.rpartition("/")[0]
    above, _, name = folder.rpartition("/")
    return above if name in (_EDITIONS, _VOCABULARY) else folder


class _Folder:
    """One form's files, and what was read of them."""

    def __init__(self, folder: str, texts: Mapping[str, str]) -> None:
        """Take the files of all forms by path."""
        self._folder = folder
        self._texts = texts
        self.sources: list[Source] = []

    def read(self) -> StatutoryForm | None:
        """Return the form; None where it says not what it is, or no edition of it is right."""
        form = self._read_identity()
        editions = self._read_editions()
        words = [
            (source, form_reader.read_vocabulary(source, node))
            for source, node in self._open(f"{_VOCABULARY}/")
        ]
        vocabulary = form_reader.merge_vocabularies(words)
        if form is None or not editions:
            self._explain_absence()
            return None
        key = self._folder.rpartition("/")[2]
        if form.key != key:
            message = Message("rules.form_folders.other_key", key=form.key, folder=self._folder)
            self.sources[0].add_error((1, 1), message)
        editions = [replace(edition, form=key) for edition in editions]
        editions.sort(key=lambda edition: (edition.first_year, edition.extends, edition.edition))
        return replace(form, key=key, editions=tuple(editions), vocabulary=vocabulary)

    def _read_identity(self) -> StatutoryForm | None:
        """Return what ``form.yaml`` says; None where there is none, or anything in it is wrong."""
        what = Message("rules.form_folders.identity")
        for source, node in self._open(_IDENTITY):
            form = read_record(source, node, what, StatutoryForm, form_reader.FORM_READERS)
            return None if source.errors else form
        return None

    def _explain_absence(self) -> None:
        """Tell of a file that is missing, where no other error says why there is no form."""
        if not any(source.errors for source in self.sources):
            message = Message("rules.form_folders.incomplete", folder=self._folder)
            self.sources[0].add_error((1, 1), message)

    def _read_editions(self) -> list[Form]:
        """Return the editions, those that extend others filled up."""
        pairs = [(s, form_reader.read_form(s, node)) for s, node in self._open(f"{_EDITIONS}/")]
        whole = {e.edition: e for _, e in pairs if e is not None and not e.extends}
        editions = list(whole.values())
        for source, edition in pairs:
            if edition is not None and edition.extends in whole:
                editions.append(form_reader.extend_edition(edition, whole[edition.extends]))
            elif edition is not None and edition.extends:
                words = node_readers.describe_unknown_key(edition.extends, tuple(whole))
                source.add_error((1, 1), words)
        return editions

    def _open(self, part: str) -> Iterator[tuple[Source, Node | None]]:
        for path, text in self._texts.items():
            if path.startswith(f"{self._folder}/{part}"):
                source = Source(path, text)
                self.sources.append(source)
                yield source, yaml_reader.parse(source, text)


def _check_tables(forms: Iterable[StatutoryForm], sources: Iterable[Source]) -> None:
    """Tell of tables that two forms call the same: their cells could not be told apart."""
    owners: dict[str, str] = {}
    for form in forms:
        for key in dict.fromkeys(table.key for e in form.editions for table in e.tables):
            owner = owners.setdefault(key, form.key)
            if owner != form.key:
                source = next(s for s in sources if _folder_of(s.path).endswith(f"/{form.key}"))
                message = Message("rules.form_folders.table_taken", key=key, form=owner)
                source.add_error((1, 1), message)
