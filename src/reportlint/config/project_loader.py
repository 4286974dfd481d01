"""Makes a project of a configuration file: every word is looked up, every fault told at once."""

from __future__ import annotations

from reportlint.config import reader
from reportlint.config.errors import ConfigError, refused
from reportlint.config.project import NamedLevel, Project, Scope
from reportlint.rules import overrides, packs
from reportlint.rules.builtin import builtin, profiles
from reportlint.rules.layers import Level, Word
from reportlint.rules.pack_files import named
from reportlint.rules.suppressions import Known
from reportlint.rules.suppressions import read as read_suppressions
from reportlint.support import trusted_files
from reportlint.support.errors import because
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.config import model
    from reportlint.config.model import Config
    from reportlint.model.rule import RuleDoc, RuleSet
    from reportlint.rules.packs import Packs
    from reportlint.support.nodes import Scalar


def configured(
    path: str,
) -> tuple[Project, Mapping[str, RuleDoc], Mapping[str, bytes], Iterable[str]]:
    """Give a project, what is told of its packs' rules, the files and folders it was made of.

    Raises ConfigError where the file cannot be followed in every word.
    """
    content = _content(path)
    config = reader.read(named(path), content)
    known = builtin()
    source = config.source
    gathered = packs.gathered(config.packs, source, config.folder, known, known.around)
    made = _project(config, gathered)
    if source.faults:
        raise refused((*source.faults, *gathered.faults))
    return made, gathered.docs, {path: content, **gathered.files}, gathered.folders


def _content(path: str) -> bytes:
    try:
        return trusted_files.read(path)
    except OSError as error:
        reason, name = because(error), named(path)
        raise ConfigError(
            Bilingual(
                f"无法读取配置文件 {name}：{reason.zh}",
                f"the configuration {name} cannot be read: {reason.en}",
            ),
        ) from error


def _project(config: Config, gathered: Packs) -> Project:
    source, rules = config.source, gathered.rules
    known = builtin()
    settings = {
        "profile": _profile(config),
        "region": config.region,
        "year": config.year,
        "published": config.published,
        "language": config.language,
        "fail-on": config.fail_on,
        "jobs": config.jobs,
        "rule-pages": config.rule_pages,
    }
    own = {rule for pack in gathered.packs for rule in pack.rules}
    return Project(
        source.path,
        config.folder,
        _level(config, "project", "", config.level, rules),
        tuple(_scope(config, scope, rules) for scope in config.per_path),
        tuple(
            NamedLevel(
                one.name.text,
                _level(config, "profile", one.name.text, one.level, rules),
                _text(one.fail_on),
            )
            for one in config.profiles
        ),
        gathered.packs,
        tuple(rule for rule in rules if rule.id in own),
        tuple(map(overrides.place, config.exclude)),
        tuple(map(overrides.place, config.output_format)),
        {key: overrides.place(value) for key, value in settings.items() if value is not None},
        read_suppressions(source, config.suppressions, Known(rules, known.forms), "configuration"),
        gathered.faults,
    )


def _profile(config: Config) -> Scalar | None:
    """Take the profile that is asked for; one that there is not is a fault."""
    asked = config.profile
    if asked is None:
        return None
    known = [one.name for one in profiles()]
    known += [one.name.text for one in config.profiles]
    if asked.text not in known:
        config.source.fault(asked, unknown_profile(asked.text, known))
    return asked


def unknown_profile(word: str, known: Iterable[str]) -> Bilingual:
    """Give what is wrong with a profile that there is not."""
    listed = sorted(set(known))
    return Bilingual(
        f"没有方案“{word}”：有 {'、'.join(listed)}",
        f'no profile "{word}": there are {", ".join(listed)}',
    )


def _scope(config: Config, scope: model.PerPath, rules: RuleSet) -> Scope:
    patterns = tuple(word.text for word in scope.paths)
    return Scope(
        patterns,
        _level(config, "per-path", ", ".join(patterns), scope.level, rules),
        scope.paths[0].line if scope.paths else 0,
        int(scope.year.text) if scope.year else None,
        _text(scope.published),
        _text(scope.region),
    )


def _text(node: Scalar | None) -> str | None:
    return None if node is None else node.text


def _level(config: Config, kind: str, name: str, level: model.Level, rules: RuleSet) -> Level:
    source = config.source

    def words(given: Iterable[Scalar]) -> tuple[Word, ...]:
        return tuple(overrides.words(source, given, rules))

    return Level(
        kind,
        name,
        source.path,
        None if level.select is None else words(level.select),
        words(level.extend_select),
        words(level.ignore),
        tuple(overrides.severities(source, level.severities, rules)),
        tuple(overrides.configured(source, level.parameters, rules, builtin())),
        remedies=tuple(overrides.remedies(source, level.remedies, rules)),
    )
