"""Drive the explorer of receptive fields, and know what it must show."""

import re
from functools import reduce

import numpy as np

from convkit import kernel_matrix, output_size
from convkit.arithmetic import Layer, receptive_fields

from .drawn import maps, numbers, record
from .driven import Driven
from .moves import frame

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

    def __init__(self, page, number=0):
        super().__init__(page, number)
        record(page)

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

    def agrees(self, expected=None):
        """Compare sentence, table, map and notes with convkit; both views below are open."""
        expected = expected or self.expected()
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

        ways = np.outer(paths, paths).astype(float)
        ways[ways == 0] = np.nan
        found = numbers(maps(self.root)[1], ways.shape)
        if found is not None:
            np.testing.assert_array_equal(found, ways)

    def where(self, level, unit, expected):
        """Place of a unit on the cone's canvas, for stacks without padding."""
        width = frame(self.cone)["width"] - 2
        cell = min(26, width / expected.size)
        field = [(1, 1, 0), *expected.fields][level]
        middle = field[2] + unit * field[1] + (field[0] - 1) / 2
        left = (width - cell * expected.size) / 2
        gap = min(78, 224 / (len(expected.sizes) - 1))
        return {"x": 1 + left + (middle + 0.5) * cell, "y": 1 + 254 - level * gap}
