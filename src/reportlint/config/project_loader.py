"""Makes a project of a configuration file: words are looked up, all errors reported at once."""

from __future__ import annotations

import os

from reportlint.config import reader
from reportlint.config.model import (
    Config,
    ConfigError,
    PathScope,
    ProfileLayer,
    Project,
    build_config_error,
)
from reportlint.rules import overrides, packs
from reportlint.rules.builtin import load_builtin_rules, load_profiles
from reportlint.rules.layers import Layer, Selector
from reportlint.rules.named_packs import NamedPacks
from reportlint.rules.pack_files import display_path
from reportlint.rules.suppressions import KnownNames
from reportlint.rules.suppressions import read_entries as read_suppressions
from reportlint.support.errors import explain_os_error
from reportlint.support.localized_text import JoinedText, LocalizedText, Message, as_localized
from reportlint.support.source_errors import Source
from reportlint.support.trusted_files import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.config import model
    from reportlint.model.rule import RuleDoc, RuleSet
    from reportlint.rules.packs import Packs
    from reportlint.support.nodes import Scalar


def build_project(
    path: str, named_packs: tuple[str, ...] = ()
) -> tuple[Project, Mapping[str, RuleDoc], Mapping[str, bytes], Iterable[str]]:
    """Return a project, its packs' rule documentation, the files and folders it was made of.

    ``named_packs`` are those of the command line; with them there need be no file: "". Raises
    ConfigError where the file, or the command line, cannot be followed in every word.
    """
    config, files = _read_config(path) if path else (Config(Source("", ""), os.curdir), {})
    built_in = load_builtin_rules()
    source, extra_packs = config.source, NamedPacks(named_packs)
    loaded_packs = packs.load_packs(
        config.packs, source, config.folder, built_in.rules, built_in.rule_context, extra_packs
    )
    if extra_packs.source.errors:
        messages = [as_localized(error.message) for error in extra_packs.source.errors]
        raise ConfigError(JoinedText(tuple(messages), "\n"))
    project = _assemble_project(config, loaded_packs, named_packs)
    if source.errors:
        raise build_config_error((*source.errors, *loaded_packs.errors))
    return project, loaded_packs.docs, {**files, **loaded_packs.files}, loaded_packs.folders


def _read_config(path: str) -> tuple[Config, Mapping[str, bytes]]:
    """Return a configuration, and its file with what it holds."""
    try:
        content = read_file(path)
    except OSError as error:
        reason, name = explain_os_error(error), display_path(path)
        message = Message("config.project_loader.unreadable", name=name, reason=reason)
        raise ConfigError(message) from error
    return reader.read(display_path(path), content), {path: content}


def _assemble_project(config: Config, loaded_packs: Packs, named_packs: tuple[str, ...]) -> Project:
    source, rules = config.source, loaded_packs.rules
    known_names = KnownNames(rules, load_builtin_rules().editions)
    settings = {
        "profile": _check_profile_name(config),
        "region": config.region,
        "year": config.year,
        "published": config.publication_date,
        "language": config.language,
        "fail-on": config.fail_on,
        "jobs": config.jobs,
        "rule-pages": config.rule_pages,
    }
    own = {rule for pack in loaded_packs.packs for rule in pack.rules}
    layer = _build_layer(config, "project", "", config.rule_table, rules)
    scopes = tuple(_build_scope(config, scope, rules) for scope in config.per_path)
    profiles = tuple(_build_profile(config, profile, rules) for profile in config.profiles)
    return Project(
        source.path,
        config.folder,
        layer,
        scopes,
        profiles,
        loaded_packs.packs,
        tuple(rule for rule in rules if rule.id in own),
        tuple(map(overrides.to_selector, config.exclude)),
        tuple(map(overrides.to_selector, config.output_format)),
        {key: overrides.to_selector(value) for key, value in settings.items() if value is not None},
        read_suppressions(source, config.suppressions, known_names, "configuration"),
        loaded_packs.errors,
        (*source.warnings, *loaded_packs.warnings),
        tuple(map(overrides.to_selector, config.packs)),
        named_packs,
    )


def _check_profile_name(config: Config) -> Scalar | None:
    """Take the profile that is asked for; one that there is not is an error."""
    profile = config.profile
    if profile is None:
        return None
    names = [one.name for one in load_profiles()]
    names += [one.name.text for one in config.profiles]
    if profile.text not in names:
        config.source.add_error(profile, describe_unknown_profile(profile.text, names))
    return profile


def describe_unknown_profile(word: str, names: Iterable[str]) -> LocalizedText:
    """Return what is wrong with a profile that there is not."""
    choices = tuple(sorted(set(names)))
    return Message("config.project_loader.no_profile", word=word, choices=choices)


def _build_scope(config: Config, scope: model.PathTable, rules: RuleSet) -> PathScope:
    patterns = tuple(word.text for word in scope.paths)
    return PathScope(
        patterns,
        _build_layer(config, "per-path", ", ".join(patterns), scope.rule_table, rules),
        scope.paths[0].line if scope.paths else 0,
        int(scope.year.text) if scope.year else None,
        _get_text(scope.publication_date),
        _get_text(scope.region),
    )


def _build_profile(config: Config, profile: model.ProfileTable, rules: RuleSet) -> ProfileLayer:
    name = profile.name.text
    layer = _build_layer(config, "profile", name, profile.rule_table, rules)
    return ProfileLayer(name, layer, _get_text(profile.fail_on))


def _get_text(node: Scalar | None) -> str | None:
    return None if node is None else node.text


def _build_layer(
    config: Config, kind: str, name: str, table: model.RuleTable, rules: RuleSet
) -> Layer:
    source, context = config.source, load_builtin_rules().rule_context

    def words(nodes: Iterable[Scalar]) -> tuple[Selector, ...]:
        return tuple(overrides.read_selectors(source, nodes, rules))

    return Layer(
        kind,
        name,
        source.path,
        None if table.select is None else words(table.select),
        words(table.extend_select),
        words(table.ignore),
        tuple(overrides.read_severities(source, table.severities, rules)),
        (
            *overrides.read_parameters(source, table.parameters, rules, context),
            *overrides.read_remedies(source, table.remedies, rules),
        ),
    )
