"""What the place of an output can show."""

from __future__ import annotations

import pytest

from reportlint.cli import sinks
from reportlint.cli.sinks import Sink


class FakeSink(Sink):
    """A place that is a terminal or not."""

    def __init__(self, *, terminal: bool, path: str | None = None) -> None:
        self.path = path
        self._is_terminal = terminal

    @property
    def terminal(self) -> bool:
        return self._is_terminal


TERMINAL, FILE, PIPE = (
    FakeSink(terminal=True),
    FakeSink(terminal=False, path="x"),
    FakeSink(terminal=False),
)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    known = ("TERM_PROGRAM", "WT_SESSION", "DOMTERM", "KONSOLE_VERSION", "VTE_VERSION")
    for name in ("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK", "COLUMNS", "TERM", *known):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("sink", "when", "env", "coloured"),
    [
        (TERMINAL, None, {}, True),
        (TERMINAL, "auto", {}, True),
        (TERMINAL, "never", {}, False),
        (TERMINAL, None, {"TERM": "dumb"}, False),
        (TERMINAL, None, {"NO_COLOR": "1"}, False),
        (TERMINAL, None, {"NO_COLOR": ""}, True),
        (TERMINAL, "always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (PIPE, None, {}, False),
        (PIPE, None, {"FORCE_COLOR": "1"}, True),
        (PIPE, "never", {"FORCE_COLOR": "1"}, False),
        (FILE, None, {"FORCE_COLOR": "1"}, False),
        (FILE, "always", {}, True),
    ],
)
def test_colours(
    sink: Sink,
    when: str | None,
    env: dict[str, str],
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert sinks.use_colour(sink, when) == coloured


@pytest.mark.parametrize(
    ("sink", "colour", "env", "links"),
    [
        (TERMINAL, True, {}, False),
        (TERMINAL, True, {"TERM": "xterm-256color"}, False),
        (TERMINAL, True, {"TERM": "xterm-kitty"}, True),
        (TERMINAL, True, {"TERM_PROGRAM": "WezTerm"}, True),
        (TERMINAL, True, {"TERM_PROGRAM": "Apple_Terminal"}, False),
        (TERMINAL, True, {"WT_SESSION": "0f"}, True),
        (TERMINAL, True, {"VTE_VERSION": "6800"}, True),
        (TERMINAL, True, {"VTE_VERSION": "4803"}, False),
        (TERMINAL, True, {"VTE_VERSION": "0.68"}, False),
        (TERMINAL, True, {"FORCE_HYPERLINK": "1"}, True),
        (TERMINAL, True, {"FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"}, False),
        (TERMINAL, False, {"TERM": "xterm-kitty"}, False),
        (PIPE, True, {"TERM": "xterm-kitty", "FORCE_HYPERLINK": "1"}, False),
        (FILE, True, {"TERM": "xterm-kitty", "FORCE_HYPERLINK": "1"}, False),
    ],
)
def test_links_are_for_terminals_that_show_them(
    sink: Sink,
    colour: bool,
    env: dict[str, str],
    links: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert sinks.use_links(sink, colour=colour) == links


@pytest.mark.parametrize(
    ("sink", "columns", "width"),
    [
        (PIPE, "200", 80),
        (FILE, "200", 80),
        (TERMINAL, "100", 100),
        (TERMINAL, "10", 40),
        (TERMINAL, "5000", 200),
        (TERMINAL, "many", 80),
        (TERMINAL, "-3", 80),
    ],
)
def test_width_follows_terminals_only(
    sink: Sink, columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert sinks.get_width(sink) == width
