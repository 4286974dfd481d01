"""Web pages, and what pandoc, WeasyPrint, xhtml2pdf and Chromium make of them."""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from importlib import import_module
from pathlib import Path

from tests.formats.paper import Paper
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet


def page(paper: Paper, style: str = "", *, head: bool = True) -> str:
    """A plain page; ``head``: the heads of tables are in a head of their own."""
    body = "\n".join(part for item in paper.items for part in _block(item, head))
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>年度报告</title>'
        f"<style>{style}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _block(item: Text | Sheet, head: bool) -> Iterator[str]:
    if isinstance(item, Text):
        tag = {"title": "h1", "heading": "h2", "body": "p"}[item.role]
        yield f"<{tag}>{escape(item.words)}</{tag}>"
        return
    yield '<table border="1">'
    for row in range(item.rows):
        mark = "th" if head and row < item.heads else "td"
        if head and item.heads and row in (0, item.heads):
            yield "<thead>" if row == 0 else "</thead><tbody>"
        yield "<tr>" + "".join(_cell(box, mark) for box in item.starting(row)) + "</tr>"
    yield "</tbody></table>" if head and item.heads else "</table>"


def _cell(box: Box, mark: str) -> str:
    down = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    across = f' colspan="{box.columns}"' if box.columns > 1 else ""
    return f"<{mark}{down}{across}>{escape(box.text)}</{mark}>"


def pandoc(paper: Paper, target: str) -> bytes:
    """What pandoc makes of the page."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "made"
        import_module("pypandoc").convert_text(
            page(paper), target, format="html", outputfile=str(path), extra_args=["--standalone"]
        )
        return path.read_bytes()


def weasyprint(paper: Paper, style: str) -> bytes:
    """What WeasyPrint makes of the page."""
    made: bytes = import_module("weasyprint").HTML(string=page(paper, style)).write_pdf()
    return made


def xhtml2pdf(paper: Paper, style: str) -> bytes:
    """What xhtml2pdf makes of the page."""
    with tempfile.TemporaryFile() as file:
        import_module("xhtml2pdf.pisa").CreatePDF(page(paper, style, head=False), dest=file)
        file.seek(0)
        return file.read()


def chromium_pdf(paper: Paper, style: str, *flags: str) -> bytes:
    """What Chromium prints of the page."""
    with tempfile.TemporaryDirectory() as name:
        source, made = Path(name) / "page.html", Path(name) / "made.pdf"
        source.write_text(page(paper, style), encoding="utf-8")
        _chromium(name, f"--print-to-pdf={made}", *flags, source.as_uri())
        return made.read_bytes()


def chromium_dom(source: str) -> bytes:
    """The page as Chromium writes it after its scripts have run."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "page.html"
        path.write_text(source, encoding="utf-8")
        return _chromium(name, "--dump-dom", path.as_uri())


def chromium_mhtml(source: str) -> bytes:
    """The page as Chromium saves it to one file, asked over its debugging pipe."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "page.html"
        path.write_text(source, encoding="utf-8")
        return _snapshot(name, path.as_uri()).encode()


def _chromium(profile: str, *words: str) -> bytes:
    # NOTE: no sandbox, as it wants rights that containers do not give; the pages are our own.
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}/profile"]
    command = ["chromium", *flags, *words]
    return subprocess.run(command, check=True, timeout=120, capture_output=True).stdout


def _snapshot(profile: str, address: str) -> str:
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}/profile"]
    command = ["chromium", *flags, "--remote-debugging-port=9333", address]
    command += ["--remote-allow-origins=*"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as browser:
        try:
            return _asked("Page.captureSnapshot")
        finally:
            browser.terminate()


def _asked(method: str) -> str:
    from time import sleep
    from urllib.request import urlopen

    sleep(4)
    with urlopen("http://127.0.0.1:9333/json") as answer:
        pages = json.load(answer)
    place = next(item for item in pages if item["type"] == "page")["webSocketDebuggerUrl"]
    socket = import_module("websocket").create_connection(place)
    socket.send(json.dumps({"id": 1, "method": method, "params": {"format": "mhtml"}}))
    data: str = json.loads(socket.recv())["result"]["data"]
    return data


def scripted(paper: Paper) -> str:
    """A page whose script puts the report into it, as some sites do."""
    packed = base64.b64encode(page(paper, head=False).encode()).decode()
    return _SCRIPTED.replace("PACKED", packed)


_SCRIPTED = """\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>信息公开年报-政府网站</title></head>
<body><div class="nav"><a href="#">首页</a> &gt; <a href="#">年报</a></div>
<div id="zoom"></div><div class="foot">网站标识码</div><script>
const bytes = Uint8Array.from(atob("PACKED"), sign => sign.charCodeAt(0));
const words = new TextDecoder().decode(bytes);
const read = new DOMParser().parseFromString(words, "text/html");
document.getElementById("zoom").innerHTML = read.body.innerHTML;
document.currentScript.remove();
</script></body></html>
"""
