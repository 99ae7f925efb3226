"""`make test` runs the checks that a change may have broken, and no others."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = [
    *("_config.yml", "_toc.yml", "package-lock.json", "pyproject.toml", "requirements.txt"),
    *("Makefile", "README.md", "chapters/one.ipynb", "chapters/two.ipynb", "convkit/part/a.py"),
    *("images/a.png", "theme/a.css", "tools/a.py", "benchmarks/a.py", "binder/environment.yml"),
    *("tests/test_a.py", "tests/book/test_b.py"),
]
PASSED = [f"_build/passed/{name}" for name in ("style", "code", "notebooks", "pages")]
ALL = {"style", "code", "notebooks", "book", "pages"}


@pytest.fixture
def tree(tmp_path):
    """A small repository in which every check has passed."""
    for name in [*FILES, "_build/html/.complete", *PASSED]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    shutil.copyfile(ROOT / "Makefile", tmp_path / "Makefile")
    for path in tmp_path.rglob("*"):
        if "_build" not in path.parts:
            os.utime(path, (1, 1))
    return tmp_path


def due(tree):
    """Names of the checks that `make test` would run."""
    said = subprocess.run(
        ["make", "-n", "test"], cwd=tree, capture_output=True, text=True, check=True
    ).stdout
    found = set(re.findall(r"touch _build/passed/(\w+)\.begun", said))
    return found | ({"book"} if "jupyter-book build" in said else set())


def test_nothing_is_due_where_nothing_has_changed(tree):
    assert due(tree) == set()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chapters/one.ipynb", ALL),
        ("convkit/part/a.py", ALL),
        ("requirements.txt", ALL),
        ("tests/test_a.py", {"style", "code"}),
        ("binder/environment.yml", {"style", "code"}),
        ("Makefile", {"style", "code"}),
        ("tests/book/test_b.py", {"style", "pages"}),
        ("README.md", {"style", "code", "pages"}),
    ],
)
def test_a_change_is_checked_where_it_counts(tree, name, expected):
    (tree / name).touch()
    assert due(tree) == expected


def test_a_file_that_is_gone_counts_as_a_change(tree):
    (tree / "chapters/two.ipynb").unlink()
    assert due(tree) == ALL


def test_what_failed_is_due_again(tree):
    (tree / "_build/passed/code").unlink()
    (tree / "_build/passed/code.begun").touch()
    assert due(tree) == {"code"}
