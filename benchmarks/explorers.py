"""Time from a key press on a slider to the painted picture, in the browser, on the built pages.

The clock starts at the key event's own time stamp and stops at the first task after the frame
in which the explorer has drawn: waiting for the screen's next frame is part of the figure.
"""

import os
import random
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PRESSES = 80
PICTURE = np.random.default_rng(0).integers(0, 256, (512, 512), np.uint8)
WATCH = """() => {
    window.delays = [];
    addEventListener("keydown", (event) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => delays.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(0);
    }), true);
}"""


class Case(NamedTuple):
    """An explorer in a setting, and the control whose key presses are timed."""

    page: str
    number: int  # of the explorer on the page
    control: str
    at_end: tuple[str, ...] = ()  # sliders that are first set to their largest
    all_views: bool = False
    picture: bool = False  # open a picture of 512×512 pixels first
    limit: int = 16  # ms


CASES = {
    "teaching matrix, as it opens": Case("05-padding-and-stride", 0, "kernel size, height"),
    "the same, largest setting, all views": Case(
        "05-padding-and-stride",
        0,
        "step",
        ("input size, height", "kernel size, height", "padding, height"),
        all_views=True,
    ),
    "the same, kernel size": Case(
        "05-padding-and-stride",
        0,
        "kernel size, height",
        ("input size, height", "padding, height"),
        all_views=True,
    ),
    "photo of 40×40 pixels, step": Case("00-welcome", 0, "step"),
    "photo of 40×40 pixels, kernel size": Case("00-welcome", 0, "kernel size, height"),
    "transposed, largest setting, kernel size": Case(
        "95-explorers",
        1,
        "kernel size, height",
        ("input size, height", "stride, height"),
        all_views=True,
    ),
    "two signals, t": Case("95-explorers", 2, "t", all_views=True),
    "a weight of 7×7, picture of 512×512": Case(
        "95-explorers", 3, "kernel[0, 0]", ("kernel size",), picture=True, limit=50
    ),
    "receptive field of five layers, kernel": Case(
        "95-explorers", 4, "layer 1: kernel", ("input size", "layers"), all_views=True
    ),
    "channels, kernel size": Case(
        "95-explorers", 5, "kernel size", ("channels out", "channels in"), all_views=True
    ),
    "equivariance, shift": Case("95-explorers", 6, "shift down", all_views=True),
}


def delays(browser, case):
    """Milliseconds from key press to paint, one per press, as fast as a held key repeats."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((ROOT / f"_build/html/chapters/{case.page}.html").as_uri())
    place = page.locator(".convkit-place").nth(case.number)
    place.scroll_into_view_if_needed()
    root = place.locator(".convkit-explorer")

    def control(label):
        slider, menu, box = (
            root.get_by_role(role, name=label, exact=True)
            for role in ("slider", "combobox", "spinbutton")
        )
        return slider.or_(menu).or_(box)

    control(case.control).wait_for()
    if case.all_views:
        root.evaluate("root => root.querySelectorAll('details').forEach(d => { d.open = true; })")
    if case.picture:
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            Image.fromarray(PICTURE).save(file.name)
            root.locator("input[type=file]").set_input_files(file.name)
            root.get_by_text("512×512 pixels").wait_for()
    for label in case.at_end:
        control(label).focus()
        page.keyboard.press("End")
    control(case.control).focus()
    page.wait_for_timeout(500)
    page.evaluate(WATCH)
    for n in range(PRESSES):
        page.keyboard.press("ArrowUp" if n // 2 % 2 == 0 else "ArrowDown")
        page.wait_for_timeout(25 + 16 * random.random())  # no fixed phase to the screen's frames
    page.wait_for_function("count => delays.length >= count", arg=PRESSES)
    measured = page.evaluate("delays")
    page.close()
    return measured


def main():
    """Print one line a case; end with an error if a median is too slow."""
    flags = ["--disable-background-networking", "--no-first-run"]
    path = os.environ.get("CHROMIUM") or (ROOT / ".venv/browser").read_text()
    print(f"Key press to painted picture, {PRESSES} presses each, in ms")
    print(f"{'':40}{'median':>8}{'90 %':>8}{'worst':>8}{'aim':>6}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        slow = False
        for title, case in CASES.items():
            times = sorted(delays(browser, case))
            median = statistics.median(times)
            slow |= median > case.limit
            told = f"{median:8.1f}{times[int(0.9 * PRESSES)]:8.1f}{times[-1]:8.1f}{case.limit:6}"
            print(f"{title:40}{told}")
        browser.close()
    if slow:
        sys.exit("bench: a median is above its aim; run it again on a machine at rest, or profile")


if __name__ == "__main__":
    main()
