"""Sphinx extension of this book: one short style sheet where the theme has a dozen long ones.

Text is painted when the style sheets that its page names have arrived. The icons are letters of a
font, of which the pages load those that they show.
"""

import logging
import os
import re
import subprocess
from pathlib import Path

from fontTools import subset
from sphinx.errors import ExtensionError

PACK = Path(__file__).with_name("pack_styles.js")
LINK = re.compile(r'\s*<link\b[^>]*\brel="stylesheet"[^>]*>')
NAME = re.compile(r'\bhref="(?:\.\./)*([^"?]+)')
MEDIUM = re.compile(r'\bmedia="(\w+)"')
logging.getLogger("fontTools").setLevel(logging.WARNING)
ICON = re.compile(r'"\\(f[0-9a-f]{3})"')


def pack_styles(app, exception):
    """Let every page name one style sheet, with what there is use for in those it named."""
    if exception or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    paths = [*folder.glob("*.html"), *folder.glob("chapters/**/*.html")]
    pages = {path: path.read_text(encoding="utf-8") for path in paths}
    styled = {path: html for path, html in pages.items() if LINK.search(html)}
    named = {tuple(map(sheet, LINK.findall(html))) for html in styled.values()}
    if len(named) != 1:
        raise ExtensionError(f"one style sheet cannot be all of these: {named}")
    packed = folder / output_of("node", PACK, folder, *named.pop())
    keep_icons(packed)
    for path, html in styled.items():
        link = f'\n<link rel="stylesheet" href="{os.path.relpath(packed, path.parent)}">'
        place = LINK.search(html).start()
        path.write_text(html[:place] + link + LINK.sub("", html[place:]), encoding="utf-8")


def sheet(link):
    """Name of the style sheet that a link leads to, and its medium if it is for one only."""
    return " ".join(NAME.findall(link) + MEDIUM.findall(link))


def output_of(*command):
    """What a command prints."""
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def keep_icons(packed):
    """Cut the fonts of icons down to those that the style sheet names."""
    icons = [int(code, 16) for code in ICON.findall(packed.read_text(encoding="utf-8"))]
    for path in packed.parent.glob("fa-*.woff2"):
        options = subset.Options(flavor="woff2")
        font = subset.load_font(path, options)
        cut = subset.Subsetter(options)
        cut.populate(unicodes=icons)
        cut.subset(font)
        subset.save_font(font, path, options)


def setup(app):
    """Work on the pages when all are written, and the theme has coloured code."""
    app.connect("build-finished", pack_styles, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
