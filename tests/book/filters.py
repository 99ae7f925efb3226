"""Drive the filter lab, and know what it must show."""

import re
from io import BytesIO

import numpy as np
from PIL import Image
from playwright.sync_api import expect

from convkit import conv2d, pad
from convkit.widgets import filter_lab
from convkit.widgets.filter_lab import BOUNDARIES, SHOWS, SIZES, WORDS

from .driven import Driven

LEVELS = np.random.default_rng(0).integers(0, 256, (14, 19))  # a picture of the reader's own
SELECTS = {"preset": "kernel", "size": "kernel size", "boundary": "beyond the border",
           "show": "show the result"}  # fmt: skip
CHECKS = {"normalise": WORDS["normalise"], "magnitude": WORDS["magnitude"]}


def number(text):
    return float(text.replace("−", "-"))


def file(levels, name="own.png", kind="PNG", **options):
    stored = BytesIO()
    Image.fromarray(np.asarray(levels, np.uint8)).save(stored, kind, **options)
    return {"name": name, "mimeType": f"image/{kind.lower()}", "buffer": stored.getvalue()}


class FilterLab(Driven):
    """A filter lab on a page."""

    last = "select[aria-label='kernel size']"

    def __init__(self, page, number=0):
        super().__init__(page, number)
        self.picture, self.result, self.window = self.root.locator("canvas").all()
        self.boxes = self.root.locator(".convkit-boxes input")
        self.root.locator(".convkit-sentence:not(:empty)").wait_for()
        self.presets = filter_lab().view.kernels
        self.levels = filter_lab().view.levels()

    def text(self, part):
        return self.root.locator(part).inner_text()

    def sentence(self):
        return self.text(".convkit-sentence")

    def message(self):
        return self.text(".convkit-opener p")

    def choose(self, name, place):
        if name in SELECTS:
            self.root.locator(f"select[aria-label='{SELECTS[name]}']").select_option(index=place)
        else:
            self.root.get_by_label(CHECKS[name]).set_checked(bool(place))
        self.painted()

    def chosen(self):
        read = "all => all.map(e => e.type === 'checkbox' ? Number(e.checked) : e.selectedIndex)"
        places = self.root.locator(".convkit-controls").locator("select, input").evaluate_all(read)
        return dict(zip([*SELECTS, *CHECKS], places, strict=True))

    def open(self, given):
        before = self.message()
        self.root.locator("input[type=file]").set_input_files(given)
        expect(self.root.locator(".convkit-opener p").first).not_to_have_text(before)
        self.painted()

    def open_own(self):
        """Open a picture that is small enough to read the tones of its pixels."""
        self.open(file(LEVELS))
        self.levels = LEVELS

    def pixel(self):
        """Place and value of the selected pixel of the result, as the sentence tells it."""
        told = re.match(r"result\[(\d+), (\d+)\] = (?:√\(a² \+ b²\) = )?(\S+):", self.sentence())
        return int(told[1]), int(told[2]), number(told[3])

    def kernel(self):
        """The weights, each as its box shows it once it is in use."""
        shown = [
            number(value) for value in self.boxes.evaluate_all("all => all.map(box => box.value)")
        ]
        return np.reshape(shown, (round(len(shown) ** 0.5),) * 2)

    def tones(self, canvas, shape):
        """The grey of every pixel, read beside the number that stands on it."""
        read = """(canvas, [rows, columns]) => {
            const { width, height } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
            const cell = (canvas.parentNode.getBoundingClientRect().width - 2) / columns;
            return Array.from({ length: rows * columns }, (_, n) => data[4 * (
                width * Math.round((Math.floor(n / columns) + 0.1) * cell + 1)
                + Math.round((n % columns + 0.1) * cell + 1))]);
        }"""
        return np.reshape(canvas.evaluate(read, list(shape)), shape)

    def weights(self):
        """The weights as they are: a box in use holds the whole number."""
        read = """all => all.map(box => {
            box.focus();
            const { value } = box;
            box.blur();
            return Number(value);
        })"""
        found = self.boxes.evaluate_all(read)
        return np.reshape(found, (round(len(found) ** 0.5),) * 2)

    def agrees(self):
        """Compare picture, sentence, range and sums with convkit, for what the controls say.

        Give the weights that were read.
        """
        setting, kernel = self.chosen(), self.weights()
        size, show = SIZES[setting["size"]], SHOWS[setting["show"]]
        assert kernel.shape == (size, size), setting
        np.testing.assert_allclose(self.kernel(), kernel, atol=0.0005, err_msg=str(setting))
        if setting["preset"]:
            named = from_preset(self.presets, setting["preset"], size, kernel)
            np.testing.assert_allclose(kernel, named, atol=1e-12, err_msg=str(setting))
        result = expected(self.levels, kernel, setting)
        row, column, value = self.pixel()
        np.testing.assert_allclose(value, result[row, column], atol=0.00051, err_msg=str(setting))
        told = self.text(".convkit-range")
        low, high = re.search(r"from (\S+) to (\S+)\. ", told).groups()
        np.testing.assert_allclose(
            [number(low), number(high)], [result.min(), result.max()], atol=0.00051
        )
        if show == "clip":
            hidden = f"{(result < 0).sum()} lie below 0 and are black, {(result > 255).sum()} above"
            assert hidden in told, setting
        if result.size < 1000:
            limit = number(re.search(r"white (\S+);", told)[1]) if show == "grey" else None
            difference = np.abs(self.tones(self.result, result.shape) - shown(result, show, limit))
            difference[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2] = 0  # the mark
            assert difference.max() <= 1, setting
        total = number(re.search(r"sum to (\S+)\.", self.text(".convkit-products p"))[1])
        if not setting["magnitude"]:
            np.testing.assert_allclose(total, value, atol=0.0011)
        self._window_agrees(kernel, setting, row, column)
        return kernel

    def _window_agrees(self, kernel, setting, row, column):
        """Compare the written products around the selected pixel."""
        assert f"{kernel.size} products" in self.sentence()
        boundary, half = BOUNDARIES[setting["boundary"]], len(kernel) // 2
        x = self.levels if boundary == "valid" else pad(self.levels, half, boundary)
        around = x[row : row + len(kernel), column : column + len(kernel)]
        told = self.window.get_attribute("aria-label").split(": ", 1)[1].split(", ")
        values, weights = zip(*(map(number, one.split(" · ")) for one in told), strict=True)
        np.testing.assert_array_equal(np.reshape(values, kernel.shape), around)
        used = divided(kernel, setting)
        np.testing.assert_allclose(np.reshape(weights, kernel.shape), used, atol=0.00051)


