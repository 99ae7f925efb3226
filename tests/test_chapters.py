"""What holds for the source of every chapter, whatever it teaches."""

import json
import math
import re
from pathlib import Path

import pytest

CHAPTERS = Path(__file__).resolve().parents[1] / "chapters"
EXPLORER = re.compile(r"\b(\w+_explorer|filter_lab|equivariance_lab)\(")
NOT_READ = re.compile(r"(Exercises|Quiz|References)")  # done, or looked up

every_chapter = pytest.mark.parametrize(
    "path", sorted(CHAPTERS.glob("*.ipynb")), ids=lambda p: p.stem
)
every_lesson = pytest.mark.parametrize(
    "path", sorted(CHAPTERS.glob("[01]*.ipynb"))[1:], ids=lambda p: p.stem
)


def cells(path):
    """Kind, source, tags and the section of every cell."""
    section = ""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            section = (re.findall(r"^## (.*)", source, re.MULTILINE) or [section])[-1]
        yield cell["cell_type"], source, cell["metadata"].get("tags", []), section


def text(path):
    return "\n".join(source for kind, source, *_ in cells(path) if kind == "markdown")


def minutes(path):
    """Reading time: 180 words a minute, 12 seconds for a code cell, a minute for an explorer."""
    words = codes = explorers = 0
    for kind, source, tags, section in cells(path):
        if kind == "code" and not NOT_READ.match(section) and "remove-cell" not in tags:
            codes += 1
            explorers += bool(EXPLORER.search(source))
    for section in re.split(r"^(?=## )", text(path), flags=re.MULTILINE):
        if not NOT_READ.match(section.removeprefix("## ")):
            words += sum(bool(re.search(r"\w", word)) for word in section.split())
    return words / 180 + codes / 5 + explorers


@every_chapter
def test_cells_are_thin(path):
    assert [s for kind, s, *_ in cells(path) if kind == "code" and len(s.splitlines()) > 12] == []


@every_chapter
def test_only_exercises_define_functions(path):
    defining = [
        source
        for kind, source, _, section in cells(path)
        if kind == "code" and re.search(r"^\s*(def|class) ", source, re.MULTILINE)
        if not section.startswith("Exercises")
    ]
    assert defining == []


@every_chapter
def test_every_exercise_has_a_solution(path):
    exercises = re.findall(r"\{exercise\}.*\n:label: (\S+)", text(path))
    solutions = re.findall(r"\{solution(?:-start)?\} (\S+)", text(path))
    assert sorted(exercises) == sorted(solutions)


@every_lesson
def test_the_time_is_as_counted_and_at_most_35_minutes(path):
    (told,) = re.findall(
        r"\*\*Time\*\*: (\d+) minutes; the exercises take as long again", text(path)
    )
    assert int(told) == 5 * math.ceil(minutes(path) / 5) <= 35
