"""What holds for a draft: the project it belongs to, the settings for its path, the profile."""

from __future__ import annotations

import os

from reportlint.config.project import collect_rules
from reportlint.model.rule import RuleSet
from reportlint.rules.builtin import load_profiles
from reportlint.rules.layers import apply_layers
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from reportlint.config.model import PathScope, ProfileLayer, Project
    from reportlint.rules.layers import Layer, Profile

    T = TypeVar("T")


class DraftConfig(Record):
    """What holds for a draft besides the command line: all of it may be nothing.

    ``scopes`` are the places of those of the project's scopes that its path matches. ``year`` is
    the report year that is expected, ``published`` the ISO date of publication, ``region`` the code
    of the region that the draft is about.
    """

    project: Project | None = None
    scopes: tuple[int, ...] = ()
    profile: str = ""
    year: int | None = None
    published: str | None = None
    region: str | None = None

    def matching_scopes(self) -> tuple[PathScope, ...]:
        """Return the settings for the draft's path."""
        return tuple(self.project.scopes[index] for index in self.scopes) if self.project else ()

    def find_packs(self, organ: str | None, year: int | None) -> tuple[int, ...]:
        """Return the places of the project's packs that apply to an organ's kind and a year."""
        packs = self.project.packs if self.project else ()
        about = self.region, organ, year
        return tuple(index for index, pack in enumerate(packs) if pack.applies.fits(*about))

    def layers(self, packs: Iterable[int]) -> Iterator[Layer]:
        """Return the layers below the command line's own, lowest first; of packs only those given.

        Packs that the command line names stand above the configuration.
        """
        chosen = [self.project.packs[index] for index in packs] if self.project else []
        if self.project is not None:
            yield from (pack.layer for pack in chosen if not pack.is_named)
            yield self.project.layer
            yield from (scope.layer for scope in self.matching_scopes())
        if self.profile:
            yield from (one.layer for one in _find_profiles(self.profile, self.project))
        yield from (pack.layer for pack in chosen if pack.is_named)

    def find_rules(self, packs: tuple[int, ...]) -> RuleSet:
        """Return every rule there is for the draft, running or not."""
        rules = collect_rules(self.project)
        if self.project is None or len(packs) == len(self.project.packs):
            return rules
        others = [p for index, p in enumerate(self.project.packs) if index not in packs]
        foreign = {rule for pack in others for rule in pack.rules}
        return RuleSet(tuple(rule for rule in rules if rule.id not in foreign))

    def resolve_rules(self, layer: Layer, packs: tuple[int, ...]) -> RuleSet:
        """Return the rules that run, as all layers set them; ``layer`` is the command line's."""
        return apply_layers(self.find_rules(packs), (*self.layers(packs), layer))


def resolve_draft_config(
    path: str, project: Project | None, profile: str | None, region: str | None = None
) -> DraftConfig:
    """Return what holds for a draft of that path; of scopes that say different things the last.

    ``profile`` and ``region`` are those of the command line.
    """
    if project is None:
        return DraftConfig(profile=profile or "", region=region)
    indexes = find_scopes(path, project) if project.scopes else ()
    scopes = [project.scopes[index] for index in indexes]
    return DraftConfig(
        project,
        indexes,
        _choose_profile(project, profile),
        _last([project.get_number("year"), *(scope.year for scope in scopes)]),
        _last([project.get("published"), *(scope.published for scope in scopes)]),
        _last([project.get("region"), *(scope.region for scope in scopes), region]),
    )


def _last(values: list[T | None]) -> T | None:
    return next((value for value in reversed(values) if value is not None), None)


def find_scopes(path: str, project: Project) -> tuple[int, ...]:
    """Return the places of the scopes that a path matches."""
    from reportlint.rules.globs import matches

    try:
        below = os.path.relpath(os.path.abspath(path), project.folder)
    except ValueError:  # another drive
        return ()
    return tuple(
        index
        for index, scope in enumerate(project.scopes)
        if any(matches(below, pattern) for pattern in scope.paths)
    )


def _choose_profile(project: Project | None, profile: str | None) -> str:
    """Return the profile that is asked for, else the project's, "" where there is none."""
    return profile or (project.get("profile") if project else None) or ""


def find_threshold(project: Project | None, profile: str | None) -> str | None:
    """Return the threshold that the profile asked for or the project sets, None for the usual."""
    name = _choose_profile(project, profile)
    usual = project.get("fail-on") if project else None
    return _last([usual, *(one.fail_on for one in _find_profiles(name, project))])


def _find_profiles(name: str, project: Project | None) -> list[Profile | ProfileLayer]:
    """Return the built-in profile of a name, and the project's of that name after it."""
    profiles: list[Profile | ProfileLayer] = [*load_profiles()]
    profiles += project.profiles if project else ()
    return [one for one in profiles if one.name == name]


def check_profile(name: str, projects: Iterable[Project | None]) -> None:
    """Raise UsageError for a profile that is neither built-in nor any of these projects'."""
    names = {one.name for one in load_profiles()}
    for project in projects:
        names |= {one.name for one in project.profiles} if project else set()
    if name not in names:
        from reportlint.config.project_loader import describe_unknown_profile
        from reportlint.support.source_errors import find_nearest

        near = find_nearest(name, names)
        hint = Message("config.draft_config.did_you_mean", near=near) if near else ""
        raise UsageError(describe_unknown_profile(name, names), hint)
