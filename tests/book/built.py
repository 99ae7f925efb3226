"""The built pages, and when one of them is ready."""

from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[2] / "_build" / "html"
# html-manager compiles the form of its state, hence 'unsafe-eval'; explorers are modules in blobs.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
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


def settle(page):
    """Wait until widgets are drawn and nothing more is loading."""
    page.wait_for_load_state("load")
    page.wait_for_function(
        "count => document.querySelectorAll('.widget-subarea > *').length >= count",
        arg=page.locator(WIDGET).count(),
    )
    page.wait_for_load_state("networkidle")
