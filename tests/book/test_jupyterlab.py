"""The explorers in JupyterLab with a live kernel: Python and the reader see one state."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from typing import NamedTuple

import nbformat
import pytest
from playwright.sync_api import expect

from convkit import widgets

from .drill import text_of


class Live(NamedTuple):
    """What Python sets and where the page shows it, what a reader moves and Python reads then."""

    expression: str
    set: str
    place: str
    shows: str
    move: Callable
    read: str
    value: str


def right(label):
    """Move a slider to the right."""
    return lambda root: root.locator(f".noUi-handle[aria-label='{label}']").press("ArrowRight")


def menu(label, place):
    """Choose from a menu."""
    return lambda root: root.locator(f"select[aria-label='{label}']").select_option(index=place)


def answer_first(root):
    """Give the first question of a quiz a wrong answer."""
    form = root.locator(".convkit-question").first
    for box in form.locator("input").all():
        box.fill("1")
    form.get_by_role("button", name="Check").click()
    expect(root.locator(".convkit-verdict").first).to_contain_text("Try 1: 1, 1 is not it.")


SENTENCE = ".convkit-sentence"
LIVE = {
    "conv_explorer": Live(
        "conv_explorer()", "kernel_height = 2", ".convkit-caption.convkit-kernel", "kernel 2×2",
        right("stride, height"), "stride_height", "2",
    ),
    "transposed_explorer": Live(
        "transposed_explorer(stride=2)", "input = 4", SENTENCE, "input[1, 1]",
        right("padding, height"), "padding_height", "1",
    ),
    "signal_explorer": Live(
        "signal_explorer([1, 2, 3, 4, 5], [1, 2, 3], t=0)", "step = 3", SENTENCE,
        "(f ∗ g)[3] = 2·3 + 3·2 + 4·1 = 16", right("t"), "t", "4.0",
    ),
    "filter_lab": Live(
        "filter_lab()", "row = 3", SENTENCE, "result[3, ", menu("beyond the border", 4),
        "boundary", "4",
    ),
    "receptive_field_explorer": Live(
        "receptive_field_explorer()", "level = 1", SENTENCE, "of layer 1 has", right("layers"),
        "depth", "4",
    ),
    "channel_explorer": Live(
        "channel_explorer()", "out_channel = 5", SENTENCE, "Output channel 5 reads",
        right("kernel size"), "kernel", "4",
    ),
    "equivariance_lab": Live(
        "equivariance_lab(shift=(0, 3))", "right = 0", ".convkit-outcome",
        "Nothing is shifted yet", right("stride"), "stride", "2",
    ),
    "quiz": Live(  # it has no state but its questions
        "quiz('modes')", "topic = 'modes'", ".convkit-quiz-title", "Quiz: modes", answer_first,
        "topic", "modes",
    ),
    "drill": Live(
        "drill('weights')", "seed = 5", "legend", text_of("weights", 5, 0)[:60],
        lambda root: root.get_by_role("button", name="Next").click(), "turn", "1",
    ),
}  # fmt: skip
CELLS = [
    code
    for name, live in LIVE.items()
    for code in (
        f"from convkit.widgets import {name}\nexplorer = {live.expression}\nexplorer",
        f"explorer.view.{live.set}",
        f"print('{live.read}:', explorer.view.{live.read})",
    )
]


def test_none_is_left_out():
    assert set(LIVE) == set(widgets.__all__)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Address of a JupyterLab that has a notebook with the cells above."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, folder / "explorers.ipynb")
    # all cells stay on the page, those out of sight too
    tracker = folder / "settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    tracker.write_text(json.dumps({"windowingMode": "none"}))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    words = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    words += ["--IdentityProvider.token=", "--ServerApp.ip=127.0.0.1", f"--notebook-dir={folder}"]
    environment = {**os.environ, "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings")}
    log = (folder / "log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *words], env=environment, stdout=log, stderr=log
    )
    try:
        for _ in range(600):
            if server.poll() is not None:
                pytest.fail((folder / "log").read_text())
            try:
                with urllib.request.urlopen(address + "api", timeout=1) as answer:
                    json.load(answer)
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()
        log.close()


class Notebook:
    """The notebook of the Lab, open on a page."""

    def __init__(self, page):
        self.page = page
        self.cells = page.locator(".jp-Notebook .jp-Cell")
        self.cells.first.wait_for(timeout=60_000)
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)

    def run(self, number):
        """Run a cell; while Lab is busy starting it may not hear the first time."""
        prompt = self.cells.nth(number).locator(".jp-InputPrompt").first
        before = prompt.inner_text()
        for _ in range(20):
            self.cells.nth(number).locator(".cm-content").click()
            self.page.keyboard.press("Shift+Enter")
            self.page.wait_for_timeout(300)
            if prompt.inner_text() != before:
                expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=60_000)
                return
        pytest.fail(f"cell {number} does not run")

    def told(self, number):
        """Run a cell that prints, and give its text."""
        self.run(number)
        output = self.cells.nth(number).locator(".jp-OutputArea-output pre")
        output.wait_for()
        return output.inner_text().strip()


def test_python_reads_and_sets_what_the_reader_sees(lab, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(lab + "lab/tree/explorers.ipynb")
    notebook = Notebook(page)
    for number, (name, live) in enumerate(LIVE.items()):
        shown, sets, prints = range(3 * number, 3 * number + 3)
        notebook.run(shown)
        root = notebook.cells.nth(shown).locator(".convkit-explorer")
        root.locator(".convkit-view").wait_for(timeout=60_000)
        if name == "conv_explorer":
            check_arrow_keys(root)
        notebook.run(sets)
        expect(root.locator(live.place).first).to_contain_text(live.shows)
        live.move(root)
        expected = f"{live.read}: {live.value}"
        for _ in range(5):  # what was moved is on its way to Python
            told = notebook.told(prints)
            if told == expected:
                break
        assert told == expected, name
    page.close()
    assert not complaints, complaints


def check_arrow_keys(root):
    """Arrow keys up and down are JupyterLab's own, but not while the explorer has the focus."""
    kernel, sentence = root.locator(".convkit-map canvas").nth(1), root.locator(SENTENCE)
    expect(sentence).to_contain_text("output[0, 0] = 73")
    kernel.press("ArrowRight")
    expect(sentence).to_contain_text("kernel[0, 1]")
    kernel.press("ArrowDown")
    expect(sentence).to_contain_text("kernel[1, 1]")
