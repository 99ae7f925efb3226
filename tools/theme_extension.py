"""Sphinx extension of this book: mends of what the theme writes into every page.

What is seen on a button is its name: who speaks the words must reach it (WCAG 2.2, 2.5.3).
The button that unfolds the pages below another, which the theme leaves without a name, gets one.
Icons come from the theme's font and style sheet: the script that draws them once more is half of
what a page of text weighs, and it replaces the icons of the widgets' buttons under their hands.
Text does not wait for scripts; but one in the page itself asks for the options of the first.
"""

import re
from pathlib import Path

from sphinx.util import logging

# What the theme writes, and what of it stays
MENDS = {
    r'(<button class="[^"]*search-button-field[^"]*") title="Search" aria-label="Search"': r"\1",
    r'(<i class="theme-switch [^>]*?)\s+title="[^"]*"': r"\1",
    r'<summary aria-label="Toggle hidden content">': "<summary>",
    r'(<a class="[^"]*reference internal[^"]*" href="[^"]*">([^<]*)</a><details[^>]*>)<summary>': (
        r'\1<summary aria-label="\2: its pages">'
    ),
    r'<script src="[^"]*/fontawesome\.js[^"]*"></script>': "",
    r'<link rel="preload" as="script"[^>]*>\s*': "",
    r"<script (?![^>]*(?:\bdefer\b|documentation_options))([^>]*src=)": r"<script defer \1",
}

logger = logging.getLogger(__name__)


def mend(html):
    """The page without what is too much on it, and which of the mends had work."""
    used = set()
    for pattern, kept in MENDS.items():
        html, count = re.subn(pattern, kept, html)
        used |= {pattern} if count else set()
    return html, used


def mend_pages(app, exception):
    """Mend every page that was written."""
    if exception or app.builder.format != "html":
        return
    needed = set()
    for path in Path(app.outdir).rglob("*.html"):
        html, used = mend(path.read_text(encoding="utf-8"))
        needed |= used
        if used:
            path.write_text(html, encoding="utf-8")
    for pattern in MENDS.keys() - needed:
        logger.warning("the theme no longer writes %s: drop its mend", pattern)


def setup(app):
    """Work on the pages when all are written."""
    app.connect("build-finished", mend_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
