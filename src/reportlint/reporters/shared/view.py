"""What an output may know besides the results it writes."""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.model.form import Form
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.pack import Applicability


def _no_doc(_rule: str) -> RuleDoc | None:
    """Know nothing of any rule."""
    return None


def _no_book() -> Sequence[tuple[Rule, RuleDoc | None]]:
    """Know no rules."""
    return ()


class View(Record):
    """The language, the screen, how much to say, and what is known of the rules.

    ``rules`` is how many rules are loaded, ``forms`` are the editions they know, ``doc`` gives
    a rule's documentation, by its id. ``width`` counts columns. ``packs`` are the rule packs in
    use, each as ``id@version`` with the beginning of a hash over its files and what it applies to.
    ``show_suppressed``: what is suppressed is shown too. ``book`` gives the rules that may speak,
    with their documentation. ``links``: the screen shows links. ``fail_on`` is the severity from
    which on findings make a run fail. ``rule_pages`` is the address of a rule's page, with places
    for ``{id}`` and ``{language}``; "" where there is none.
    """

    language: str = "zh"
    colour: bool = False
    width: int = 80
    quiet: bool = False
    verbose: bool = False
    rules: int = 0
    forms: tuple[Form, ...] = ()
    doc: Callable[[str], RuleDoc | None] = _no_doc
    packs: tuple[tuple[str, str, Applicability], ...] = ()
    show_suppressed: bool = False
    book: Callable[[], Sequence[tuple[Rule, RuleDoc | None]]] = _no_book
    links: bool = False
    fail_on: str = "error"
    rule_pages: str = ""
