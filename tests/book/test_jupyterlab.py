"""The same explorer in JupyterLab with a live kernel: Python and the reader see one state."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest

CELLS = [
    "from convkit.widgets import conv_explorer\nexplorer = conv_explorer()\nexplorer",
    "print('stride', explorer.view.stride_height, 'tap', explorer.view.tap)",
    "explorer.view.kernel_height = 2\nexplorer.view.step = 5",
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Address of a JupyterLab that has the notebook above."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, folder / "explorer.ipynb")
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


def test_python_reads_and_sets_what_the_reader_sees(lab, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.goto(lab + "lab/tree/explorer.ipynb")
    cells = page.locator(".jp-Notebook .jp-Cell")
    cells.first.wait_for(timeout=60_000)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)

    def run(number):
        """Run a cell; while Lab is busy starting it may not hear the first time."""
        prompt = cells.nth(number).locator(".jp-InputPrompt").first
        for _ in range(20):
            cells.nth(number).locator(".cm-content").click()
            page.keyboard.press("Shift+Enter")
            page.wait_for_timeout(500)
            if prompt.inner_text() != "[ ]:":
                return
        pytest.fail(f"cell {number} does not run")

    run(0)
    sentence = page.locator(".convkit-sentence")
    sentence.wait_for(timeout=60_000)
    assert sentence.inner_text().startswith("output[0, 0] = 73")

    page.locator(".noUi-handle[aria-label='stride, height']").press("ArrowRight")
    page.locator(".convkit-map canvas").nth(1).press("ArrowRight")  # the kernel's second tap
    page.wait_for_function(
        "() => document.querySelector('.convkit-sentence').textContent.includes('kernel[0, 1]')"
    )
    # Arrow keys up and down are JupyterLab's own, but not while the explorer has the focus
    page.locator(".convkit-map canvas").nth(1).press("ArrowDown")
    page.wait_for_function(
        "() => document.querySelector('.convkit-sentence').textContent.includes('kernel[1, 1]')"
    )
    run(1)
    told = cells.nth(1).locator(".jp-OutputArea-output pre")
    told.wait_for()
    assert re.fullmatch(r"stride 2 tap 4\s*", told.inner_text())

    run(2)
    page.wait_for_function(
        "() => document.querySelector('.convkit-sentence').textContent.startsWith('output[')"
        " && document.querySelector('.convkit-caption.convkit-kernel').textContent"
        " === 'kernel 2×2'"
    )
    assert "Step 3 of 3" in sentence.inner_text()  # two places a side at stride 2: the last one
    page.close()
