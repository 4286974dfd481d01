"""The first page: the verdict, what was found by severity and family, the files, the filters.

Of a single file the verdict and its own section say all that the summary and the list would.
"""

from __future__ import annotations

import os

from reportlint import __version__
from reportlint.model.rule import SEVERITIES, family_name, rank_family
from reportlint.reporters.common import left_out, name_severity
from reportlint.reporters.common.summary import render_verdict, summarise_unassessed
from reportlint.reporters.html.marking import make_anchor, to_html
from reportlint.support import resources
from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.finding import RunSummary
    from reportlint.reporters.common import View
    from reportlint.support.localized_text import LocalizedText

    #: A file's path and its counts.
    FileTotals = tuple[str, RunSummary]

#: What marks a page as written by this program.
GENERATOR = "reportlint"
_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_FILES = Message("reporters.html.files")
_SKIPPED = Message("reporters.words.not_assessed")


def render_page_start(files: Sequence[FileTotals], totals: RunSummary, view: View) -> str:
    """Return what stands before the files' sections."""
    language = view.language
    title = to_html(Message("reporters.html.title")[language])
    style, script = _asset("page.css"), _asset("page.js")
    skip = Message("reporters.html.skip_to_findings")[language]
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[language]}">\n<head>\n<meta charset="utf-8">\n'
        f"{_policy(style, script)}"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{GENERATOR} {__version__}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<link rel="icon" href="data:,">\n<title>{title}</title>\n<style>{style}</style>\n'
        f'</head>\n<body>\n<a class="skip" href="#files">{skip}</a>\n'
        f'<header id="top">\n<h1>{title}</h1>\n'
        f'<p class="verdict">{to_html(render_verdict(totals, view))}</p>\n'
        f"{_packs(totals, view)}</header>\n"
        f"{_overview(files, totals, view)}{_filters(totals, view)}"
        f"{_figure_switch(totals, view.language)}"
        '<main id="files" tabindex="-1">\n'
    )


def render_page_end(_totals: RunSummary, view: View) -> str:
    """Return what stands after the files' sections."""
    footer = Message("reporters.html.generated_by", version=__version__, rules=view.rules)[
        view.language
    ]
    return (
        f"</main>\n<footer><p>{to_html(footer)}</p></footer>\n"
        f"<script>{_asset('page.js')}</script>\n</body>\n</html>\n"
    )


def _packs(totals: RunSummary, view: View) -> str:
    """Return the rule packs, and why one was not used."""
    if not view.packs:
        return ""
    from reportlint.reporters.common.pack_notes import describe_packs

    lines = [to_html(words[view.language]) for words in describe_packs(totals, view)]
    return "".join(f'<p class="packs">{line}</p>\n' for line in lines)


def _asset(name: str) -> str:
    return resources.read_text(os.path.join(os.path.dirname(os.path.abspath(__file__)), name))


def _policy(style: str, script: str) -> str:
    """Return the policy that forbids every request, and any style and script but the page's own."""
    rules = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">\n'


