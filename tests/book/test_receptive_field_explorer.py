"""The explorer of receptive fields in a browser, against convkit."""

import re
from functools import reduce

import numpy as np
import pytest

from convkit import kernel_matrix, output_size
from convkit.arithmetic import Layer, receptive_fields

from .layers import Driven

OPEN = 'receptive_field_explorer(views=["table", "map"])'
NAMES = ("kernel", "stride", "padding", "dilation")
ENDS = ((1, 8), (1, 5), (0, 9), (1, 9))  # of the sliders, as numpy takes them


class Expected:
    """What convkit says of a stack and of one of its units."""

    def __init__(self, size, layers, level, unit):
        self.size, self.layers, self.sizes, matrices = size, layers, [size], []
        for kernel, *setting in layers:
            try:
                self.sizes.append(output_size(self.sizes[-1], kernel, *setting))
            except ValueError:
                break
            names = dict(zip(("stride", "padding", "dilation"), setting, strict=True))
            matrices.append(kernel_matrix(np.ones(kernel, int), self.sizes[-2], **names))
        self.level = min(level, len(matrices))
        self.fits = len(matrices) == len(layers)
        if matrices:
            self.fields = receptive_fields([Layer(*layer) for layer in layers[: len(matrices)]])
            self.unit = min(unit, self.sizes[self.level] - 1)
            self.region = self.fields[self.level - 1].region(self.unit)
            self.paths = reduce(np.matmul, matrices[: self.level][::-1])[self.unit]


def traits_of(size, layers, level, unit):
    """What a link sets for this stack."""
    settings = {
        f"{name}_{n}": value
        for n, layer in enumerate(layers, 1)
        for name, value in zip(NAMES, layer, strict=True)
    }
    return {"size": size, "depth": len(layers), **settings, "level": level, "unit": unit}


def random_stack(rng):
    """Size, layers, level and unit; about one in five ends before its last layer."""
    while True:
        size, depth = int(rng.integers(1, 65)), int(rng.integers(1, 6))
        layers = [tuple(int(rng.integers(*ends)) for ends in ENDS) for _ in range(depth)]
        level = int(rng.integers(1, depth + 1))
        expected = Expected(size, layers, level, int(rng.integers(64)))
        if len(expected.sizes) > 1 and (expected.fits or rng.random() < 0.2):
            return expected


class Stack(Driven):
    """The explorer, and what it says."""

    @property
    def cone(self):
        return self.root.locator(".convkit-cone canvas")

    @property
    def map(self):
        return self.root.locator(".convkit-reach canvas")

    def unit(self):
        found = re.search(r"Unit (\d+) of layer (\d+) has", self.sentence())
        return tuple(map(int, found.groups()))

    def expected(self):
        """Of the setting of the sliders and the unit that the sentence names."""
        layers = [
            tuple(self.value(f"layer {n}: {name}") for name in NAMES)
            for n in range(1, self.value("layers") + 1)
        ]
        named = re.search(r"Unit (\d+) of layer (\d+) has", self.sentence())
        unit, level = map(int, named.groups()) if named else (0, 1)
        return Expected(self.value("input size"), layers, level, unit)

    def agrees(self, expected):
        """Compare sentence, table and notes with convkit."""
        sentence, sizes = self.sentence(), expected.sizes
        assert ("The stack ends below" in sentence) == (not expected.fits)
        rows = self.table()[::-1]
        assert [int(row[2]) for row in rows] == sizes
        if len(sizes) == 1:
            return
        told = [tuple(map(int, row[3:6])) for row in rows[1:]]
        assert told == [tuple(field) for field in expected.fields]
        assert [int(row[1]) for row in rows[1:]] == [
            d * (k - 1) + 1 for k, _, _, d in expected.layers[: len(sizes) - 1]
        ]
        assert self.unit() == (expected.unit, expected.level)
        assert self.value("unit") == expected.unit
        first, last = expected.region
        assert rows[0][6] == f"{first} … {last}"
        assert rows[expected.level][6] == f"{expected.unit} … {expected.unit}"
        count = last - first + 1
        noun = "1 sample" if count == 1 else f"{count} samples"
        assert f"receptive field of {noun}, {first} to {last}." in sentence
        paths = expected.paths
        reads, most = re.search(r"reads (\d+) samples? .* by (\d+) path", sentence).groups()
        assert (int(reads), int(most)) == (np.count_nonzero(paths), paths.max())
        inside = paths[max(0, first) : max(0, last + 1)]
        missed = re.search(r"(\d+) samples? inside the field", sentence)
        assert int(missed[1] if missed else 0) == np.count_nonzero(inside == 0)
        outside = re.search(r"(\d+) places? of the field", sentence)
        assert int(outside[1] if outside else 0) == count - len(inside)
        kernels = np.prod([layer[0] for layer in expected.layers[: expected.level]])
        note = self.text(".convkit-formula .convkit-note")
        reached, lost = map(int, re.search(r": (\d+) end at .* (\d+) in padding", note).groups())
        assert (reached, lost) == (paths.sum(), kernels - paths.sum())
        assert f"reads {int(reads) ** 2} of the {len(inside) ** 2} pixels" in self.text(
            ".convkit-reach .convkit-note"
        )

    def where(self, level, unit, expected):
        """Place of a unit on the cone's canvas, for stacks without padding."""
        width = self.cone.bounding_box()["width"] - 2
        cell = min(26, width / expected.size)
        field = [(1, 1, 0), *expected.fields][level]
        middle = field[2] + unit * field[1] + (field[0] - 1) / 2
        left = (width - cell * expected.size) / 2
        gap = min(78, 224 / (len(expected.sizes) - 1))
        return {"x": 1 + left + (middle + 0.5) * cell, "y": 1 + 254 - level * gap}


