"""The document that becomes the PDF."""

import pytest

from .tools import tool

pdf = tool("pdf")

HEAD = """<!DOCTYPE html><html><head><title>{title} — A book</title>{following}
<link rel="stylesheet" href="../_static/book.css"><script src="../_static/other.js"></script></head>
<body><nav>not this</nav><article class="bd-article">{article}</article></body></html>"""
FIRST = """<section id="one"><h1>One<a class="headerlink" href="#one">#</a></h1>
<a href="02-two.html">two</a> <a href="02-two.html#part">part</a> <a href="#one">here</a>
<a href="../genindex.html">index</a> <a href="https://example.org/">out</a>
<script type="application/vnd.jupyter.widget-view+json">{}</script>
<div><img alt="A frame" src="../_images/frame.png" loading="lazy"><p>A frame</p></div>
<details><summary>More</summary>Folded</details></section>"""
SECOND = """<section id="one"><h1>Two</h1><h2 id="part" aria-label="x">Part</h2>
<p aria-describedby="one part">…</p></section>"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "index.html").write_text('<body><a href="chapters/01-one.html">A book</a></body>')
    following = '<link rel="next" href="02-two.html">'
    for name, article, after in (("01-one", FIRST, following), ("02-two", SECOND, "")):
        text = HEAD.format(title=name, following=after, article=article)
        (tmp_path / "chapters" / f"{name}.html").write_text(text, encoding="utf-8")
    return pdf.joined(tmp_path)


def test_all_pages_follow_in_reading_order(book):
    assert book.title.get_text() == "A book"
    assert [title.get_text() for title in book.select("article h1")] == ["One", "Two"]
    entries = book.select("nav a")
    assert [entry.get_text() for entry in entries] == ["One", "Two"]
    assert all(book.find(id=entry["href"][1:]) for entry in entries)


def test_links_lead_to_the_same_places(book):
    links = {link.get_text(): link.get("href") for link in book.select("article a")}
    assert links == {
        "two": "#chapters-02-two",
        "part": "#chapters-02-two--part",
        "here": "#chapters-01-one--one",
        "index": None,
        "out": "https://example.org/",
    }


def test_no_two_places_have_the_same_mark(book):
    marks = [node["id"] for node in book.select("[id]")]
    assert len(set(marks)) == len(marks)
    (described,) = book.select("[aria-describedby]")
    assert all(book.find(id=mark) for mark in described["aria-describedby"].split())


def test_explorers_show_their_first_frame_and_sentence(book):
    (picture,) = book.select("article img")
    assert picture["src"] == "../html/_images/frame.png"
    assert not picture.has_attr("loading")
    assert picture.find_next("p").get_text() == "A frame"
    assert not book.select("article script")
    assert book.details.has_attr("open")


def test_styles_come_along_and_no_script(book):
    assert book.select_one("head link")["href"] == "../html/_static/book.css"
    assert not book.select("script")
