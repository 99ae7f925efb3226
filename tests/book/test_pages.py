"""Every built page, whatever it is about."""

import functools
import gzip
import json
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from .axe import ONE_OF_EACH, violations
from .built import PAGES, POLICY, WIDGET, built_pages, pages_with_widgets, settle
from .moves import painted

every_page = pytest.mark.parametrize("name", built_pages())
every_chapter = pytest.mark.parametrize("name", built_pages("chapters/"))
every_page_with_widgets = pytest.mark.parametrize("name", pages_with_widgets())

README = Path(__file__).resolve().parents[2] / "README.md"
ALL_EXPLORERS = "chapters/95-explorers.html"
TESTED_APART = [".convkit-explorer"]  # with all views open: test_every_explorer.py
WIDGET_FILES = ["start.js", "widgets.js", "widgets.css"]
STATE_BUDGET = 40_000  # bytes of widget state that an explorer may add to its page
WIDGET_BUDGET = 350_000  # bytes that a page may download, compressed, because it has widgets


@functools.cache
def parsed(name):
    return BeautifulSoup((PAGES / name).read_text(encoding="utf-8"), "html.parser")


@functools.cache
def anchors(name):
    return {node["id"] for node in parsed(name).find_all(id=True)}


@every_page
def test_opens_from_a_web_server_and_keeps_to_wcag_a_and_aa(book, page, name):
    page.goto(book + name)
    settle(page)
    found = violations(page, exclude=TESTED_APART)
    page.evaluate(ONE_OF_EACH)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    found += violations(page, ["color-contrast"], exclude=TESTED_APART)  # all that can differ
    assert not found, "\n".join(found)


@every_chapter
def test_headings_come_in_order(name):
    headings = parsed(name).article.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
    levels = [int(heading.name[1]) for heading in headings]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_readme_states_the_policy_that_the_pages_run_under():
    assert f"Content-Security-Policy: {POLICY}\n" in README.read_text(encoding="utf-8")


@every_page
def test_states_its_language(name):
    assert parsed(name).html.get("lang") == "en"


@every_page
def test_every_picture_says_what_it_shows(name):
    mute = [image for image in parsed(name).find_all("img") if not image.get("alt", "").strip()]
    assert not mute


@every_page
def test_loads_scripts_and_styles_from_the_book_only(name):
    page = parsed(name)
    addresses = [script["src"] for script in page.find_all("script", src=True)]
    addresses += [
        link["href"] for link in page.find_all("link", rel=["stylesheet", "icon", "preload"])
    ]
    assert [address for address in addresses if urlsplit(address).netloc] == []


@every_page
def test_links_lead_somewhere(name):
    broken = [
        link["href"] for link in parsed(name).find_all("a", href=True) if is_broken(name, link)
    ]
    assert not broken


def is_broken(name, link):
    address = urlsplit(link["href"])
    if address.scheme or link["href"] == "#":
        return False
    target = unquote(urljoin(name, address.path)) if address.path else name
    if not (PAGES / target).is_file():
        return True
    return bool(address.fragment) and unquote(address.fragment) not in anchors(target)


@every_page
def test_opens_from_a_folder_and_fits_a_phone(new_page, name):
    page = new_page(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    page.goto((PAGES / name).as_uri())
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    squeezed = page.locator("article img").evaluate_all(
        """async (images) => {
            for (const image of images) image.loading = "eager";
            await Promise.all(images.map((image) => image.decode()));
            const shape = ({ width, height }) => width / height;
            return images
                .filter((image) => image.checkVisibility())
                .filter((image) => Math.abs(shape(image.getBoundingClientRect())
                    / (image.naturalWidth / image.naturalHeight) - 1) > 0.02)
                .map((image) => image.alt);
        }"""
    )
    assert not squeezed


@every_page
def test_text_does_not_wait_for_scripts(name):
    addresses = [
        urlsplit(script["src"]).path.split("/")[-1]
        for script in parsed(name).find_all("script", src=True)
        if not script.has_attr("defer")
    ]
    assert set(addresses) <= {"documentation_options.js"}  # which the page itself asks for


@every_page_with_widgets
def test_explorers_start_when_the_reader_comes_near(book, page, name):
    asked, held = [], []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.split("/")[-1]))
    page.route("**/widgets.js*", lambda route: held.append(route))
    page.set_viewport_size({"width": 1280, "height": 200})
    page.goto(book + name, wait_until="domcontentloaded")  # the held script may belong to "load"
    place = page.locator(".convkit-place").first
    painted(page)
    assert "widgets.js" not in asked or place.bounding_box()["y"] < 300
    place.scroll_into_view_if_needed()
    expect(place.locator("img")).to_be_visible()
    page.locator("script[src$='widgets.js']").wait_for(state="attached")
    for _ in range(500):  # the browser tells of a request a little after it
        if not held:
            page.wait_for_timeout(20)
    assert page.evaluate("performance.getEntriesByName('first-contentful-paint').length")
    assert page.locator("article h1").is_visible()  # text is there before what it waits for
    assert place.locator(".convkit-view").count() == 0
    held[0].continue_()
    expect(place.locator(".convkit-first-frame")).to_have_count(0)
    assert place.locator(".convkit-view > *").count()


@every_page_with_widgets
def test_explorers_leave_a_picture_and_a_sentence_without_scripts(book, new_page, name):
    page = new_page(java_script_enabled=False)
    page.goto(book + name)
    widgets = page.locator(WIDGET).count()
    pictures = page.locator(".convkit-first-frame img")
    sentences = page.locator(".convkit-first-frame p")
    assert pictures.count() == sentences.count() == widgets
    for picture, sentence in zip(pictures.all(), sentences.all(), strict=True):
        picture.scroll_into_view_if_needed()
        assert picture.bounding_box()["width"] > 100
        assert sentence.is_visible()
        assert sentence.inner_text() == picture.get_attribute("alt")


@pytest.mark.parametrize("file", ["start.js", "widgets.js", "widgets.css"])
def test_a_file_that_does_not_arrive_leaves_the_same(book, browser, file):
    page = browser.new_page()
    page.route(f"**/{file}*", lambda route: route.abort())
    page.goto(book + ALL_EXPLORERS)
    first = page.locator(".convkit-place").first
    first.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert first.locator("img").is_visible()
    assert first.locator("p").inner_text() == first.locator("img").get_attribute("alt")
    page.close()


def test_widgets_cost_little_to_download(book, page):
    loaded = {}
    page.on("response", lambda response: loaded.setdefault(urlsplit(response.url).path, response))
    page.goto(book + ALL_EXPLORERS)
    settle(page)
    costs = {
        path.split("/")[-1]: len(gzip.compress(response.body()))
        for path, response in loaded.items()
        if path.endswith((".js", ".css")) and "/_static/" in path
    }
    assert {*WIDGET_FILES} <= {*costs}
    assert sum(costs[name] for name in WIDGET_FILES) < WIDGET_BUDGET


@every_page_with_widgets
def test_explorers_keep_their_state_small(name):
    for place in parsed(name).select(".convkit-place"):
        state = place.find("script", type="application/vnd.jupyter.widget-state+json").string
        assert len(state.encode()) < STATE_BUDGET
        models = [model["state"] for model in json.loads(state)["state"].values()]
        sources = [model["_esm"] for model in models if "_esm" in model]
        assert len(sources) == 1  # its own, and nothing of its neighbours
        assert sources[0].startswith("export default globalThis.convkit.")
