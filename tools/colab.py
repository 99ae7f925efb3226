"""Write copies of the chapters that open on Colab.

Colab brings NumPy, Matplotlib and much more, but not convkit; and it opens one file of a
repository, so that what lies beside it is out of its reach. In the copies a first cell installs
convkit where it is missing, and fetches the chapters where a page reads them; addresses of pictures
and links are complete. The workflow that publishes
the book puts the copies on a branch of their own; the chapters themselves name no address::

    python3 tools/colab.py _build/colab

The standard library is all there is.
"""

import json
import os
import posixpath
import re
import shutil
import sys
from pathlib import Path

import repository

READS = "Path("  # stands in a cell that reads the chapters beside its own
# A Markdown link to a file beside it; names of labels are links in the built book only.
BESIDE = re.compile(r"\]\((?!\w+:)([\w./-]+\.\w+)(#[^()\s]*)?\)")


def main(folder):
    """Write all chapters into the folder, as they lie in the repository."""
    found = repository.find()
    if found is None or found.host != "github.com":
        sys.exit("colab: Colab opens notebooks of github.com, and this repository is not there")
    commit = os.environ.get("GITHUB_SHA") or repository.git(repository.ROOT, "rev-parse", "HEAD")
    shutil.rmtree(folder, ignore_errors=True)
    for path in sorted((repository.ROOT / "chapters").glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        copy = for_colab(notebook, found, commit, repository.book_address())
        target = folder / "chapters" / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(copy, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def for_colab(notebook, found, commit, book):
    """A chapter with the cell that installs convkit, and with complete addresses."""
    code = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    cells = [install(found, commit, reads_others=any(READS in source for source in code))]
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            text = "".join(cell["source"])
            text = BESIDE.sub(lambda link: complete(link, found, commit, book), text)
            cell = {**cell, "source": text}
        cells.append(cell)
    return {**notebook, "cells": cells}


def install(found, commit, reads_others):
    """The first cell, which does nothing where convkit is installed already."""
    lines = [
        "from importlib.util import find_spec",
        "",
        'if find_spec("convkit") is None:',
        f'    %pip install --quiet "convkit[widgets] @ git+{found.url}@{commit}"',
    ]
    if reads_others:
        lines += [
            f"    !git clone --quiet {found.url} book",
            f"    !git -C book checkout --quiet {commit}",
            "    %cd book/chapters",
        ]
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": "install-convkit",
        "metadata": {},
        "outputs": [],
        "source": "\n".join(lines),
    }


def complete(link, found, commit, book):
    """The Markdown link with a whole address: a page of the book, or a file of the repository."""
    name, anchor = link[1], link[2] or ""
    path = posixpath.normpath(f"chapters/{name}")
    stem, suffix = posixpath.splitext(path)
    if suffix not in (".ipynb", ".md"):
        address = f"https://raw.githubusercontent.com/{found.name}/{commit}/{path}"
    elif book:
        address = f"{book}{stem}.html"
    else:
        address = f"{found.url}/blob/{commit}/{path}"
    return f"]({address}{anchor})"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
