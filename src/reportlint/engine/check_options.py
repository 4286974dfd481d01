"""Which rules run on a draft: the command line, and below it profile and configuration."""

from __future__ import annotations

import os

from reportlint.config.search import nearest
from reportlint.model import organ_kind
from reportlint.model.rule import RuleSet
from reportlint.rules.builtin import builtin
from reportlint.support.errors import RuleError
from reportlint.support.records import Record, replace
from reportlint.suppression import Suppression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.config.draft_config import Standing
    from reportlint.model.finding import FileResult
    from reportlint.model.report import Report
    from reportlint.rules.layers import Level


class Choice(Record):
    """Which rules run, and at which level.

    ``select``, ``extend_select`` and ``ignore`` hold ids, prefixes of ids and names; ``select`` is
    None for the rules that are on by default. ``severities`` pairs such words with error, warning,
    info or off.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()


class Options(Record):
    """How drafts are checked.

    ``year`` is the report year that is expected, ``published`` the ISO date of publication where
    the draft does not tell it. ``named``: the draft was asked for, so that its
    being no annual report is a finding; otherwise it is passed over. ``suppression`` is what takes
    findings out of the result. ``profile`` is the one that the command line asks for;
    ``standing`` is what configuration and profile make of the draft.
    """

    choice: Choice = Choice()
    year: int | None = None
    language: str = "zh"
    named: bool = True
    published: str | None = None
    suppression: Suppression = Suppression()
    profile: str | None = None
    standing: Standing | None = None


def choice_of(
    select: Iterable[str] | None,
    extend_select: Iterable[str],
    ignore: Iterable[str],
    severities: Mapping[str, str] | None,
) -> Choice:
    """Give a choice of what is given in any order and form."""
    return Choice(
        None if select is None else tuple(select),
        tuple(extend_select),
        tuple(ignore),
        tuple((severities or {}).items()),
    )


def config_of(path: str | None, config: str | os.PathLike[str] | None) -> str | None:
    """Give the configuration of a draft; that of a text without a path is none."""
    if config is not None:
        return os.path.abspath(os.fspath(config))
    return None if path is None else nearest(os.path.dirname(path))


def check_words(options: Options, config: str | None) -> None:
    """Raise an error for what options name and nobody has, and for packs at fault."""
    if config is None and options.profile is None:
        return
    from reportlint.config import draft_config as standing
    from reportlint.config import project as projects
    from reportlint.rules.selection import check as check_level

    project = None if config is None else projects.project(config)
    if project is not None and project.faults:
        from reportlint.support.source_errors import listed

        raise RuleError(listed(project.faults))
    check_level(projects.rules_of(project), _level(options.choice))
    if options.profile is not None:
        standing.check_profile(options.profile, (project,))


def _level(choice: Choice) -> Level:
    from reportlint.rules.selection import asked

    return asked(choice.select, choice.ignore, choice.extend_select, dict(choice.severities))


#: The rules by choice, so that their checks are made once in a process.
_chosen: dict[Choice, RuleSet] = {}


def chosen(choice: Choice) -> RuleSet:
    """Give the rules of a choice; raises UsageError for one that does not exist."""
    if choice not in _chosen:
        _chosen[choice] = _usual() if choice == Choice() else _selected(choice)
    return _chosen[choice]


def _usual() -> RuleSet:
    # NOTE: most runs ask for nothing: what sorts out wishes takes a hundredth of a clean check.
    return RuleSet(tuple([rule for rule in builtin().rules if rule.default]))


def _selected(choice: Choice) -> RuleSet:
    from reportlint.rules.selection import select

    words = choice.select, choice.ignore, choice.extend_select, dict(choice.severities)
    return select(builtin().rules, *words)


def placed(options: Options, path: str, config: str | None) -> Options:
    """Add what the configuration of a draft and its profile say; the command line wins."""
    if config is None and options.profile is None:
        return options
    from reportlint.config.draft_config import standing
    from reportlint.config.project import project

    stands = standing(path, None if config is None else project(config), options.profile)
    return replace(
        options,
        year=stands.year if options.year is None else options.year,
        published=stands.published if options.published is None else options.published,
        suppression=_suppression(options.suppression, stands),
        standing=stands,
    )


def _suppression(asked: Suppression, stands: Standing) -> Suppression:
    entries = stands.project.suppressions if stands.project else ()
    return replace(asked, entries=(*asked.entries, *entries)) if entries else asked


#: The rules of drafts with a configuration or profile; each with the project, lest its id be used
#: again.
_running: dict[object, tuple[object, RuleSet]] = {}


def running(options: Options, report: Report) -> RuleSet:
    """Give the rules that are to run on a draft, as everything sets them that has a say."""
    stands, choice = options.standing, options.choice
    if stands is None:
        return chosen(choice)
    year = report.year if options.year is None else options.year
    packs = stands.packs(organ_kind.kind(report.organ), year)
    key = choice, id(stands.project), stands.scopes, stands.profile, packs
    if key not in _running:
        level = _level(choice)
        _running[key] = stands.project, stands.settled(level, packs)
    return _running[key][1]


def packs_of(options: Options, result: FileResult) -> dict[str, int]:
    """Count each pack of a draft's project: by its label, with why behind if it does not apply."""
    stands = options.standing
    project = None if stands is None else stands.project
    if stands is None or project is None or not project.packs or result.edition is None:
        return {}
    year = result.year if options.year is None else options.year
    known = stands.region, organ_kind.kind(result.organ), year
    return {f"{pack.label} {pack.applies.misses(*known)}".rstrip(): 1 for pack in project.packs}


def widened(rules: RuleSet) -> RuleSet:
    """Add the rules that run unless told otherwise."""
    others = [rule for rule in builtin().rules if rule.default and rules.get(rule.id) is None]
    return RuleSet(tuple(sorted((*rules, *others), key=lambda rule: rule.id)))


def known_rules(options: Options) -> RuleSet:
    """Give every rule there is for a draft, whether or not it runs."""
    if options.standing is None:
        return builtin().rules
    from reportlint.config.project import rules_of

    return rules_of(options.standing.project)
