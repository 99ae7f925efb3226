"""The built pages, and when one of them is ready."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

PAGES = Path(__file__).resolve().parents[2] / "_build" / "html"
# Explorers are modules in blobs.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
WIDGET_TYPE = 'type="application/vnd.jupyter.widget-view+json"'
WIDGET = f"script[{WIDGET_TYPE}]"


def built_pages(under=""):
    """Names of the built pages, as their address ends."""
    pages = sorted(path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.html"))
    found = [name for name in pages if name.startswith(under) and not name.startswith("_static/")]
    if not found:
        raise pytest.UsageError(f"no built pages in {PAGES / under}; run: make book")
    return found


def pages_with_widgets():
    """Names of the built pages that show a widget."""
    return [
        name
        for name in built_pages("chapters/")
        if f"<script {WIDGET_TYPE}" in (PAGES / name).read_text(encoding="utf-8")
    ]


NEAR_EACH = """async () => {
    const { scrollX, scrollY } = window;
    const painted = () => new Promise((done) => requestAnimationFrame(() =>
        requestAnimationFrame(done)));
    for (const place of document.querySelectorAll(".convkit-place")) {
        place.scrollIntoView();
        await painted();
    }
    scrollTo(scrollX, scrollY);
}"""


def settle(page):
    """Come near every explorer, so that it starts; wait until all are drawn and all is loaded."""
    if page.url.endswith("/index.html"):
        page.wait_for_url("**/chapters/*")  # where it leads
    page.wait_for_load_state("load")
    page.evaluate(NEAR_EACH)
    expect(page.locator(".convkit-first-frame")).to_have_count(0)
    page.wait_for_load_state("networkidle")
