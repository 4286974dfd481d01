"""What a run is to do: the command line, and below it the configuration of each draft."""

from __future__ import annotations

import os

from reportlint.cli import option_values
from reportlint.cli.inputs import found_of
from reportlint.config.search import nearest, searches
from reportlint.engine.check_options import chosen
from reportlint.engine.file_discovery.input_files import STDIN
from reportlint.rules.builtin import builtin
from reportlint.support.cache import location
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import LANGUAGES, Bilingual
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlint.cli.parser import Arguments
    from reportlint.config.draft_config import Standing
    from reportlint.config.project import Project
    from reportlint.engine.check_options import Options
    from reportlint.engine.file_discovery.input_files import LeftOut, Target
    from reportlint.support.source_errors import Fault


class Settings(Record):
    """What is settled before anything is read.

    ``arguments`` are those of the command line, in the language of the run. ``project`` is that of
    the first path named, which settles what a run does but once: language, outputs, threshold,
    processes. ``projects`` are those of all drafts; ``faults`` what is wrong with their packs.
    ``left_out`` is what folders hold besides.
    """

    arguments: Arguments
    options: Options
    targets: tuple[Target, ...]
    project: Project | None = None
    projects: tuple[Project, ...] = ()
    faults: tuple[Fault, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def language(self) -> str:
        """The language of the run."""
        return self.options.language

    @property
    def formats(self) -> tuple[tuple[str, str | None], ...]:
        """The outputs; raises UsageError for one that there is not."""
        if self.formats_project is None:
            return option_values.formats_of(self.arguments)
        from reportlint.cli.configured_outputs import formats_of

        return formats_of(self.arguments, self.formats_project)

    @property
    def formats_project(self) -> Project | None:
        """The project that asks for the outputs, None where the command line or nobody does."""
        project = self.project
        if project is None or not project.output_format or self.arguments.has("--output-format"):
            return None
        return project

    @property
    def fail_on(self) -> str:
        """The threshold."""
        said = "never" if self.arguments.has("--exit-zero") else self.arguments.last("--fail-on")
        if said is None and (self.project is not None or self.options.profile):
            from reportlint.config.draft_config import threshold

            said = threshold(self._standing())
        return said or "error"

    @property
    def rule_pages(self) -> str:
        """The address of the rules' pages, "" where none is configured."""
        return (self.project.get("rule-pages") or "") if self.project else ""

    @property
    def jobs(self) -> int | None:
        """How many processes to use, None where that is left to the program."""
        said = option_values.jobs_of(self.arguments)
        return self.project.number("jobs") if said is None and self.project else said

    @property
    def configs(self) -> tuple[str, ...]:
        """The paths of the configurations that bring packs."""
        return tuple(project.path for project in self.projects if project.packs)

    def left_out_kinds(self, files: Iterable[str | None] = ()) -> dict[str, int]:
        """Count by kind what is left out, but for files that are written: they are told anyway."""
        written = {os.path.realpath(file) for file in files if file}
        counts: dict[str, int] = {}
        for one in self.left_out:
            if os.path.realpath(one.path) not in written:
                counts[one.kind] = counts.get(one.kind, 0) + 1
        return counts

    def _standing(self) -> Standing:
        from reportlint.config.draft_config import standing

        return standing(os.curdir, self.project, self.options.profile)


def settle(arguments: Arguments) -> Settings:
    """Find the drafts and all that is set for them.

    Raises UsageError for what makes no sense, before anything is read: ConfigError with the
    faults of every configuration.
    """
    location.keep_out_of(arguments.operands)
    # NOTE: with the rules comes what the cache keeps: patterns that finding settings needs.
    builtin()
    config = config_of(arguments)
    place = None if config is None else config(first_folder(arguments))
    first = _readable(place)
    arguments = spoken(arguments, first)
    options = option_values.options_of(arguments)
    if config is None:
        # NOTE: a rule that does not exist is told before anything is read.
        _check(options, ())
        found = found_of(arguments)
        return Settings(arguments, options, found.targets, left_out=found.left_out)
    found = found_of(arguments, config)
    tell_search(arguments)
    named = (place, *(target.config for target in found.targets))
    paths = dict.fromkeys(path for path in named if path is not None)
    projects = loaded(paths) if paths else ()
    _check(options, projects)
    faults = tuple(dict.fromkeys(fault for project in projects for fault in project.faults))
    return Settings(arguments, options, found.targets, first, projects, faults, found.left_out)


def here(arguments: Arguments) -> tuple[Arguments, Project | None]:
    """Give the project of the current folder, and the arguments in the language it asks for."""
    builtin()
    find = config_of(arguments)
    path = find(os.curdir) if find else None
    project = loaded((path,))[0] if path else None
    arguments = spoken(arguments, project)
    tell_search(arguments)
    return arguments, project


def tell_search(arguments: Arguments, *, verbose: bool = False) -> None:
    """Tell of configurations that were passed over, unless the command line wants quiet."""
    verbose = verbose or arguments.has("--verbose")
    if arguments.has("--quiet"):
        return
    if any(search.passed or (verbose and search.end) for search in searches()):
        from reportlint.cli.config_notice import tell

        tell(arguments.language, verbose=verbose)


def config_of(arguments: Arguments) -> Callable[[str], str | None] | None:
    """Give what finds the configuration of a folder; None for a run without any."""
    named = arguments.last("--config")
    if arguments.has("--isolated"):
        if named is not None:
            raise UsageError(
                Bilingual(
                    "--isolated 不用任何配置文件，不能与 --config 同用",
                    "--isolated uses no configuration: it does not go with --config",
                )
            )
        return None
    if named is None:
        return nearest
    path = os.path.abspath(named)
    return lambda _folder: path


def loaded(paths: Iterable[str]) -> tuple[Project, ...]:
    """Give the projects of configurations; raises ConfigError with the faults of all of them."""
    from reportlint.config.errors import ConfigError
    from reportlint.config.project import project

    found, errors = [], []
    for path in paths:
        try:
            found.append(project(path))
        except ConfigError as error:
            errors.append(error)
    if len(errors) > 1:
        told = (
            "\n".join("\n".join(filter(None, error.told(language))) for error in errors)
            for language in LANGUAGES
        )
        raise ConfigError(Bilingual(*told))
    if errors:
        raise errors[0]
    return tuple(found)


def first_folder(arguments: Arguments) -> str:
    """Give the folder of the first path that a command line names."""
    path = next(iter(arguments.operands), os.curdir)
    if path == STDIN:
        path = arguments.last("--stdin-filename") or os.curdir
    return path if os.path.isdir(path) else os.path.dirname(path) or os.curdir


def _readable(path: str | None) -> Project | None:
    """Give the project of a configuration unless it is at fault: then it is told with others."""
    if path is None:
        return None
    from reportlint.config.errors import ConfigError
    from reportlint.config.project import project

    try:
        return project(path)
    except ConfigError:
        return None


def spoken(arguments: Arguments, project: Project | None) -> Arguments:
    """Give the arguments in the language of the configuration, unless another is asked for."""
    own = project.get("language") if project else None
    if own is None or arguments.has("--lang") or os.environ.get("REPORTLINT_LANG"):
        return arguments
    return replace(arguments, language=own)


def _check(options: Options, projects: tuple[Project, ...]) -> None:
    """Raise UsageError for a rule or profile that the command line asks for and nobody has."""
    choice = options.choice
    if not projects:
        chosen(choice)
    else:
        from reportlint.config.project import rules_of
        from reportlint.model.rule import RuleSet
        from reportlint.rules.selection import asked, check

        known = {rule.id: rule for project in projects for rule in rules_of(project)}
        level = asked(choice.select, choice.ignore, choice.extend_select, dict(choice.severities))
        check(RuleSet(tuple(known.values())), level)
    if options.profile is not None:
        from reportlint.config.draft_config import check_profile

        check_profile(options.profile, projects)
