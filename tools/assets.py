"""Gather what the pages load into one folder, from installed packages only.

Jupyter Book copies _build/assets as it is, so that a page asks no other host for anything.
"""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from convkit import palette
from convkit.widgets.base import shared_sources

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
ASSETS = ROOT / "_build" / "assets" / "book"
PARTS = ROOT / "_build" / "widgets"
AS_MODULE = """import * as base from "@jupyter-widgets/base";
let made;
const define = (needed, make) => {{ made = make(base); }};
{}
export default made;
"""


def main():
    """Build the folder anew."""
    shutil.rmtree(ASSETS, ignore_errors=True)
    for name in ("book.css", "print.css", "start.js"):
        copy(ROOT / "theme" / name, ASSETS / name)
    write(ASSETS / "palette.css", palette.css())
    views, style = shared_sources()
    write(ASSETS / "convkit.css", style)
    bundle_widgets(views)
    katex = MODULES / "katex" / "dist"
    for asset in (katex / "katex.min.css", *katex.glob("fonts/*.woff2")):
        copy(asset, ASSETS / "katex" / asset.relative_to(katex))


def bundle_widgets(views):
    """One script and one style sheet of theme/widgets.js and what it imports by name."""
    anywidget = Path(find_spec("anywidget").origin).parent / "nbextension" / "index.js"
    write(PARTS / "convkit.js", views)
    write(PARTS / "anywidget.js", AS_MODULE.format(anywidget.read_text(encoding="utf-8")))
    command = [
        MODULES / ".bin" / "esbuild",
        ROOT / "theme" / "widgets.js",
        "--bundle",
        "--minify",
        "--log-level=warning",
        "--target=es2022",
        "--global-name=convkitWidgets",
        f"--alias:convkit={PARTS / 'convkit.js'}",
        f"--alias:anywidget={PARTS / 'anywidget.js'}",
        f"--outfile={ASSETS / 'widgets.js'}",
    ]
    subprocess.run(command, check=True)


def copy(source, target):
    """Copy a file or a folder to a place that may not exist yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def write(path, text):
    """Write a file into a folder that may not exist yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
