"""Checks of the chapter on im2col: the way back, and what the columns cost."""

from math import prod

import numpy as np

from ..arithmetic import im2col_growth, output_size
from ..im2col import col2im
from ..steps import use_count
from .columns import SHAPES, TAP_ORDER, random_whole, taps_by_columns
from .report import Mistake, Report, Solution, compare

__all__ = ["check_col2im", "check_memory_factor"]


def check_col2im(function: Solution) -> Report:
    """Check ``col2im(columns, size, kernel_size)``: the adjoint of im2col, (C, *size).

    Examples
    --------
    >>> mean = lambda columns, size, k: col2im(columns, size, k) / use_count(size, k)
    >>> print(check_col2im(mean).message.splitlines()[1])
    You take it for the inverse of im2col. It is the adjoint: what several windows read is added
    up, and not divided by how many they are.
    """
    inverse = (
        "You take it for the inverse of im2col. It is the adjoint: what several windows read is "
        "added up"
    )
    cases = [
        (random_whole(c * prod(kernel), prod(output_size(size, kernel))), size, kernel)
        for c, size, kernel in SHAPES
    ]
    mistakes = [
        Mistake(
            lambda columns, size, k: col2im(columns, size, k) / use_count(size, k),
            f"{inverse}, and not divided by how many they are.",
        ),
        Mistake(
            lambda columns, size, k: _overwritten(columns, size, k, range(columns.shape[1])),
            f"Later windows overwrite earlier ones. {inverse} (+=).",
        ),
        Mistake(
            lambda columns, size, k: _overwritten(columns, size, k, range(columns.shape[1])[::-1]),
            f"You keep what the first window brings. {inverse} (+=).",
        ),
        Mistake(
            lambda columns, size, k: col2im(columns[::-1], size, k)[::-1],
            "Your windows are upside down: the first row of columns is the first tap.",
        ),
        Mistake(
            lambda columns, size, k: col2im(columns[_read_by_columns(columns, k)], size, k),
            f"You read the taps column by column. {TAP_ORDER}.",
        ),
    ]
    return compare(function, col2im, cases, mistakes)


def check_memory_factor(function: Solution) -> Report:
    """Check ``factor(size, kernel, stride)``: numbers in the columns of im2col ÷ in the image.

    All arguments are (down, across), there is no padding.

    Examples
    --------
    >>> print(check_memory_factor(lambda i, k, s: k[0] * k[1]).message.splitlines()[1])
    You count a full window for every sample: there are fewer windows than samples, so count the
    outputs.
    """
    cases = [((28, 30), (3, 5), (1, 1)), ((227, 199), (11, 7), (4, 2)), ((9, 6), (2, 3), (2, 1))]
    mistakes = [
        Mistake(
            lambda i, k, s: prod(k),
            "You count a full window for every sample: there are fewer windows than samples, "
            "so count the outputs.",
        ),
        Mistake(
            lambda i, k, s: prod(k) / prod(s),
            "k²/s² is a rule of thumb for large images: windows at the border are fewer. "
            "Count the outputs.",
        ),
        Mistake(
            lambda i, k, s: im2col_growth(i, k),
            "The stride is ignored: there is a column for each output.",
        ),
        Mistake(
            lambda i, k, s: 1 / im2col_growth(i, k, s),
            "The fraction is upside down: columns ÷ image.",
        ),
        Mistake(
            lambda i, k, s: prod(k) * prod(output_size(i, k, s)),
            "That is how many numbers the columns hold: divide by those of the image.",
        ),
        Mistake(
            lambda i, k, s: prod(output_size(i, k, s)) / prod(i),
            "You count the outputs: each of them has a column of all taps.",
        ),
    ]
    return compare(function, im2col_growth, cases, mistakes)


def _read_by_columns(columns, kernel):
    """Rows that someone takes for each tap who reads the taps column by column."""
    return np.argsort(taps_by_columns(len(columns) // prod(kernel), kernel))


def _overwritten(columns, size, kernel, order):
    """Windows put back one after the other, each in the place of what is there."""
    across = output_size(size, kernel)[1]
    image = np.zeros((len(columns) // prod(kernel), *size))
    for n in order:
        top, left = divmod(n, across)
        window = columns[:, n].reshape(-1, *kernel)
        image[:, top : top + kernel[0], left : left + kernel[1]] = window
    return image
