"""Gather what the pages load into one folder, from installed packages only.

Jupyter Book copies _build/assets as it is, so that a page asks no other host for anything.
"""

import shutil
from importlib.util import find_spec
from pathlib import Path

from convkit import palette
from convkit.widgets.base import shared_sources

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
ASSETS = ROOT / "_build" / "assets" / "book"


def main():
    """Build the folder anew."""
    shutil.rmtree(ASSETS, ignore_errors=True)
    for name in ("book.css", "print.css", "widgets-config.js"):
        copy(ROOT / "theme" / name, ASSETS / name)
    write("palette.css", palette.css())
    views, style = shared_sources()
    write("convkit.js", views)
    write("convkit.css", style)
    copy(MODULES / "requirejs" / "require.js", ASSETS / "require.js")
    katex = MODULES / "katex" / "dist"
    for asset in (katex / "katex.min.css", *katex.glob("fonts/*.woff2")):
        copy(asset, ASSETS / "katex" / asset.relative_to(katex))
    widgets = MODULES / "@jupyter-widgets" / "html-manager" / "dist"
    embed = (widgets / "embed-amd.js").read_text(encoding="utf-8")
    write("html-manager/embed-amd.js", without_version_7(embed))
    for font in widgets.glob("*.woff2"):  # every browser that runs the widgets reads woff2
        copy(font, ASSETS / "html-manager" / font.name)
    anywidget = Path(find_spec("anywidget").origin).parent
    copy(anywidget / "nbextension" / "index.js", ASSETS / "anywidget" / "index.js")


def without_version_7(embed):
    """Drop the modules that show ipywidgets 7 only: a quarter of what a page downloads."""
    first = embed.index('define("@jupyter-widgets/base7"')
    after = embed.index('define("@jupyter-widgets/html-manager"')
    return embed[:first] + embed[after:]


def copy(source, target):
    """Copy a file or a folder to a place that may not exist yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def write(name, text):
    """Write one asset."""
    path = ASSETS / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
