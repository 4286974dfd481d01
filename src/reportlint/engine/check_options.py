"""Which rules run on a draft: the command line, and below it profile and configuration."""

from __future__ import annotations

import os

from reportlint.config.search import find_nearest
from reportlint.model import organ_kind
from reportlint.model.rule import RuleSet
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.errors import RuleError
from reportlint.support.records import Record, replace
from reportlint.suppression import Suppression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.config.draft_config import DraftConfig
    from reportlint.model.finding import FileResult
    from reportlint.model.report import Report
    from reportlint.rules.layers import Layer


class RuleSelection(Record):
    """Which rules run, and at which level.

    ``select``, ``extend_select`` and ``ignore`` hold ids, prefixes of ids and names; ``select`` is
    None for the rules that are on by default. ``severities`` pairs such words with error, warning,
    info or off.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()


class CheckOptions(Record):
    """How drafts are checked.

    ``year`` is the report year that is expected, ``publication_date`` the ISO date of publication
    where the draft does not tell it. ``is_named``: the draft was asked for, so that its
    being no annual report is a finding; otherwise it is passed over. ``suppression`` is what takes
    findings out of the result. ``profile`` is the one that the command line asks for;
    ``draft_config`` is what configuration and profile make of the draft.
    """

    selection: RuleSelection = RuleSelection()
    year: int | None = None
    language: str = "zh"
    is_named: bool = True
    publication_date: str | None = None
    suppression: Suppression = Suppression()
    profile: str | None = None
    draft_config: DraftConfig | None = None


def build_selection(
    select: Iterable[str] | None,
    extend_select: Iterable[str],
    ignore: Iterable[str],
    severities: Mapping[str, str] | None,
) -> RuleSelection:
    """Return a choice of what is given in any order and form."""
    return RuleSelection(
        None if select is None else tuple(select),
        tuple(extend_select),
        tuple(ignore),
        tuple((severities or {}).items()),
    )


def find_config_path(path: str | None, config: str | os.PathLike[str] | None) -> str | None:
    """Return the configuration of a draft; that of a text without a path is none."""
    if config is not None:
        return os.path.abspath(os.fspath(config))
    return None if path is None else find_nearest(os.path.dirname(path))


def check_names(options: CheckOptions, config: str | None) -> None:
    """Raise an error for what options name and nobody has, and for packs at fault."""
    if config is None and options.profile is None:
        return
    from reportlint.config import draft_config as standing
    from reportlint.config import project as projects
    from reportlint.rules.selection import check_layer as check_level

    project = None if config is None else projects.load_project(config)
    if project is not None and project.source_errors:
        from reportlint.support.source_errors import list_errors

        raise RuleError(list_errors(project.source_errors))
    check_level(projects.collect_rules(project), _build_layer(options.selection))
    if options.profile is not None:
        standing.check_profile(options.profile, (project,))


def _build_layer(selection: RuleSelection) -> Layer:
    from reportlint.rules.selection import build_command_line_layer

    return build_command_line_layer(
        selection.select, selection.ignore, selection.extend_select, dict(selection.severities)
    )


#: The rules by choice, so that their checks are made once in a process.
_rules_by_selection: dict[RuleSelection, RuleSet] = {}


def select_rules(selection: RuleSelection) -> RuleSet:
    """Return the rules of a choice; raises UsageError for one that does not exist."""
    if selection not in _rules_by_selection:
        _rules_by_selection[selection] = (
            _usual() if selection == RuleSelection() else _selected(selection)
        )
    return _rules_by_selection[selection]


def _usual() -> RuleSet:
    # NOTE: most runs ask for nothing: what sorts out wishes takes a hundredth of a clean check.
    return RuleSet(tuple([rule for rule in load_builtin_rules().rules if rule.default]))


def _selected(choice: RuleSelection) -> RuleSet:
    from reportlint.rules.selection import select

    words = choice.select, choice.ignore, choice.extend_select, dict(choice.severities)
    return select(load_builtin_rules().rules, *words)


def apply_config(options: CheckOptions, path: str, config: str | None) -> CheckOptions:
    """Add what the configuration of a draft and its profile say; the command line wins."""
    if config is None and options.profile is None:
        return options
    from reportlint.config.draft_config import resolve_draft_config
    from reportlint.config.project import load_project

    draft_config = resolve_draft_config(
        path, None if config is None else load_project(config), options.profile
    )
    return replace(
        options,
        year=draft_config.year if options.year is None else options.year,
        publication_date=draft_config.publication_date
        if options.publication_date is None
        else options.publication_date,
        suppression=_add_entries(options.suppression, draft_config),
        draft_config=draft_config,
    )


def _add_entries(suppression: Suppression, draft_config: DraftConfig) -> Suppression:
    entries = draft_config.project.suppressions if draft_config.project else ()
    return (
        replace(suppression, entries=(*suppression.entries, *entries)) if entries else suppression
    )


#: The rules of drafts with a configuration or profile; each with the project, lest its id be used
#: again.
_rules_by_config: dict[object, tuple[object, RuleSet]] = {}


def active_rules(options: CheckOptions, report: Report) -> RuleSet:
    """Return the rules that are to run on a draft, as everything sets them that has a say."""
    draft_config, selection = options.draft_config, options.selection
    if draft_config is None:
        return select_rules(selection)
    year = report.year if options.year is None else options.year
    packs = draft_config.find_packs(organ_kind.classify_organ(report.organ), year)
    key = selection, id(draft_config.project), draft_config.scopes, draft_config.profile, packs
    if key not in _rules_by_config:
        level = _build_layer(selection)
        _rules_by_config[key] = draft_config.project, draft_config.resolve_rules(level, packs)
    return _rules_by_config[key][1]


def count_packs(options: CheckOptions, result: FileResult) -> dict[str, int]:
    """Count each pack of a draft's project: by its label, with why behind if it does not apply."""
    draft_config = options.draft_config
    project = None if draft_config is None else draft_config.project
    if draft_config is None or project is None or not project.packs or result.edition is None:
        return {}
    year = result.year if options.year is None else options.year
    conditions = draft_config.region, organ_kind.classify_organ(result.organ), year
    return {
        f"{pack.label} {pack.applies.find_mismatch(*conditions)}".rstrip(): 1
        for pack in project.packs
    }


def add_default_rules(rules: RuleSet) -> RuleSet:
    """Add the rules that run unless told otherwise."""
    others = [
        rule for rule in load_builtin_rules().rules if rule.default and rules.get(rule.id) is None
    ]
    return RuleSet(tuple(sorted((*rules, *others), key=lambda rule: rule.id)))


def known_rules(options: CheckOptions) -> RuleSet:
    """Return every rule there is for a draft, whether or not it runs."""
    if options.draft_config is None:
        return load_builtin_rules().rules
    from reportlint.config.project import collect_rules

    return collect_rules(options.draft_config.project)