def divided(kernel, setting):
    """The weights as they are used: divided by their sum if that is asked for and not 0."""
    total = kernel.sum()
    if setting["normalise"] and abs(total) > 1e-12 * np.abs(kernel).sum():
        return kernel / total
    return kernel


def expected(levels, kernel, setting):
    """Result of convkit for a setting."""
    kernel = divided(kernel, setting)
    boundary = BOUNDARIES[setting["boundary"]]
    x = levels if boundary == "valid" else pad(levels, len(kernel) // 2, boundary)
    x = x.astype(float)
    result = conv2d(x, kernel)
    return np.hypot(result, conv2d(x, kernel.T)) if setting["magnitude"] else result


def shown(result, show, limit=None):
    """Tones from 0 to 255; ``limit`` is the value that is shown white where 0 is grey."""
    if show == "grey":
        return np.clip(128 + 127 * result / limit, 0, 255)
    if show == "clip":
        return np.clip(np.round(result), 0, 255)
    return np.clip(np.round(np.abs(result)), 0, 255)


def from_preset(presets, preset, size, kernel):
    """The weights that a preset, or the reader's own kernel, has in a size."""
    if preset == 0:
        width = (size - len(kernel)) // 2
        return np.pad(kernel, width) if width >= 0 else kernel[-width:width, -width:width]
    sizes = presets[preset - 1]
    best = max((n for n in sizes if n <= size), default=None)
    return np.pad(np.array(sizes[best], float), (size - best) // 2)