def _digest(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"


def _overview(files: Sequence[FileTotals], totals: RunSummary, view: View) -> str:
    if len(files) == 1:
        return _render_left_out(totals, view)
    return _summary(totals, view) + _index(files, view)


def _render_left_out(totals: RunSummary, view: View) -> str:
    """Return what the findings do not say: what was not assessed, and which files were left out."""
    paragraphs: list[tuple[str, LocalizedText]] = []
    if totals.not_assessed:
        # NOTE: each file's section lists what was not assessed, so no option needs to be told.
        words = summarise_unassessed(totals, replace(view, verbose=True))
        paragraphs.append(("unassessed", words))
    if totals.skipped_files:
        skipped = left_out.count_skipped(totals.skipped_files, view.language)
        paragraphs.append(("left-out", Message("reporters.words.sentence", words=skipped)))
    return "".join(
        f'<p class="{name}">{to_html(text[view.language])}</p>\n' for name, text in paragraphs
    )


def _summary(totals: RunSummary, view: View) -> str:
    language = view.language
    tiles = [
        ("files", _FILES[language], totals.files),
        *(
            (severity, name_severity(severity, language), count)
            for severity, count in _severities(totals)
        ),
        ("skipped", _SKIPPED[language], totals.not_assessed),
    ]
    tile_markup = "".join(
        f'<div class="tile {name}"><dt>{to_html(label)}</dt><dd>{count}</dd></div>'
        for name, label, count in tiles
    )
    return (
        '<section class="summary" aria-labelledby="summary">\n'
        f'<h2 id="summary">{Message("reporters.html.summary")[language]}</h2>\n'
        f'<dl class="tiles">{tile_markup}</dl>\n{_render_left_out(totals, view)}'
        f"{_kinds(totals, view)}</section>\n"
    )


def _severities(totals: RunSummary) -> Iterator[tuple[str, int]]:
    counts = (totals.errors, totals.warnings, totals.infos)
    return zip(reversed(SEVERITIES), counts, strict=True)


def _families(totals: RunSummary) -> list[str]:
    return sorted({kind.partition("/")[2] for kind in totals.kinds}, key=rank_family)


def _kinds(totals: RunSummary, view: View) -> str:
    """Return a table of the findings by family and severity."""
    if not totals.kinds:
        return ""
    language = view.language
    severities = tuple(name_severity(name, language) for name in reversed(SEVERITIES))
    family, total = Message("reporters.html.family"), Message("reporters.html.total")
    rows = []
    for letter in _families(totals):
        counts = [totals.kinds.get(f"{name}/{letter}", 0) for name in reversed(SEVERITIES)]
        name = f"<code>{to_html(letter)}</code> {to_html(family_name(letter, language))}"
        rows.append(f'<tr><th scope="row">{name}</th>{_cells(*counts, sum(counts))}</tr>')
    caption = Message("reporters.html.findings_by_kind")[language]
    return (
        f'<div class="wide"><table class="kinds"><caption>{caption}</caption>'
        f"{_head(family[language], *severities, total[language])}"
        f"<tbody>{''.join(rows)}</tbody></table></div>\n"
    )


def _head(*names: str) -> str:
    cells = "".join(f'<th scope="col">{to_html(name)}</th>' for name in names)
    return f"<thead><tr>{cells}</tr></thead>"


def _cells(*counts: int) -> str:
    return "".join(f"<td>{count or '–'}</td>" for count in counts)


def _index(files: Sequence[FileTotals], view: View) -> str:
    language = view.language
    severities = (name_severity(name, language) for name in reversed(SEVERITIES))
    file, outcome = Message("reporters.html.file"), Message("reporters.html.outcome")
    head = _head(file[language], outcome[language], *severities, _SKIPPED[language])
    rows = "".join(_row(path, totals, language) for path, totals in files)
    return (
        f'<nav id="index" aria-labelledby="list">\n<h2 id="list">{_FILES[language]}</h2>\n'
        f'<div class="wide"><table class="index">{head}'
        f"<tbody>\n{rows}</tbody></table></div>\n</nav>\n"
    )


def _row(path: str, totals: RunSummary, language: str) -> str:
    state = _state(totals)
    counts = (count for _, count in _severities(totals))
    link = f'<a href="#{make_anchor(path)}">{to_html(path)}</a>'
    return (
        f'<tr class="{state}"><th scope="row">{link}</th>'
        f"<td>{Message(f'reporters.html.states.{state}')[language]}</td>"
        f"{_cells(*counts, totals.not_assessed)}</tr>\n"
    )


def _state(totals: RunSummary) -> str:
    if totals.unreadable_files:
        return "unreadable"
    if totals.findings:
        return "found"
    return "foreign" if totals.foreign_files else "clean"


def _filters(totals: RunSummary, view: View) -> str:
    """Return the filters, hidden until the script that makes them work shows them."""
    if not totals.kinds:
        return ""
    language = view.language
    names = [name for name, count in _severities(totals) if count]
    severities = [(name, name_severity(name, language)) for name in names]
    letters = _families(totals)
    families = [(letter, f"{letter} {family_name(letter, language)}") for letter in letters]
    label = Message("reporters.html.only_with_findings")[language]
    only = f'<label><input type="checkbox" id="only"> {label}</label>'
    name = Message("reporters.html.filter")[language]
    counter_text = Message("reporters.html.counter")[language]
    return (
        f'<form id="filters" aria-label="{name}" data-told="{counter_text}" hidden>\n'
        f"{_boxes('severity', Message('reporters.html.filter_severity')[language], severities)}"
        f"{_boxes('family', Message('reporters.html.filter_family')[language], families)}"
        f'<p class="last">{only} <output id="shown" aria-live="polite"></output></p>\n</form>\n'
    )


def _figure_switch(totals: RunSummary, language: str) -> str:
    """Return what shows the figures of the prose, hidden until the script makes it work."""
    if not totals.figures:
        return ""
    label = Message("reporters.html.show_figures")[language]
    legend = " ".join(
        f'<span class="figure {name}">{Message(f"reporters.html.figures.{name}")[language]}</span>'
        for name in ("agrees", "contradicts", "checked", "unread")
    )
    return (
        '<p id="figure-switch" hidden>'
        f'<label><input type="checkbox" id="figures"> {label}</label> {legend}</p>\n'
    )


def _boxes(name: str, legend: str, choices: Iterable[tuple[str, str]]) -> str:
    boxes = "".join(
        f'<label class="{to_html(value) if name == "severity" else "kind"}">'
        f'<input type="checkbox" name="{name}" value="{to_html(value)}" checked> {to_html(label)}'
        "</label>"
        for value, label in choices
    )
    return f"<fieldset><legend>{legend}</legend>{boxes}</fieldset>\n"
