"""The page in a real browser, where one is installed: at the width of a phone and of a desk, light and dark."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from coach.domain.review.period import week_around
from coach.export.document_file import shared_file
from coach.export.review_document import found_in
from tests.scenes import with_search
from tests.tui.app_driver import coach_at

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here"),
    pytest.mark.xdist_group("browser"),
]
PROBE = """
<script>
addEventListener("load", () => {
  const number = (text) => text.match(/[0-9.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (node) => { for (; node; node = node.parentElement) {
    const colour = number(getComputedStyle(node).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour; } return [255, 255, 255]; };
  const texts = [...document.querySelectorAll("body *")].filter((node) => !node.closest("svg, script")
    && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()));
  const contrasts = texts.map((node) => {
    const [a, b] = [light(number(getComputedStyle(node).color)), light(behind(node))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); });
  const seen = { width: innerWidth, scroll: document.documentElement.scrollWidth,
    asked: performance.getEntriesByType("resource").map((each) => each.name),
    headings: [...document.querySelectorAll("h1,h2,h3,h4")].map((node) => Number(node.tagName[1])),
    pictures: [...document.querySelectorAll("svg")].map((node) =>
      node.getAttribute("aria-label") || node.querySelector("title")?.textContent || ""),
    scripts: document.scripts.length, lang: document.documentElement.lang, title: document.title,
    dark: matchMedia("(prefers-color-scheme: dark)").matches, contrast: Math.min(...contrasts), texts: texts.length };
  const told = document.createElement("pre");
  told.id = "seen"; told.textContent = JSON.stringify(seen); parent.document.body.append(told);
});
</script>
"""


def shown_in(folder: Path, page: str, width: int, *, dark: bool) -> Any:
    """What the browser saw of the page."""
    file = folder / "page.html"
    allowing = page.replace("default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';")
    inside = html.escape(allowing.replace("</body>", f"{PROBE}</body>"))
    # in a frame, since the browser's own window can't be as narrow as a phone
    frame = f'<iframe style="border: 0" width="{width}" height="900" srcdoc="{inside}"></iframe>'
    file.write_text(f'<meta charset="utf-8"><html style="color-scheme: light dark">{frame}', encoding="utf-8")
    command = [
        *(str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"),
        *("--window-size=1400,1000", "--virtual-time-budget=2000", "--dump-dom"),
        *(["--blink-settings=preferredColorScheme=0"] if dark else ["--blink-settings=preferredColorScheme=1"]),
        file.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    found = re.search(r'<pre id="seen">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-500:]
    return json.loads(html.unescape(found[1]))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_can_be_read_and_asks_for_nothing(width: int, tmp_path: Path, *, dark: bool) -> None:
    store = coach_at(tmp_path / "home", with_search)
    today = store.clock.now().date()
    found = found_in(store.state, week_around(today, 0).before, today)
    page = shared_file(found, "html", frozenset()).decode()
    assert "<script" not in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page  # so that nothing could run or be asked for
    seen = shown_in(tmp_path, page, width, dark=dark)
    assert seen["dark"] is dark
    assert seen["width"] == width
    assert seen["scroll"] <= width
    assert seen["asked"] == []
    assert seen["scripts"] == 1  # the one of this test
    assert seen["headings"][0] == 1
    assert all(after - before <= 1 for before, after in zip(seen["headings"], seen["headings"][1:], strict=False))
    assert all(seen["pictures"])
    assert seen["texts"] > 10
    assert seen["contrast"] >= 4.5
    assert seen["lang"] == "en"
    assert "The week" in seen["title"]
