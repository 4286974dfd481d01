"""``reportlint config show``: every setting in force, and the file and line that it comes from."""

from __future__ import annotations

import os

from reportlint import readers
from reportlint.checks import KINDS
from reportlint.cli import argument_values, settings
from reportlint.cli.batch_run import print_source_errors
from reportlint.cli.sinks import Sink, make_view, print_note
from reportlint.config import project as projects
from reportlint.config.draft_config import (
    DraftConfig,
    check_profile,
    find_threshold,
    resolve_draft_config,
)
from reportlint.engine import files
from reportlint.engine.batch import process_files
from reportlint.engine.check_draft import parse_document
from reportlint.engine.files import InputFile
from reportlint.model.report import classify_organ
from reportlint.reporters.common.screen import make_visible
from reportlint.reporters.configuration import (
    EffectiveConfig,
    EffectiveRule,
    EffectiveSetting,
    render_json,
    render_overview,
    render_rule_origin,
)
from reportlint.rules.builtin import load_profiles, save_cache
from reportlint.rules.layers import resolve_rule, trace_rule
from reportlint.rules.selection import check_layer
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy import fetch
from reportlint.support.records import Record, fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.cli.parser import Arguments
    from reportlint.config.model import Project
    from reportlint.model.rule import Rule, RuleDoc, RuleSet
    from reportlint.rules.layers import Layer
    from reportlint.support.localized_text import LocalizedText


#: The settings of a run in the order in which they are shown.
_SETTINGS = (
    *("profile", "fail-on", "output-format", "language", "jobs", "year", "published", "region"),
    "rule-pages",
)
_USUAL = {"fail-on": "error", "output-format": "full", "language": "zh"}
_OPTIONS = {"language": "--lang"}


class ResolvedConfig(Record):
    """What is in force for a draft, or for the current folder."""

    arguments: Arguments
    draft_config: DraftConfig
    packs: tuple[int, ...]
    layers: tuple[Layer, ...]
    rules: RuleSet
    draft: str

    @property
    def project(self) -> Project | None:
        """The project."""
        return self.draft_config.project


def show(arguments: Arguments) -> int:
    """Show the settings, or those of one rule."""
    resolved_config = resolve_config(arguments)
    arguments = resolved_config.arguments
    settings.print_search(arguments, verbose=True)
    sink = Sink(None)
    view = make_view(sink, arguments)
    rules = resolved_config.rules
    rule = argument_values.find_rule(arguments.operands[0], rules) if arguments.operands else None
    shown_config = _build_shown_config(resolved_config, [rule] if rule else list(rules))
    if arguments.get("--output-format") == "json":
        sink.write(render_json(shown_config, arguments.language))
    elif rule:
        sink.print_text(render_rule_origin(shown_config.rules[0], view), has_colour=view.colour)
    else:
        sink.print_text(render_overview(shown_config, view), has_colour=view.colour)
    save_cache()
    errors = resolved_config.project.source_errors if resolved_config.project else ()
    return 2 if print_source_errors(arguments.language, errors) else 0


def resolve_config(arguments: Arguments) -> ResolvedConfig:
    """Find what is in force where a command is run, or for the draft of ``--for``."""
    draft = arguments.get("--for") or ""
    find = settings.get_config_finder(arguments)
    folder = os.path.dirname(draft) if draft and not os.path.isdir(draft) else draft
    path = find(folder or os.curdir) if find else None
    project = next(
        iter(settings.load_projects((path,), argument_values.find_packs(arguments))), None
    )
    arguments = settings.set_language(arguments, project)
    layer = argument_values.build_selection(arguments).build_layer()
    check_layer(projects.collect_rules(project), layer)
    profile = arguments.get("--profile")
    if profile is not None:
        check_profile(profile, (project,))
    region = argument_values.parse_region(arguments)
    draft_config = resolve_draft_config(draft or os.curdir, project, profile, region)
    settings.print_warnings(arguments, (project,) if project else ())
    packs = draft_config.find_packs(*_read_organ_and_year(draft, arguments, draft_config))
    layers, rules = (*draft_config.layers(packs), layer), draft_config.find_rules(packs)
    return ResolvedConfig(arguments, draft_config, packs, layers, rules, draft)


def _read_organ_and_year(
    draft: str, arguments: Arguments, draft_config: DraftConfig
) -> tuple[str | None, int | None]:
    """Return the kind of organ and the year of a draft, as far as they are known."""
    year = argument_values.parse_year(arguments)
    if not draft or os.path.isdir(draft):
        return None, year
    draft_identity = read_identity(draft, draft_config.year if year is None else year)
    if draft_identity.error is not None:
        print_note(f"{make_visible(draft)}: {draft_identity.error.localize(arguments.language)[0]}")
    return draft_identity.organ, draft_identity.year


