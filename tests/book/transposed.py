"""Drive the explorer of transposed convolution, and read what it shows."""

import re

import numpy as np

from convkit import (
    conv2d,
    conv_transpose2d,
    kernel_matrix,
    output_size,
    overlap_count,
    transposed_output_size,
)
from convkit.arithmetic import direct_form
from convkit.widgets.transposed_explorer import SETTINGS, TEACHING_KERNEL

from . import moves
from .drawn import READ as READ_MAPS
from .drawn import numbers, record
from .driven import Driven

X = 10 * np.arange(6)[:, None] + np.arange(1, 7)  # the explorer's own input
SIDES = ("height", "width")
SLIDERS = {
    "size": "input size",
    "kernel": "kernel size",
    "stride": "stride",
    "padding": "padding",
    "dilation": "dilation",
    "output_padding": "output padding",
}
# The canvases, from top to bottom, where matrix and overlap are open
TAKEN, KERNEL, STAMP, GIVEN, STRETCHED, REVERSED, DIRECT, MATRIX, RESULT, OVERLAP = range(10)

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
        maps: (READ_MAPS)([...root.querySelectorAll("canvas")]),
        values: Object.fromEntries([...root.querySelectorAll(".noUi-handle")].map(
            handle => [handle.ariaLabel, Number(handle.getAttribute("aria-valuenow"))])),
    };
}""".replace("READ_MAPS", READ_MAPS)


class Transposed(Driven):
    """The explorer of a page."""

    def __init__(self, page, number=0):
        super().__init__(page, number)
        record(page)

    def handle(self, name):
        return self.root.locator(f".noUi-handle[aria-label^='{name}']").first

    def read(self):
        return self.root.evaluate(READ)

    def point(self, map_number, place, shape, tap=False):
        """Click on a cell, or tap it; ``shape`` is the number of rows and columns shown."""
        moves.point_at(self.root.locator("canvas").nth(map_number), place, shape, tap)

    def key(self, map_number, key):
        self.root.locator("canvas").nth(map_number).press(key)
        self.painted()

    def selected(self):
        """Output cell and its value; input cell, tap, value, weight of a selected product."""
        return selected_in(self.read()["sentence"])

    def agrees(self):
        """Compare everything shown with convkit, for the setting of the controls."""
        at, boxes = self.read()["values"], self.chosen()
        other = "height" if boxes["one setting for height and width"] else "width"
        pairs = {
            name: tuple(at[f"{label}, {side}"] for side in ("height", other))
            for name, label in SLIDERS.items()
        }
        one_row, forgets, so_far = (
            next(ticked for label, ticked in boxes.items() if label.startswith(start))
            for start in ("one row of data", "forget the flip", "only the stamps so far")
        )
        compare(self, *data_of(pairs, one_row), forgets, so_far)


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


def stretched(x, kernel, settings):
    """The direct form's canvas, with what is cropped, and the slices that stay."""
    forms = direct_form(x.shape, kernel.shape, **settings)
    canvas = np.zeros([max(0, f.before) + f.stretched + max(0, f.after) for f in forms], int)
    starts = [max(0, f.before) for f in forms]
    canvas[
        tuple(
            slice(b, b + f.stretched, f.zeros_between + 1)
            for b, f in zip(starts, forms, strict=True)
        )
    ] = x
    kept = tuple(
        slice(max(0, -f.before), n - max(0, -f.after))
        for f, n in zip(forms, canvas.shape, strict=True)
    )
    return canvas, kept


def transposed_matrix(x, kernel, settings):
    """Kernel matrix of the direct convolution, transposed: a row for each output cell of it.

    Where the output padding reaches the stride that convolution leads to more cells than x has.
    """
    size = transposed_output_size(x.shape, kernel.shape, **settings)
    direct = {name: settings[name] for name in ("stride", "padding", "dilation")}
    back = output_size(size, kernel.shape, **direct)
    matrix = kernel_matrix(kernel, size, **direct).T.reshape(-1, *back)
    return matrix[:, : x.shape[0], : x.shape[1]].reshape(-1, x.size)


def stamps_shown(explorer, stamp, x, kernel, settings, extent):
    """The selected stamp, or in one row of data all stamps, each in a row of its own."""
    if not explorer.root.get_by_label("one row of data").is_checked():
        return x.ravel()[stamp] * kernel
    rows = np.full((x.size, extent[1]), np.nan)
    for t, value in enumerate(x[0]):
        places = settings["stride"][1] * t + settings["dilation"][1] * np.arange(kernel.size)
        rows[t, places] = value * kernel[0]
    return rows


