"""What a run is to do: the command line, and below it the configuration of each draft."""

from __future__ import annotations

import os

from reportlint.cli import argument_values
from reportlint.cli.argument_values import find_inputs
from reportlint.cli.sinks import print_error, print_note
from reportlint.config import find_nearest, list_searches
from reportlint.engine.check_options import check_names
from reportlint.engine.files import STDIN
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.errors import ReportlintError, UsageError
from reportlint.support.localized_text import NO_TEXT, JoinedText, Message
from reportlint.support.paths import exclude_cache_folders
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlint.cli.parser import Arguments
    from reportlint.config.model import Project
    from reportlint.engine.check_options import CheckOptions
    from reportlint.engine.files import InputFile, LeftOut
    from reportlint.ruletests.rule_choice import RuleSubject
    from reportlint.support.source_errors import SourceError


class Settings(Record):
    """What is resolved before anything is read.

    ``arguments`` are those of the command line, in the language of the run. ``project`` is that of
    the first path named, which decides what a run does but once: language, outputs, threshold,
    processes. ``projects`` are those of all drafts; ``source_errors`` what is wrong with their
    packs. ``left_out`` is what folders hold besides.
    """

    arguments: Arguments
    options: CheckOptions
    input_files: tuple[InputFile, ...]
    project: Project | None = None
    projects: tuple[Project, ...] = ()
    source_errors: tuple[SourceError, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def language(self) -> str:
        """The language of the run."""
        return self.options.language

    @property
    def formats(self) -> tuple[tuple[str, str | None], ...]:
        """The outputs; raises UsageError for one that there is not."""
        if self.formats_project is None:
            return argument_values.parse_formats(self.arguments)
        from reportlint.cli.output_files import resolve_formats

        return resolve_formats(self.arguments, self.formats_project)

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
        if self.arguments.has("--exit-zero"):
            return "never"
        threshold = self.arguments.get("--fail-on")
        if threshold is None and (self.project is not None or self.options.profile):
            from reportlint.config.draft_config import find_threshold

            threshold = find_threshold(self.project, self.options.profile)
        return threshold or "error"

    @property
    def rule_pages(self) -> str:
        """The address of the rules' pages, "" where none is configured."""
        return (self.project.get("rule-pages") or "") if self.project else ""

    @property
    def jobs(self) -> int | None:
        """How many processes to use, None where that is left to the program."""
        count = argument_values.parse_jobs(self.arguments)
        return self.project.get_number("jobs") if count is None and self.project else count

    @property
    def configs(self) -> tuple[str, ...]:
        """The paths of the configurations that bring packs."""
        return tuple(project.path for project in self.projects if project.packs)

    def left_out_kinds(self, files: Iterable[str | None] = ()) -> dict[str, int]:
        """Count by kind what is left out, except files that are written: those are reported."""
        output_paths = {os.path.realpath(file) for file in files if file}
        counts: dict[str, int] = {}
        for one in self.left_out:
            if os.path.realpath(one.path) not in output_paths:
                counts[one.kind] = counts.get(one.kind, 0) + 1
        return counts


def resolve_settings(arguments: Arguments) -> Settings:
    """Find the drafts and all that is set for them.

    Raises UsageError for what makes no sense, before anything is read: ConfigError with the
    errors of every configuration.
    """
    exclude_cache_folders(arguments.operands)
    # NOTE: with the rules comes what the cache keeps: patterns that finding settings needs.
    load_builtin_rules()
    config = get_config_finder(arguments)
    packs = argument_values.find_packs(arguments)
    place = None if config is None else config(find_first_folder(arguments))
    first = _load_first(place, packs)
    arguments = set_language(arguments, first)
    options = argument_values.build_options(arguments)
    if config is None and not packs:
        # NOTE: a rule that does not exist is reported before anything is read.
        check_names(options, ())
    discovery = find_inputs(arguments, config)
    files, left_out = discovery.input_files, discovery.left_out
    if config is None and not packs:
        return Settings(arguments, options, files, left_out=left_out)
    print_search(arguments)
    paths = dict.fromkeys((place, *(input_file.config for input_file in files)))
    projects = load_projects(paths, packs)
    check_names(options, projects)
    print_warnings(arguments, projects)
    errors = tuple(dict.fromkeys(error for project in projects for error in project.source_errors))
    return Settings(arguments, options, files, first, projects, errors, left_out)


def load_current(arguments: Arguments) -> tuple[Arguments, Project | None]:
    """Return the project of the current folder, and the arguments in the language it asks for."""
    load_builtin_rules()
    find = get_config_finder(arguments)
    path = find(os.curdir) if find else None
    projects = load_projects((path,), argument_values.find_packs(arguments))
    project = next(iter(projects), None)
    arguments = set_language(arguments, project)
    print_search(arguments)
    print_warnings(arguments, projects)
    return arguments, project


def print_warnings(arguments: Arguments, origins: Iterable[Project | RuleSubject]) -> None:
    """Print what works in configurations and packs, but is hardly meant, unless asked for quiet."""
    warnings = dict.fromkeys(one for origin in origins for one in origin.source_warnings)
    if not arguments.has("--quiet"):
        for warning in warnings:
            words = Message("cli.settings.warning", text=warning)
            print_note(f"reportlint: {words[arguments.language]}")


def print_search(arguments: Arguments, *, verbose: bool = False) -> None:
    """Print which configurations were passed over, unless the command line asks for quiet."""
    verbose = verbose or arguments.has("--verbose")
    if arguments.has("--quiet"):
        return
    for search in list_searches():
        words = {"passed": search.skipped_path, "end": search.end, "why": search.why}
        if search.skipped_path:
            message = Message("cli.config_notice.configuration_not_used", **words)
            hint = Message("cli.config_notice.use_config_option", **words)
            print_error(ReportlintError(message, hint), arguments.language)
        elif verbose and search.end:
            print_note(Message("cli.config_notice.search_ended", **words)[arguments.language])


def get_config_finder(arguments: Arguments) -> Callable[[str], str | None] | None:
    """Return what finds the configuration of a folder; None for a run without any."""
    config_option = arguments.get("--config")
    if arguments.has("--isolated"):
        if config_option is not None:
            raise UsageError(Message("cli.settings.isolated_with_config"))
        return None
    if config_option is None:
        return find_nearest
    path = os.path.abspath(config_option)
    return lambda _folder: path


def load_projects(paths: Iterable[str | None], packs: tuple[str, ...] = ()) -> tuple[Project, ...]:
    """Return the projects of configurations, each with the packs that the command line names.

    Where packs are named, no configuration makes a project too. Raises ConfigError with the errors
    of all of them.
    """
    chosen_paths = [path or "" for path in paths if path or packs]
    if not chosen_paths:
        return ()
    from reportlint.config.model import ConfigError
    from reportlint.config.project import load_project

    loaded_projects, errors = [], []
    for path in chosen_paths:
        try:
            loaded_projects.append(load_project(path, packs))
        except ConfigError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        lines = [text for error in errors for text in error.texts if text != NO_TEXT]
        raise ConfigError(JoinedText(tuple(lines), "\n"))
    return tuple(loaded_projects)


def find_first_folder(arguments: Arguments) -> str:
    """Return the folder of the first path that a command line names."""
    path = next(iter(arguments.operands), os.curdir)
    if path == STDIN:
        path = arguments.get("--stdin-filename") or os.curdir
    return path if os.path.isdir(path) else os.path.dirname(path) or os.curdir


def _load_first(path: str | None, packs: tuple[str, ...]) -> Project | None:
    """Return the project of a configuration unless it is in error: that is reported with others."""
    if path is None and not packs:
        return None
    from reportlint.config.model import ConfigError
    from reportlint.config.project import load_project

    try:
        return load_project(path or "", packs)
    except ConfigError:
        return None


def set_language(arguments: Arguments, project: Project | None) -> Arguments:
    """Return the arguments in the language of the configuration, unless another is asked for."""
    own = project.get("language") if project else None
    if own is None or arguments.has("--lang") or os.environ.get("REPORTLINT_LANG"):
        return arguments
    return replace(arguments, language=own)
