"""A browser on the built pages, cut off from every other host.

Take `page` for a page that must behave, `new_page` for one with other settings, `book` for the
address of the built pages:

    def test_title(book, page):
        page.goto(book + "chapters/00-welcome.html")
"""

import functools
import http.server
import os
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

import convkit.widgets

from .built import PAGES, POLICY
from .demo import demo_page

BROWSER = Path(__file__).resolve().parents[2] / ".venv" / "browser"  # from tools/environment.py

FLAGS = [
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


expect.set_options(timeout=30_000)  # ms; machines are slow at times

# What anywidget says of a view that took more than 2 s to begin, on a busy machine. Without a
# kernel the view goes on; with one, anywidget passes nothing more from Python to it.
SLOW = "[anywidget] Failed to initialize model."


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Sends each page with the policy that the README states: what breaks it is an error."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *arguments):
        pass


def pytest_xdist_auto_num_workers():
    """Half as many again as processors: a test waits for frames a third of its time."""
    return os.cpu_count() * 3 // 2


@pytest.fixture(scope="session")
def book():
    """Address of the built pages on a local web server."""
    handler = functools.partial(QuietHandler, directory=PAGES)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser():
    """The Chromium that `make test` found or installed."""
    path = os.environ.get("CHROMIUM") or BROWSER.read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser):
    """Opens pages with given settings (viewport, color_scheme, java_script_enabled, ...).

    The test fails if any of them asked another host for something, or complained.
    """
    contexts, complaints = [], []

    def open_page(**settings):
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        watch(page, complaints)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(new_page):
    """An empty page as most readers have it."""
    return new_page()


@pytest.fixture
def demo(new_page, book):
    """Opens a page with the explorer that an expression makes, e.g. demo("conv_explorer()")."""

    def open_demo(expression, theme="light", **settings):
        page = new_page(**settings)
        html = demo_page(eval(expression, dict(vars(convkit.widgets))), theme)
        page.route(book + "demo.html", lambda route: route.fulfill(body=html))
        page.goto(book + "demo.html")
        page.locator(".convkit-explorer .convkit-view").wait_for(state="attached")
        return page

    return open_demo


def watch(page, complaints):
    """Note what a well-behaved page never does."""

    def note_request(request):
        address = urlsplit(request.url)
        if address.scheme not in ("file", "data", "blob") and address.hostname != "127.0.0.1":
            complaints.append(f"{page.url} asks another host: {request.url}")

    def note_message(message):
        if message.type == "error":
            complaints.append(f"{page.url} console: {message.text} {message.location['url']}")

    def note_error(error):
        if str(error) != SLOW:
            complaints.append(f"{page.url} error: {error}")

    page.on("request", note_request)
    page.on("console", note_message)
    page.on("pageerror", note_error)
