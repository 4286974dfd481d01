"""Which rules run on a draft: the command line, and below it profile and configuration."""

from __future__ import annotations

import os

from reportlint.config import find_nearest
from reportlint.model.report import classify_organ
from reportlint.model.rule import RuleSet
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.records import Record, replace
from reportlint.suppression import Suppression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.config.draft_config import DraftConfig
    from reportlint.config.model import Project
    from reportlint.engine.files import InputFile
    from reportlint.model.finding import FileResult
    from reportlint.model.report import Report
    from reportlint.rules.layers import Layer


class RuleSelection(Record):
    """Which rules run, and at which severity.

    ``select``, ``extend_select`` and ``ignore`` hold ids, prefixes of ids and names; ``select`` is
    None for the rules that are on by default. ``severities`` pairs such words with error, warning,
    info or off.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()

    def build_layer(self) -> Layer:
        """Return the selection as the layer of settings above all others."""
        from reportlint.rules.selection import build_command_line_layer

        severities = dict(self.severities)
        return build_command_line_layer(self.select, self.ignore, self.extend_select, severities)


class CheckOptions(Record):
    """How drafts are checked.

    ``year`` is the report year that is expected, ``publication_date`` the ISO date of publication
    where the draft does not state it. ``is_named``: the draft was asked for, so that its
    being no annual report is a finding; otherwise it is passed over. ``suppression`` is what takes
    findings out of the result. ``profile``, ``packs`` and ``region`` are those that the command
    line asks for; ``draft_config`` is what they and the configuration make of the draft.
    """

    selection: RuleSelection = RuleSelection()
    year: int | None = None
    language: str = "zh"
    is_named: bool = True
    publication_date: str | None = None
    suppression: Suppression = Suppression()
    profile: str | None = None
    draft_config: DraftConfig | None = None
    packs: tuple[str, ...] = ()
    region: str | None = None


def build_selection(
    select: Iterable[str] | None,
    extend_select: Iterable[str],
    ignore: Iterable[str],
    severities: Mapping[str, str] | None,
) -> RuleSelection:
    """Return the selection that is given in any order and form."""
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


def check_names(options: CheckOptions, projects: Sequence[Project]) -> None:
    """Raise UsageError for a rule or profile that options name and none of the projects has."""
    if not projects:
        select_rules(options.selection)
    else:
        from reportlint.config.project import collect_rules
        from reportlint.rules.selection import check_layer

        rules_by_id = {rule.id: rule for project in projects for rule in collect_rules(project)}
        check_layer(RuleSet(tuple(rules_by_id.values())), options.selection.build_layer())
    if options.profile is not None:
        from reportlint.config.draft_config import check_profile

        check_profile(options.profile, projects)


#: The rules by selection, so that their checks are made once in a process.
_rules_by_selection: dict[RuleSelection, RuleSet] = {}


def select_rules(selection: RuleSelection) -> RuleSet:
    """Return the rules of a selection; raises UsageError for one that does not exist."""
    rules = _rules_by_selection.get(selection)
    if rules is None:
        rules = load_builtin_rules().rules
        if selection == RuleSelection():
            # NOTE: most runs ask for nothing: what sorts out wishes takes a hundredth of a check.
            rules = RuleSet(tuple([rule for rule in rules if rule.default]))
        else:
            from reportlint.rules.selection import select

            severities = dict(selection.severities)
            words = selection.select, selection.ignore, selection.extend_select, severities
            rules = select(rules, *words)
        _rules_by_selection[selection] = rules
    return rules


def resolve_options(options: CheckOptions, input_file: InputFile) -> CheckOptions:
    """Return what holds for a draft: its configuration and profile; the command line wins."""
    options = replace(options, is_named=input_file.is_named)
    if input_file.config is None and options.profile is None and not options.packs:
        return options
    from reportlint.config.draft_config import resolve_draft_config
    from reportlint.config.project import load_project

    path, project = input_file.config or "", None
    if path or options.packs:
        project = load_project(path, options.packs)
    words = options.profile, options.region
    draft_config = resolve_draft_config(input_file.path, project, *words)
    published, suppression = options.publication_date, options.suppression
    if project is not None:
        entries = (*suppression.entries, *project.suppressions)
        suppression = replace(suppression, entries=entries)
    return replace(
        options,
        year=draft_config.year if options.year is None else options.year,
        publication_date=draft_config.published if published is None else published,
        suppression=suppression,
        draft_config=draft_config,
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
    packs = draft_config.find_packs(classify_organ(report.organ), year)
    key = selection, id(draft_config.project), draft_config.scopes, draft_config.profile, packs
    if key not in _rules_by_config:
        rules = draft_config.resolve_rules(selection.build_layer(), packs)
        _rules_by_config[key] = draft_config.project, rules
    return _rules_by_config[key][1]


def describe_packs(options: CheckOptions, result: FileResult) -> dict[str, str]:
    """Return the packs of a draft's project by their labels, with why one does not apply or ""."""
    draft_config = options.draft_config
    project = None if draft_config is None else draft_config.project
    if draft_config is None or project is None or not project.packs or result.edition is None:
        return {}
    year = result.year if options.year is None else options.year
    conditions = draft_config.region, classify_organ(result.organ), year
    return {pack.label: pack.applies.find_mismatch(*conditions) for pack in project.packs}


def add_default_rules(rules: RuleSet) -> RuleSet:
    """Add the rules that run unless told otherwise."""
    usual = {rule.id: rule for rule in load_builtin_rules().rules if rule.default}
    rules_by_id = {**usual, **{rule.id: rule for rule in rules}}
    return RuleSet(tuple(rules_by_id[id_] for id_ in sorted(rules_by_id)))


def known_rules(options: CheckOptions) -> RuleSet:
    """Return every rule there is for a draft, whether or not it runs."""
    if options.draft_config is None:
        return load_builtin_rules().rules
    from reportlint.config.project import collect_rules

    return collect_rules(options.draft_config.project)
