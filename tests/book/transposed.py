"""Drive the explorer of transposed convolution, and read what it shows."""

import re

import numpy as np

from convkit.widgets.transposed_explorer import SETTINGS, TEACHING_KERNEL

X = 10 * np.arange(6)[:, None] + np.arange(1, 7)  # the explorer's own input
SIDES = ("height", "width")
# The canvases, from top to bottom, where matrix and overlap are open
TAKEN, KERNEL, STAMP, GIVEN, STRETCHED, REVERSED, DIRECT, MATRIX, RESULT, OVERLAP = range(10)

RECORD = """() => {
    const kind = CanvasRenderingContext2D.prototype;
    const [clear, write] = [kind.clearRect, kind.fillText];
    kind.clearRect = function (...box) { this.canvas.drawn = []; clear.apply(this, box); };
    kind.fillText = function (text, x, y) {
        this.canvas.drawn?.push([text, x, y]);
        write.call(this, text, x, y);
    };
}"""
READ = """root => {
    const text = name => [...root.querySelectorAll(name)].map(node => node.textContent);
    return {
        sentence: text(".convkit-sentence")[0],
        verdict: text(".convkit-compared")[0],
        sums: text(".convkit-written"),
        formula: text(".convkit-sizes")[0],
        captions: text(".convkit-caption"),
        matrix: text(".convkit-transposed-matrix > .convkit-note")[1],
        overlap: text(".convkit-overlap > .convkit-note")[0],
        maps: [...root.querySelectorAll("canvas")].map(canvas => ({
            width: canvas.clientWidth, height: canvas.clientHeight, drawn: canvas.drawn ?? [],
        })),
        values: Object.fromEntries([...root.querySelectorAll(".noUi-handle")].map(
            handle => [handle.ariaLabel, Number(handle.getAttribute("aria-valuenow"))])),
    };
}"""


class Transposed:
    """The explorer of a demo page."""

    def __init__(self, page):
        self.page = page
        self.root = page.locator(".convkit-explorer")
        self.handle("dilation").wait_for(state="attached")
        page.evaluate(RECORD)
        self.painted()

    def painted(self):
        """Wait until the picture stands, and the sliders that follow it."""
        self.page.evaluate(
            """() => new Promise(done => requestAnimationFrame(
                () => requestAnimationFrame(() => setTimeout(done))))"""
        )

    def handle(self, name):
        return self.root.locator(f".noUi-handle[aria-label^='{name}']").first

    def read(self):
        return self.root.evaluate(READ)

    def open_link(self, traits):
        """Set traits by the page's address, as a reader's link does."""
        text = ",".join(f"{name}={int(value)}" for name, value in traits.items())
        change = "hash => { location.hash = ''; location.hash = hash; }"  # even to the same again
        self.page.evaluate(change, f"#explorer-1:{text}")
        self.painted()

    def press(self, name, key):
        self.handle(name).focus()
        self.page.keyboard.press(key)
        self.painted()

    def point(self, map_number, place, shape, tap=False):
        """Click on a cell, or tap it; ``shape`` is the number of rows and columns shown."""
        canvas = self.root.locator("canvas").nth(map_number)
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        down, across = (
            1 + (n + 0.5) * (length - 2) / count
            for n, count, length in zip(place, shape, (box["height"], box["width"]), strict=True)
        )
        (canvas.tap if tap else canvas.click)(position={"x": across, "y": down})
        self.painted()

    def key(self, map_number, key):
        self.root.locator("canvas").nth(map_number).press(key)
        self.painted()

    def selected(self):
        """Output cell and its value; input cell, tap, value, weight of a selected product."""
        return selected_in(self.read()["sentence"])


def selected_in(sentence):
    sentence = sentence.replace("−", "-")
    cell = re.match(r"output\[([\d, ]+)\] = (-?\d+):", sentence)
    product = re.search(
        r"input\[([\d, ]+)\] · kernel\[([\d, ]+)\] = (-?\d+) · (-?\d+) = (-?\d+)", sentence
    )
    found = indices(cell[1]), int(cell[2])
    if not product:
        return found, None
    value, weight, result = map(int, product.groups()[2:])
    assert value * weight == result
    return found, (indices(product[1]), indices(product[2]), value, weight)


def indices(text):
    return tuple(map(int, text.split(",")))


def numbers(drawn_map, shape):
    """The numbers that a map shows, as an array with nan in empty cells; None if it shows none."""
    if not drawn_map["drawn"]:
        return None
    rows, columns = shape
    cell = (drawn_map["width"] - 2) / columns
    assert abs(cell - (drawn_map["height"] - 2) / rows) < 1, "the map has another shape"
    values = np.full(shape, np.nan)
    for text, x, y in drawn_map["drawn"]:
        values[int(y // cell), int(x // cell)] = float(text.replace("−", "-"))
    return values


def random_traits(rng, one_row=False):
    """Traits of a setting, and its pairs of height and width."""
    pairs = {
        name: [int(n) for n in rng.integers(low, high + 1, 2)]
        for name, (low, high) in SETTINGS.items()
    }
    if rng.integers(2):  # smaller ones too, whose numbers are drawn
        pairs["size"] = [min(n, 3) for n in pairs["size"]]
        pairs["kernel"] = [min(n, 3) for n in pairs["kernel"]]
        pairs["stride"] = [min(n, 2) for n in pairs["stride"]]
        pairs["padding"] = [min(n, 2) for n in pairs["padding"]]
        pairs["dilation"] = [1, 1]
    most = np.maximum(pairs["stride"], pairs["dilation"]) - 1
    pairs["output_padding"] = [int(n) for n in np.minimum(pairs["output_padding"], most)]
    traits = {"one_row": one_row, "tied": 0}
    traits |= {f"{n}_{s}": v for n, p in pairs.items() for s, v in zip(SIDES, p, strict=True)}
    return traits, pairs


def data_of(pairs, one_row):
    """Input, kernel and the settings of conv_transpose2d, in one row a single row of data."""
    if one_row:
        still = {"size": 1, "kernel": 1, "stride": 1, "padding": 0, "dilation": 1}
        pairs = {name: [still.get(name, 0), pair[1]] for name, pair in pairs.items()}
    (rows, columns), (high, wide) = pairs["size"], pairs["kernel"]
    settings = {name: tuple(p) for name, p in pairs.items() if name not in ("size", "kernel")}
    return X[:rows, :columns], TEACHING_KERNEL[:high, :wide], settings
