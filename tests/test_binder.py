"""The slim environment of Binder."""

import ast
import json
import sys

import pytest

from .tools import ROOT, tool

binder = tool("binder")
versions = tool("versions")

PACKAGES = {"sklearn": "scikit-learn", "PIL": "pillow", "IPython": "jupyterlab"}


def pins(path):
    return dict(versions.PIN.findall(path.read_text(encoding="utf-8")))


def imported(path):
    """Names of the packages that the code of a notebook imports."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [line for cell in cells if cell["cell_type"] == "code" for line in lines_of(cell)]
    for node in ast.walk(ast.parse("\n".join(code))):
        names = [alias.name for alias in getattr(node, "names", [])]
        if isinstance(node, ast.ImportFrom):
            names = [node.module]
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (name.split(".")[0] for name in names)


def lines_of(cell):
    text = "".join(cell["source"])
    return [line for line in text.splitlines() if not line.lstrip().startswith(("%", "!"))]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "chapters").glob("*.ipynb")), ids=lambda it: it.stem
)
def test_what_a_chapter_imports_is_installed(path):
    foreign = set(imported(path)) - sys.stdlib_module_names - {"convkit"}
    assert {PACKAGES.get(name, name) for name in foreign} <= set(pins(ROOT / binder.REQUIREMENTS))


def test_convkit_is_installed_too():
    assert "\n-e .\n" in (ROOT / binder.REQUIREMENTS).read_text(encoding="utf-8")
