"""The pages of convkit show every public name of it, each in one place."""

import re
from importlib import import_module
from inspect import ismodule
from pathlib import Path
from pkgutil import iter_modules

import pytest
import yaml

import convkit

from .test_book_extension import extension as extension

ROOT = Path(__file__).resolve().parents[1]
# What the others are built of; no page is about them
INTERNAL = {"__main__", "arguments", "drawing", "memory", "operands"}
MODULES = [
    *(f"convkit.{m.name}" for m in iter_modules(convkit.__path__) if m.name not in INTERNAL),
    "convkit.widgets.questions",
]


def pages(parts):
    for part in parts:
        yield part["file"]
        yield from pages(part.get("sections", []))


@pytest.fixture(scope="module")
def shown(extension):
    """Kind and name of every entry, from the pages that the table of contents lists."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    listed = [page for part in toc["parts"] for page in pages(part["chapters"])]
    found = []
    for page in (ROOT / f"{page}.md" for page in listed):
        if page.is_file():
            source = [page.read_text(encoding="utf-8")]
            extension.write_reference(None, page.stem, source)
            found += re.findall(r"^\.\. auto(function|class|data):: (\S+)$", source[0], re.M)
    return found


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_has_an_entry(shown, name):
    module = import_module(name)
    entries = {entry for _, entry in shown}
    missing = [
        listed
        for listed in module.__all__
        if f"{name}.{listed}" not in entries
        and getattr(convkit, listed, None) is not getattr(module, listed)
    ]
    assert not missing


def test_every_name_of_the_top_has_an_entry(shown):
    entries = {entry for _, entry in shown}
    names = {name for name in convkit.__all__ if not ismodule(getattr(convkit, name))}
    assert {f"convkit.{name}" for name in names} <= entries


def test_no_entry_stands_twice(shown):
    entries = [entry for _, entry in shown]
    assert len(entries) == len(set(entries))


def test_every_constant_says_what_it_is(shown, extension):
    constants = {entry for kind, entry in shown if kind == "data"}
    assert constants
    assert constants == set(extension.CONSTANTS)
