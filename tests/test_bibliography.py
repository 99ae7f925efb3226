"""The bibliography lists every work that a page cites, and names the pages that do."""

import json
import re
from pathlib import Path

import pytest

CHAPTERS = Path(__file__).resolve().parents[1] / "chapters"
ENTRY = re.compile(r"^\* (?P<work>.*)\n  Pages? (?P<pages>.*)\.$", re.MULTILINE)
NUMBER = re.compile(r"\[(\d\d)\]\(")
TITLE = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")


def text_of(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)


BIBLIOGRAPHY = text_of(CHAPTERS / "99-bibliography.ipynb")
ENTRIES = [
    (entry["work"], NUMBER.findall(entry["pages"])) for entry in ENTRY.finditer(BIBLIOGRAPHY)
]
REFERENCES = {
    path.name[:2]: text.partition("## References")[2]
    for path in sorted(CHAPTERS.glob("[0-9]*.ipynb"))
    if "## References" in (text := text_of(path))
}


def cited(page):
    """Authors and title of every work that a page lists, without the manuals."""
    for line in REFERENCES[page].splitlines():
        if "documentation" not in line.partition("*")[0] and (titles := TITLE.findall(line)):
            yield titles[0]


def is_listed(title, page):
    return any(title.lower() in work.lower() and page in pages for work, pages in ENTRIES if title)


def test_every_entry_names_pages():
    starts = [line for line in BIBLIOGRAPHY.splitlines() if line.startswith("* ")]
    assert len(ENTRIES) == len(starts)
    assert all(pages for _, pages in ENTRIES)


@pytest.mark.parametrize("page", REFERENCES)
def test_every_work_that_a_page_cites_is_listed(page):
    assert not [title for title in cited(page) if not is_listed(title, page)]


@pytest.mark.parametrize("page", REFERENCES)
def test_every_page_named_cites_the_work(page):
    listed = [work for work, pages in ENTRIES if page in pages and not work.startswith("**")]
    references = REFERENCES[page].lower()
    titles = {work: TITLE.findall(work) for work in listed}
    unfounded = [
        work
        for work, found in titles.items()
        # A page may give the beginning of a title alone
        if found and found[0].lower().partition(":")[0] not in references
    ]
    assert not unfounded
