"""The copies of the chapters that Colab opens."""

import json
import sys
from types import SimpleNamespace

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from .tools import ROOT, tool

colab = tool("colab")
repository = tool("repository")

FOUND = repository.Repository("https://github.com/owner/book", "main")
COMMIT = "0123456789abcdef0123456789abcdef01234567"
BOOK = "https://owner.github.io/book/"


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    folder = tmp_path_factory.mktemp("colab")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repository, "find", lambda: FOUND)
        patch.setenv("GITHUB_SHA", COMMIT)
        patch.setenv("BOOK_URL", BOOK)
        colab.main(folder)
    return folder


def first_cell(folder):
    path = min(folder.glob("chapters/*.ipynb"))
    return nbformat.read(path, as_version=4).cells[0]


def test_every_chapter_is_copied_and_valid(copies):
    names = {path.name for path in (ROOT / "chapters").glob("*.ipynb")}
    assert {path.name for path in copies.glob("chapters/*.ipynb")} == names
    for path in copies.glob("chapters/*.ipynb"):
        nbformat.validate(nbformat.read(path, as_version=4))


def test_only_the_first_cell_and_markdown_differ(copies):
    for path in copies.glob("chapters/*.ipynb"):
        copy = json.loads(path.read_text(encoding="utf-8"))["cells"]
        original = json.loads((ROOT / "chapters" / path.name).read_text(encoding="utf-8"))["cells"]
        assert len(copy) == len(original) + 1
        for after, before in zip(copy[1:], original, strict=True):
            assert after == before or before["cell_type"] == "markdown"


def run(cell, installed, monkeypatch):
    """The magics and commands of the cell, as they are asked for."""
    asked = []
    code = TransformerManager().transform_cell(cell.source)
    shell = SimpleNamespace(
        run_line_magic=lambda *words: asked.append(words),
        system=lambda command: asked.append(("!", command)),
    )
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name in installed or None)
    exec(compile(code, "cell", "exec"), {"get_ipython": lambda: shell})
    return asked


def test_convkit_is_installed_where_it_is_missing(copies, monkeypatch):
    ((magic, words),) = run(first_cell(copies), [], monkeypatch)
    assert magic == "pip"
    assert f"convkit[widgets] @ git+https://github.com/owner/book@{COMMIT}" in words


def test_a_page_that_reads_the_chapters_has_them(copies, monkeypatch):
    for name in ("93-teaching", "99-bibliography"):
        cell = nbformat.read(copies / "chapters" / f"{name}.ipynb", as_version=4).cells[0]
        assert run(cell, ["convkit"], monkeypatch) == []
        (_, clone, checkout, move) = run(cell, [], monkeypatch)
        assert clone == ("!", "git clone --quiet https://github.com/owner/book book")
        assert checkout == ("!", f"git -C book checkout --quiet {COMMIT}")
        assert move == ("cd", "book/chapters")


def test_nothing_is_installed_where_it_is_not_missing(copies, monkeypatch):
    assert run(first_cell(copies), ["convkit"], monkeypatch) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[08](08-transposed.ipynb)", f"[08]({BOOK}chapters/08-transposed.html)"),
        ("[a](08-transposed.ipynb#stamp)", f"[a]({BOOK}chapters/08-transposed.html#stamp)"),
        ("[all](api/signals.md)", f"[all]({BOOK}chapters/api/signals.html)"),
        (
            "![A walk](../images/walk.gif)",
            f"![A walk](https://raw.githubusercontent.com/owner/book/{COMMIT}/images/walk.gif)",
        ),
        ("[b](https://example.org/a.html)", "[b](https://example.org/a.html)"),
        ("[c](#here) [](eq-label)", "[c](#here) [](eq-label)"),
        ("f[1](x) costs 3", "f[1](x) costs 3"),
    ],
)
def test_addresses_are_complete(before, after):
    notebook = {"cells": [{"cell_type": "markdown", "metadata": {}, "source": [before]}]}
    assert colab.for_colab(notebook, FOUND, COMMIT, BOOK)["cells"][1]["source"] == after


def test_links_lead_to_the_repository_while_the_book_has_no_address():
    notebook = {"cells": [{"cell_type": "markdown", "source": ["[08](08-transposed.ipynb#stamp)"]}]}
    (_, cell) = colab.for_colab(notebook, FOUND, COMMIT, "")["cells"]
    address = f"https://github.com/owner/book/blob/{COMMIT}/chapters/08-transposed.ipynb#stamp"
    assert cell["source"] == f"[08]({address})"


def test_elsewhere_than_on_github_it_says_why_not(monkeypatch, tmp_path):
    gitlab = repository.Repository("https://gitlab.com/owner/book", "main")
    monkeypatch.setattr(repository, "find", lambda: gitlab)
    with pytest.raises(SystemExit, match="opens notebooks of"):
        colab.main(tmp_path)


def test_the_script_needs_the_standard_library_only():
    text = (ROOT / "tools" / "colab.py").read_text(encoding="utf-8")
    names = [line.split()[1] for line in text.splitlines() if line.startswith(("import", "from"))]
    assert set(names) - {"repository"} <= sys.stdlib_module_names