@pytest.fixture
def stack(demo):
    return Stack(demo(OPEN, viewport={"width": 900, "height": 900}))


def test_every_view_tells_what_convkit_computes_on_200_random_stacks(stack):
    rng = np.random.default_rng(0)
    ended = 0
    for _ in range(200):
        expected = random_stack(rng)
        ended += not expected.fits
        traits = traits_of(expected.size, expected.layers, expected.level, expected.unit)
        row, column = (int(n) for n in rng.integers(expected.size, size=2))
        stack.open_link(traits | {"sample": column, "sample_row": row})
        stack.agrees(expected)
        down, across = expected.paths[[row, column]]
        assert f"Pixel [{row}, {column}]: {down}·{across} = {down * across} path" in stack.text(
            ".convkit-reach .convkit-note"
        )
        first, last = expected.region
        if across:
            said = f"Sample {column}: {across} path"
        elif first <= column <= last:
            said = f"Sample {column}: inside the field, yet no path"
        else:
            said = f"Sample {column}: outside the field"
        assert said in stack.sentence()
    assert 20 < ended < 80


def test_every_level_and_sample_is_selected_by_the_mouse(stack):
    stack.choose("example", 2)  # dilations 1, 2, 4
    expected = stack.expected()
    for level, unit in ((1, 21), (1, 0), (2, 7), (3, 9)):
        stack.cone.click(position=stack.where(level, unit, expected))
        stack.painted()
        assert stack.unit() == (unit, level)
        stack.agrees(stack.expected())
    stack.cone.click(position=stack.where(0, 13, expected))
    stack.painted()
    assert "Sample 13: 3 paths." in stack.sentence()  # the fifth of unit 9's field
    stack.click_cell(stack.map, 10, 12, 24, 24)
    assert "Pixel [10, 12]: 1·1 = 1 path." in stack.text(".convkit-reach .convkit-note")
    assert "Sample 12: 1 path." in stack.sentence()


def test_the_mouse_dragged_takes_the_unit_along(stack):
    expected = stack.expected()
    box = stack.cone.bounding_box()
    start, end = (stack.where(3, unit, expected) for unit in (2, 15))
    stack.page.mouse.move(box["x"] + start["x"], box["y"] + start["y"])
    stack.page.mouse.down()
    stack.page.mouse.move(box["x"] + end["x"], box["y"] + end["y"], steps=5)
    stack.page.mouse.up()
    stack.painted()
    assert stack.unit() == (15, 3)
    assert stack.value("unit") == 15


def test_arrow_keys_walk_over_units_layers_and_samples(stack):
    stack.keys(stack.cone, "ArrowLeft", "ArrowDown", "ArrowRight")
    assert stack.unit() == (10, 2)
    stack.agrees(stack.expected())
    stack.keys(stack.cone, "ArrowDown", "ArrowDown")  # past layer 1, to a sample
    assert stack.unit() == (11, 1) and "Sample 12: 1 path." in stack.sentence()
    stack.keys(stack.cone, "ArrowRight", "ArrowRight")
    assert "Sample 14: outside the field" in stack.sentence()
    stack.keys(stack.map, "ArrowUp", "ArrowLeft")
    assert "Pixel [13, 13]: 1·1 = 1 path." in stack.text(".convkit-reach .convkit-note")
    stack.keys(stack.cone, "ArrowUp")
    assert "Sample" not in stack.sentence()
    stack.press("unit", "Home", "ArrowRight")
    assert stack.unit() == (1, 1)


