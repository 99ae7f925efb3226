"""Time from a key press on a slider to the painted picture, in the browser, on the built pages.

The clock starts at the key event's own time stamp and stops at the first task after the frame
in which the explorer has drawn: waiting for the screen's next frame is part of the figure.
"""

import os
import random
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PRESSES = 80
WATCH = """() => {
    window.delays = [];
    addEventListener("keydown", (event) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => delays.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(0);
    }), true);
}"""
# page, number of the explorer on it, what is opened and pressed first, the slider that is timed
CASES = {
    "teaching matrix, as it opens": ("05-padding-and-stride", 0, {}, "kernel size, height"),
    "teaching matrix, largest setting": (
        "05-padding-and-stride",
        0,
        {"input size, height": "End", "kernel size, height": "End", "padding, height": "End"},
        "step",
    ),
    "the same, all views open": (
        "05-padding-and-stride",
        0,
        {
            "views": "open",
            "input size, height": "End",
            "kernel size, height": "End",
            "padding, height": "End",
        },
        "step",
    ),
    "all views open, kernel size": (
        "05-padding-and-stride",
        0,
        {"views": "open", "input size, height": "End", "padding, height": "End"},
        "kernel size, height",
    ),
    "transposed, largest setting, kernel size": (
        "95-explorers",
        1,
        {"views": "open", "input size, height": "End", "stride, height": "End"},
        "kernel size, height",
    ),
    "two signals, t": ("95-explorers", 2, {"views": "open"}, "t"),
    "receptive field of five layers, kernel": (
        "95-explorers",
        4,
        {"input size": "End", "layers": "End"},
        "layer 1: kernel",
    ),
    "channels, kernel size": (
        "95-explorers",
        5,
        {"channels out": "End", "channels in": "End"},
        "kernel size",
    ),
    "equivariance, shift": ("95-explorers", 6, {}, "shift down"),
    "photo of 40×40 pixels, step": ("00-welcome", 0, {}, "step"),
    "photo of 40×40 pixels, kernel size": ("00-welcome", 0, {}, "kernel size, height"),
}


def delays(browser, name, number, setting, slider):
    """Milliseconds from key press to paint, one per press."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((ROOT / f"_build/html/chapters/{name}.html").as_uri())
    root = page.locator(".convkit-explorer").nth(number)

    def handle(label):
        return root.locator(f".noUi-handle[aria-label='{label}']")

    handle(slider).wait_for()
    setting = dict(setting)
    if setting.pop("views", None):
        root.evaluate("root => root.querySelectorAll('details').forEach(d => { d.open = true; })")
    for label, key in setting.items():
        handle(label).focus()
        page.keyboard.press(key)
    handle(slider).focus()
    page.wait_for_timeout(500)
    page.evaluate(WATCH)
    for n in range(PRESSES):
        page.keyboard.press("ArrowRight" if n // 2 % 2 == 0 else "ArrowLeft")
        page.wait_for_timeout(20 + 16 * random.random())  # no fixed phase to the screen's frames
    page.wait_for_function("count => delays.length >= count", arg=PRESSES)
    measured = page.evaluate("delays")
    page.close()
    return measured


def main():
    """Print one line a case; end with an error if a median is too slow."""
    flags = ["--disable-background-networking", "--no-first-run"]
    path = os.environ.get("CHROMIUM") or (ROOT / ".venv/browser").read_text()
    print(f"Key press to painted picture, {PRESSES} presses each, in ms (aim: median at most 16)")
    print(f"{'':40}{'median':>8}{'90 %':>8}{'worst':>8}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        slow = False
        for title, case in CASES.items():
            times = sorted(delays(browser, *case))
            median = statistics.median(times)
            slow |= median > 16
            print(f"{title:40}{median:8.1f}{times[int(0.9 * PRESSES)]:8.1f}{times[-1]:8.1f}")
        browser.close()
    if slow:
        sys.exit("bench: a median is above 16 ms; run it again on a machine at rest, or profile")


if __name__ == "__main__":
    main()
