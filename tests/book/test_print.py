"""What a reader prints of a page."""

import pytest

from ..tools import tool
from .built import WIDGET, pages_with_widgets, settle

pdf = tool("pdf")

CONTROLS = ".convkit-controls, .convkit-button, .convkit-panel"


@pytest.mark.parametrize("name", pages_with_widgets())
def test_explorers_show_pictures_and_sentences_but_no_dead_controls(book, page, name):
    page.goto(book + name)
    settle(page)
    page.emulate_media(media="print")
    explorers = page.locator(".convkit-explorer")
    assert explorers.count() == page.locator(WIDGET).count()
    for explorer in explorers.all():
        assert (
            explorer.locator(CONTROLS).evaluate_all(
                "all => all.filter((node) => node.checkVisibility()).length"
            )
            == 0
        )
        assert explorer.inner_text().strip()


def test_paper_is_light_and_the_screen_dark_again(book, new_page):
    page = new_page(color_scheme="dark")
    page.goto(book + "chapters/95-explorers.html")
    settle(page)
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(theme) == "dark"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(theme) == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(theme) == "dark"


def test_the_pdf_has_bookmarks_and_can_be_listened_to(browser, tmp_path):
    source, target = tmp_path / "book.html", tmp_path / "book.pdf"
    source.write_text(
        '<html lang="en"><title>A book</title><h1>One</h1><h2>Part</h2><p>…</p></html>'
    )
    pdf.print_book(browser, source, target)
    written = target.read_bytes()
    assert written.startswith(b"%PDF-")
    assert all(mark in written for mark in (b"/Outlines", b"/StructTreeRoot", b"/Lang"))
