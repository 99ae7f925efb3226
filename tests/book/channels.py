"""Drive the explorer of channels, and know what it must show."""

import re

import numpy as np

from convkit import conv2d
from convkit.arithmetic import layer_counts, separable_counts
from convkit.widgets.channel_explorer import (
    EXAMPLE_BIASES,
    EXAMPLE_FILTERS,
    EXAMPLE_IMAGE,
)

from .drawn import maps, numbers, record
from .driven import Driven

SLIDERS = ("channels in", "channels out", "groups", "kernel size", "output size")
EXAMPLE = conv2d(EXAMPLE_IMAGE, EXAMPLE_FILTERS, EXAMPLE_BIASES, stride=2, padding=1)


def blocks(inputs, outputs, groups):
    """Which output channel reads which input channel, from what comes out of a layer of ones."""
    weight = np.ones((outputs, inputs // groups, 1, 1), int)
    impulses = np.eye(inputs, dtype=int)[:, :, None, None]
    return conv2d(impulses, weight, groups=groups)[..., 0, 0].T == 1


def random_setting(rng):
    """Channels in and out, groups, kernel and output size."""
    inputs, outputs = (int(n) for n in rng.integers(1, 17, 2))
    divisors = [n for n in range(1, 17) if inputs % n == 0 and outputs % n == 0]
    return (
        inputs,
        outputs,
        int(rng.choice(divisors)),
        *(int(rng.integers(1, end)) for end in (8, 65)),
    )


class Channels(Driven):
    """The explorer, and what it says."""

    def __init__(self, page, number=0):
        super().__init__(page, number)
        record(page)

    @property
    def blocks(self):
        return self.root.locator(".convkit-blocks canvas")

    def setting(self):
        return tuple(self.value(name) for name in SLIDERS)

    def click(self, row, column):
        """Point at a filter, or with -1 at a channel itself."""
        inputs, outputs, *_ = self.setting()
        self.click_cell(self.blocks, row + 1, column + 1, outputs + 1, inputs + 1)

    def agrees(self, setting=None):
        """Compare blocks, counts, formulas and example with convkit; all views are open."""
        setting = setting or self.setting()
        inputs, outputs, groups, kernel, output = setting
        assert inputs % groups == 0 and outputs % groups == 0
        assert self.setting() == setting
        layer = inputs, outputs, (output + kernel - 1,) * 2, (kernel,) * 2
        counts, pair = layer_counts(*layer, groups=groups), separable_counts(*layer)
        standard = pair.standard.weights
        rows = [[float(cell) for cell in row[1:]] for row in self.table()]
        expected = [
            [counts.weights, outputs, counts.multiply_adds, counts.weights / standard],
            [standard, outputs, pair.standard.multiply_adds, 1],
            [pair.weights, inputs + outputs, pair.multiply_adds, pair.ratio],
        ]
        np.testing.assert_allclose(rows, expected, atol=5.1e-4)
        formulas = self.root.locator(".convkit-formula math:last-of-type").all_text_contents()
        ends = [text.strip("=≈").replace("\u202f", "") for text in formulas]
        np.testing.assert_allclose(
            [float(end) for end in ends],
            [
                counts.weights, outputs, counts.multiply_adds, 1 / groups,
                pair.weights, pair.ratio,
            ],
            atol=5.1e-4,
        )  # fmt: skip

        numbered = np.full((outputs + 1, inputs + 1), np.nan)
        numbered[0, 1:], numbered[1:, 0] = range(inputs), range(outputs)
        for row, reads in enumerate(blocks(inputs, outputs, groups), 1):
            numbered[row, 1:][reads] = range(inputs // groups)
        found = numbers(maps(self.root)[0], numbered.shape)
        if found is not None:
            np.testing.assert_array_equal(found, numbered)
        said = self.text(".convkit-panel .convkit-note[role=status]")
        filter, row, column = map(int, re.match(r"output\[(\d), (\d), (\d)\]", said).groups())
        check_example(self, filter, 3 * row + column)

    def tells(self, row, column, setting):
        """Compare the sentence about a selected channel or filter with convkit."""
        inputs, outputs, groups, kernel, _ = setting
        exists, said = blocks(inputs, outputs, groups), self.sentence()
        if column < 0:
            read = np.flatnonzero(exists[row])
            assert said.startswith(f"Output channel {row} reads {channels('input', read)}: ")
            assert f"{len(read) * kernel**2} weight" in said
        elif row < 0:
            read_by = np.flatnonzero(exists[:, column])
            assert f"{channels('output', read_by)} " in said[0].lower() + said[1:]
            assert f"reads input channel {column}: " in said
            assert f"{len(read_by) * kernel**2} weight" in said
        elif exists[row, column]:
            place = np.flatnonzero(exists[row]).tolist().index(column)
            assert said.startswith(f"weight[{row}, {place}] is the {kernel}×{kernel} filter")
        else:
            start = f"Output channel {row} does not read input channel {column}: "
            assert said.startswith(start)


def channels(role, numbers):
    """Channels in words, as the explorer writes them."""
    first, last = numbers[0], numbers[-1]
    alone = " alone" if role == "output" else ""
    if first == last:
        return f"{role} channel {first}{alone}"
    return f"{role} channels {first} to {last}"


def check_example(shown, filter, cell):
    row, column = divmod(cell, 3)
    said = shown.text(".convkit-panel .convkit-note[role=status]")
    value = EXAMPLE[filter, row, column]
    assert said.startswith(f"output[{filter}, {row}, {column}] = ")
    assert f" = {value}: " in said
    sums = [
        conv2d(EXAMPLE_IMAGE[c], EXAMPLE_FILTERS[filter, c], stride=2, padding=1)[row, column]
        for c in range(3)
    ]
    terms = re.search(r"= (.*) = ", said)[1].replace("bias ", "").split(" + ")
    assert [int(term.strip("()")) for term in terms] == [*sums, EXAMPLE_BIASES[filter]]
    lines = shown.root.locator("[role=group] p").all_inner_texts()
    for line, total in zip(lines, sums, strict=True):
        products = re.findall(r"\(?(-?\d+)\)?·\(?(-?\d+)\)?", line.replace("−", "-"))
        assert len(products) == 9
        assert sum(int(a) * int(b) for a, b in products) == total
        assert line.replace("−", "-").endswith(f"= {total}")
