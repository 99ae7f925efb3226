"""Print what convkit answers about transposed convolutions, one JSON list a line.

First a whole grid of one-axis settings, then random ones of two axes with their numbers.
The JavaScript twin is held equal to it by ``transposed.test.js``.
"""

import json
from itertools import product

import numpy as np

from convkit import (
    conv2d,
    conv_transpose2d,
    output_size,
    overlap_count,
    transposed_output_size,
    transposed_positions,
)
from convkit.arithmetic import direct_form

PADDING = [*range(7), [0, 1], [2, 0], [3, 5]]


def axis_answers(size, kernel, stride, padding, added, dilation):
    """Size, direct form, positions, counts and way back of one axis; None without output."""
    setting = (size, kernel, stride, tuple(padding) if isinstance(padding, list) else padding)
    try:
        output = transposed_output_size(*setting, added, dilation)
    except ValueError:
        return None
    form = direct_form(*setting, added, dilation)
    return [
        output,
        [form.zeros_between, form.before, form.after, form.stretched],
        transposed_positions(*setting, added, dilation).tolist(),
        overlap_count(*setting, added, dilation).tolist(),
        output_size(output, *setting[1:], dilation),
        restorable(*setting, dilation),
    ]


def restorable(size, kernel, stride, padding, dilation):
    """Sizes that the direct convolution takes to this one, found by trying all."""
    found = []
    for candidate in range(1, 50):
        try:
            if output_size(candidate, kernel, stride, padding, dilation) == size:
                found.append(candidate)
        except ValueError:
            continue
    return found


def plane(rng):
    """A setting of two axes, the three ways' numbers and those without the flip."""
    while True:
        size, spans, stride, dilation = (
            tuple(map(int, rng.integers(1, high + 1, 2))) for high in (6, 5, 4, 3)
        )
        padding = tuple(map(int, rng.integers(0, 7, 2)))
        added = tuple(
            int(rng.integers(0, max(s, d))) for s, d in zip(stride, dilation, strict=True)
        )
        setting = {"stride": stride, "padding": padding, "dilation": dilation}
        try:
            transposed_output_size(size, spans, **setting, output_padding=added)
        except ValueError:
            continue
        x, kernel = rng.integers(-9, 10, size), rng.integers(-9, 10, spans)
        y = conv_transpose2d(x, kernel, **setting, output_padding=added)
        return [
            {"size": size, "kernel": spans, "output_padding": added, **setting},
            x.tolist(),
            kernel.tolist(),
            y.tolist(),
            unflipped(x, kernel, setting | {"output_padding": added}).tolist(),
        ]


def unflipped(x, kernel, setting):
    """The direct form with the kernel as it is: stretch, pad or crop, cross-correlate."""
    forms = direct_form(x.shape, kernel.shape, **setting)
    wide = np.zeros([form.stretched + 40 for form in forms], int)
    wide[tuple(slice(20, 20 + f.stretched, f.zeros_between + 1) for f in forms)] = x
    kept = wide[tuple(slice(20 - f.before, 20 + f.stretched + f.after) for f in forms)]
    return conv2d(kept, kernel, dilation=setting["dilation"])


if __name__ == "__main__":
    for s, d in product(range(1, 5), range(1, 4)):
        for i, k, p, a in product(range(1, 7), range(1, 6), PADDING, range(max(s, d))):
            print(json.dumps(["axis", [i, k, s, p, a, d], axis_answers(i, k, s, p, a, d)]))
    rng = np.random.default_rng(0)
    for _ in range(400):
        print(json.dumps(["plane", *plane(rng)]))