def compare(explorer, x, kernel, settings, forgets, so_far=False):
    """Everything shown against convkit; the number of maps whose numbers were drawn."""
    shown = explorer.read()
    maps, sentence = shown["maps"], shown["sentence"]
    try:
        size = transposed_output_size(x.shape, kernel.shape, **settings)
    except ValueError:
        assert sentence.startswith("No output: the padding of a transposed convolution crops")
        return 0
    y = conv_transpose2d(x, kernel, **settings)
    canvas, kept = stretched(x, kernel, settings)
    window = kernel if forgets else kernel[::-1, ::-1]
    direct = conv2d(canvas[kept], window, dilation=settings["dilation"])

    # words
    (cell, value), product = selected_in(sentence)
    cell = (0, *cell) if len(cell) == 1 else cell
    assert value == y[cell]
    if product and "cropped" not in sentence:
        place, tap, factor, weight = (
            (0, *n) if np.size(n) == 1 and type(n) is tuple else n for n in product
        )
        assert factor == x[place] and weight == kernel[tap]
        reached = (
            s * t + d * j - p
            for s, t, d, j, p in zip(
                settings["stride"],
                place,
                settings["dilation"],
                tap,
                settings["padding"],
                strict=True,
            )
        )
        assert tuple(reached) == cell
    for total, text in zip((y[cell], direct[cell]), shown["sums"], strict=True):
        text = text.replace("−", "-")
        assert int(re.search(r"= (-?\d+)$", text)[1]) == total
        products = re.findall(r"\(?(-?\d+)\)?·\(?(-?\d+)\)?", text)
        assert sum(int(a) * int(b) for a, b in products) == total
    wrong = np.sum(direct != y)
    told = (
        f"the direct form is wrong in {wrong} of {y.size} cells"
        if wrong
        else f"all {y.size} cells happen to stay the same"
        if forgets
        else f"Stamping, Cᵀ and the direct form give the same numbers in all {y.size} cells"
    )
    assert told in shown["verdict"]
    formulas = re.sub(r"\s", "", shown["formula"]).replace("−", "-")
    found = [(int(o), int(p)) for o, p in re.findall(r"=(-?\d+)p′=[^=]*=[^=]*?=(-?\d+)", formulas)]
    befores = [form.before for form in direct_form(x.shape, kernel.shape, **settings)]
    assert set(found) <= set(zip(size, befores, strict=True)) and found, formulas
    counts = overlap_count(x.shape, kernel.shape, **settings)
    assert f"is the sum of {counts[cell]} product" in shown["overlap"]

    # maps
    before = settings["padding"]
    parts = [
        (TAKEN, x),
        (KERNEL, kernel),
        (STRETCHED, canvas),
        (REVERSED, window),
        (DIRECT, direct),
        (OVERLAP, counts),
    ]
    extent = [
        max(s * (n - 1) + d * (k - 1) + 1, b + o)
        for s, n, d, k, b, o in zip(
            settings["stride"],
            x.shape,
            settings["dilation"],
            kernel.shape,
            before,
            size,
            strict=True,
        )
    ]
    given = np.full(extent, np.nan)
    given[before[0] : before[0] + size[0], before[1] : before[1] + size[1]] = y
    stamp = int(shown["values"]["stamp of input cell"])
    parts.append((STAMP, stamps_shown(explorer, stamp, x, kernel, settings, extent)))
    if not so_far:
        parts.append((GIVEN, given))
    caption = shown["captions"][MATRIX]
    part = re.search(r"rows (\d+)–(\d+), columns (\d+)–(\d+)", caption)
    top, bottom, left, right = map(int, part.groups()) if part else (0, y.size - 1, 0, x.size - 1)
    matrix = transposed_matrix(x, kernel, settings)
    assert f"Cᵀ, {y.size}×{x.size}" in caption
    parts.append((MATRIX, matrix[top : bottom + 1, left : right + 1]))
    parts.append((RESULT, y.ravel()[top : bottom + 1, None]))
    drawn = 0
    for number, expected in parts:
        found = numbers(maps[number], expected.shape)
        if found is not None:
            np.testing.assert_array_equal(found, expected, f"map {number} at {settings}")
            drawn += 1
    assert drawn >= 2
    return drawn