def _build_shown_config(resolved_config: ResolvedConfig, rules: list[Rule]) -> EffectiveConfig:
    project, draft_config = resolved_config.project, resolved_config.draft_config
    profile = {one.name: one for one in load_profiles()}.get(draft_config.profile)
    packs = project.packs if project else ()
    scopes = project.scopes if project else ()
    docs = projects.collect_docs(project)
    return EffectiveConfig(
        (project.path or None) if project else None,
        resolved_config.draft,
        tuple(_list_settings(resolved_config)),
        tuple((pack, index in resolved_config.packs) for index, pack in enumerate(packs)),
        profile.about if profile else None,
        tuple(
            (", ".join(scope.paths), index in draft_config.scopes, scope.layer.path, scope.line)
            for index, scope in enumerate(scopes)
        ),
        tuple(_build_shown_rule(rule, docs[rule.id], resolved_config) for rule in rules),
    )


def _list_settings(resolved_config: ResolvedConfig) -> Iterator[EffectiveSetting]:
    for key in _SETTINGS:
        values = resolved_config.arguments.values.get(_OPTIONS.get(key, f"--{key}"))
        if values and key != "output-format":
            yield EffectiveSetting(key, values[-1], _OPTIONS.get(key, f"--{key}"))
        elif key == "language" and os.environ.get("REPORTLINT_LANG"):
            yield EffectiveSetting(key, resolved_config.arguments.language, "REPORTLINT_LANG")
        else:
            yield _find_setting(resolved_config, key)
    if project := resolved_config.project:
        for key, words in (("exclude", project.exclude), ("packs", project.pack_words)):
            for word in words:
                yield EffectiveSetting(key, word.text, project.path, word.line)
        for name in resolved_config.arguments.values.get("--pack", ()):
            yield EffectiveSetting("packs", name, "--pack")


def _find_setting(resolved_config: ResolvedConfig, key: str) -> EffectiveSetting:
    project, draft_config = resolved_config.project, resolved_config.draft_config
    for scope in reversed(draft_config.matching_scopes()):
        value = getattr(scope, key, None)
        if value is not None:
            return EffectiveSetting(key, str(value), scope.layer.path, scope.line)
    threshold = find_threshold(project, draft_config.profile)
    if key == "fail-on" and threshold != (project and project.get(key)):
        return EffectiveSetting(key, threshold or "", f"profile {draft_config.profile}")
    if project is not None and key == "output-format" and project.output_format:
        words = project.output_format
        text = ", ".join(word.text for word in words)
        return EffectiveSetting(key, text, project.path, words[0].line)
    word = project.settings.get(key) if project else None
    if word is None or project is None:
        return EffectiveSetting(key, _USUAL.get(key, ""))
    return EffectiveSetting(key, word.text, project.path, word.line)


def _build_shown_rule(rule: Rule, doc: RuleDoc, resolved_config: ResolvedConfig) -> EffectiveRule:
    resolved = resolve_rule(rule, resolved_config.layers)
    provenance = tuple(trace_rule(rule, resolved_config.layers))
    parameters = tuple(_list_parameters(rule, doc, resolved_config))
    state = resolved.runs, resolved.rule.severity, doc.path, doc.line
    return EffectiveRule(rule, *state, provenance, parameters)


def _list_parameters(
    rule: Rule, doc: RuleDoc, resolved_config: ResolvedConfig
) -> Iterator[EffectiveSetting]:
    """Return the parameters of a rule: as its file has them, or as the last layer sets them."""
    if rule.target == KINDS["relation"]:
        return
    layer_values = {
        one.key: EffectiveSetting(one.key, one.source_text, layer.path, one.where.line)
        for layer in resolved_config.layers
        for one in layer.overrides
        if one.rule == rule.id and one.field is not None
    }
    file_values = {key.replace("_", "-"): value for key, value in doc.parameters.items()}
    for field, value in zip(fields_of(fetch(rule.target)), rule.values, strict=True):
        key = field.replace("_", "-")
        if field.isupper():
            continue
        if key in layer_values:
            yield layer_values[key]
        elif key in file_values:
            yield EffectiveSetting(key, _format_value(file_values[key]), doc.path, doc.line)
        else:
            yield EffectiveSetting(key, _format_value(value))


def _format_value(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_format_value(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_format_value, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


class Identity(Record):
    """The kind of organ and the year of a draft; ``error``: why neither could be read."""

    organ: str | None = None
    year: int | None = None
    error: UnreadableError | None = None


def read_identity(path: str, year: int | None) -> Identity:
    """Read whose report a draft is, and of which year: that given, if any."""
    [(_, result)] = process_files((InputFile(path, is_named=True),), _Reader(year))
    draft_identity: Identity = result
    return draft_identity


class _Reader:
    """Reads drafts; ``job`` is the year that they are of, if it is known."""

    def __init__(self, job: int | None) -> None:
        self.job = job

    def result(self, input_file: InputFile) -> Identity:
        """Return what a draft says of itself."""
        try:
            report = parse_document(readers.read(input_file.load(), input_file.path), self.job)
        except UnreadableError as error:
            return Identity(year=self.job, error=error)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - a bad draft must not hide the settings
            return self.build_failure(input_file, files.describe_internal_error(error))
        year = report.year if self.job is None else self.job
        return Identity(classify_organ(report.organ), year)

    def build_failure(self, _target: InputFile, why: LocalizedText) -> Identity:
        """Return what is known of a draft that went beyond what a reader may do."""
        return Identity(year=self.job, error=UnreadableError(why))