def test_a_finger_selects_on_a_narrow_page_that_does_not_scroll_sideways(demo):
    page = demo(OPEN, viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    stack = Stack(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    place = stack.where(2, 4, stack.expected())
    stack.cone.tap(position=place)
    stack.painted()
    assert stack.unit() == (4, 2)
    stack.press("layers", "End")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    stack.agrees(stack.expected())


def test_bars_stand_where_paths_end_and_gaps_are_empty(stack):
    stack.choose("example", 3)  # dilations 2, 2, 2
    expected = stack.expected()
    places = [stack.where(0, n, expected)["x"] for n in range(24)]
    read = """(canvas, places) => {
        const ratio = canvas.width / parseFloat(canvas.style.width);
        const context = canvas.getContext("2d");
        const at = (x) => context.getImageData(x * ratio, (1 + 254 + 19 + 40 - 1) * ratio, 1, 1);
        return places.map((x) => at(x).data[3] > 100);
    }"""
    drawn = stack.cone.evaluate(read, places)
    np.testing.assert_array_equal(drawn, expected.paths > 0)
    assert "6 samples inside the field are never read (hatched)." in stack.sentence()


def test_layers_come_and_go_with_their_sliders(stack):
    stack.press("layers", "End")
    assert stack.handle("layer 5: dilation").is_visible()
    stack.agrees(stack.expected())
    stack.press("layers", "Home")
    assert not stack.handle("layer 2: kernel").is_visible()
    assert stack.unit() == (10, 1)
    stack.agrees(stack.expected())


def test_no_control_moves_away_while_it_is_moved(stack):
    place = "h => h.getBoundingClientRect().top + scrollY"
    for name in ("layers", "input size", "layer 1: kernel", "layer 1: stride"):
        tops = set()
        for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight", "End"):
            stack.press(name, key)
            tops.add(round(stack.handle(name).evaluate(place)))
        assert len(tops) == 1, name


def test_a_stack_that_ends_early_is_explained_and_the_way_back_is_open(stack):
    stack.press("input size", "Home", *["ArrowRight"] * 3)
    assert stack.sentence().startswith(
        "The stack ends below layer 2: its kernel spans 3 but has only 2 to read, padding "
        "included. Pad it, or take a smaller kernel"
    )
    stack.agrees(stack.expected())
    stack.press("input size", "Home")
    assert "below layer 1" in stack.sentence()
    stack.keys(stack.cone, "ArrowLeft", "ArrowUp", "ArrowDown")
    stack.press("input size", "End")
    stack.agrees(stack.expected())


def test_the_formulas_have_the_numbers_in_them(stack):
    stack.choose("example", 5)  # three layers of stride 2
    formulas = stack.root.locator(".convkit-formula p").all_inner_texts()
    flat = ["".join(text.split()).replace("−", "-") for text in formulas]
    assert flat[0].endswith("=1+(3-1)·1+(3-1)·2+(3-1)·4=15")
    assert flat[1].endswith("=2·2·2=8")
    assert flat[2].endswith("=-(1·1+1·2+1·4)=-7")
    assert "=-7+1·8=1to1+15-1=15" in flat[3]


def test_random_moves_leave_no_error_and_no_wrong_number(stack):
    rng = np.random.default_rng(1)
    keys = ["ArrowLeft", "ArrowRight", "Home", "End"]
    for move in range(200):
        kind = rng.integers(12)
        if kind == 0:
            stack.choose("example", int(rng.integers(6)))
        elif kind < 4:
            canvas = stack.cone if kind < 3 else stack.map
            key = str(rng.choice(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]))
            if canvas.is_visible():
                stack.keys(canvas, key)
        else:
            names = stack.root.locator(".noUi-handle:visible").evaluate_all(
                "all => all.map(handle => handle.ariaLabel)"
            )
            stack.press(str(rng.choice(names)), str(rng.choice(keys)))
        if move % 5 == 0:
            stack.agrees(stack.expected())
