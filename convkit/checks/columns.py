"""Checks of the chapter on im2col: windows as columns, and convolution as one product."""

from math import prod

import numpy as np

from ..arithmetic import output_size
from ..im2col import im2col
from .report import Mistake, Report, Solution, compare

__all__ = ["check_im2col", "check_multiply_columns"]

# (channels, size, kernel), sides that differ
SHAPES = [(2, (4, 7), (2, 3)), (3, (5, 3), (3, 2)), (1, (3, 5), (2, 1))]
TAP_ORDER = "Rows of the matrix: channels slowest, then the taps row by row"


def check_im2col(function: Solution) -> Report:
    """Check ``im2col(x, kernel_size)``: x (C, H, W) gives (C·h·w, L), a window in each column.

    Rows in the order of ``weight.ravel()``, columns in that of the outputs, row by row.

    Examples
    --------
    >>> print(check_im2col(lambda x, k: im2col(x, k).T).message.splitlines()[1])
    Your windows are rows: here each is a column, so that weight @ columns is the convolution.
    """
    cases = [(random_whole(c, *size), kernel) for c, size, kernel in SHAPES]
    mistakes = [
        Mistake(
            lambda x, k: im2col(x, k).T,
            "Your windows are rows: here each is a column, so that weight @ columns is the "
            "convolution.",
        ),
        Mistake(
            lambda x, k: im2col(x, k)[taps_by_columns(len(x), k)],
            "You flattened the windows column by column, but weight.ravel() goes row by row: "
            f"the taps would meet the wrong weights. {TAP_ORDER}.",
        ),
        Mistake(
            lambda x, k: im2col(x, k)[_channels_fastest(len(x), k)],
            "Your channels run fastest, but in weight.ravel() they are slowest: the taps would "
            f"meet the wrong weights. {TAP_ORDER}.",
        ),
        Mistake(
            lambda x, k: im2col(x, k)[:, _by_columns(_places(x, k))],
            "Your windows go down the columns of the output; take them row by row, "
            "so that reshape gives the output.",
        ),
        Mistake(
            lambda x, k: im2col(x, k)[::-1],
            "Your windows are upside down: layers do not flip the kernel, "
            "so the first tap meets the first pixel.",
        ),
        Mistake(
            lambda x, k: im2col(x, k, stride=k),
            "Your windows stand side by side: they overlap, one sample apart.",
        ),
        Mistake(
            lambda x, k: im2col(x[:1], k),
            "You copied the first channel alone: a window has all channels.",
        ),
    ]
    return compare(function, im2col, cases, mistakes)


def check_multiply_columns(function: Solution) -> Report:
    """Check ``multiply(columns, weight, size)``: the output (O, *size) of a convolution.

    columns come from :func:`convkit.im2col`, weight is (O, C, h, w), size that of the output.

    Examples
    --------
    >>> turned = lambda columns, w, size: (w.T.reshape(-1, len(w)).T @ columns).reshape(-1, *size)
    >>> print(check_multiply_columns(turned).message.splitlines()[1])
    Your weights are in another order than the columns: flatten each filter as it stands, channels
    slowest, then row by row.
    """
    cases = []
    for c, size, kernel in SHAPES:
        image, weight = random_whole(c, *size), random_whole(4, c, *kernel)
        cases.append((im2col(image, kernel), weight, output_size(size, kernel)))
    mistakes = [
        *(
            Mistake(
                lambda columns, w, size, order=order: _multiplied(columns, order(w), size),
                "Your weights are in another order than the columns: flatten each filter as it "
                "stands, channels slowest, then row by row.",
            )
            for order in (
                lambda w: w.swapaxes(2, 3).reshape(len(w), -1),
                lambda w: w.reshape(len(w), -1, order="F"),
                lambda w: np.moveaxis(w, 1, -1).reshape(len(w), -1),
                lambda w: w.reshape(-1, len(w)).T,
            )
        ),
        Mistake(
            lambda columns, w, size: _multiplied(columns, w[..., ::-1, ::-1], size),
            "You flipped the kernels: layers multiply them as they stand (cross-correlation).",
        ),
        Mistake(
            lambda columns, w, size: _multiplied(columns, w, size[::-1]).swapaxes(1, 2),
            "You read the outputs column by column: the windows go row by row.",
        ),
        Mistake(
            lambda columns, w, size: w.reshape(len(w), -1) @ columns,
            "The numbers are right, but flat: give them the shape of the output.",
        ),
    ]
    return compare(function, _multiplied, cases, mistakes)


def random_whole(*shape):
    """Whole numbers without a pattern."""
    return np.random.default_rng(sum(shape)).integers(-9, 10, shape)


def taps_by_columns(channels, kernel):
    """Numbers of the rows, channels slowest, the taps of each column by column."""
    return np.arange(channels * prod(kernel)).reshape(channels, *kernel).swapaxes(1, 2).ravel()


def _channels_fastest(channels, kernel):
    return np.arange(channels * prod(kernel)).reshape(channels, -1).T.ravel()


def _by_columns(places):
    return np.arange(prod(places)).reshape(places).ravel(order="F")


def _places(x, kernel):
    return output_size(x.shape[1:], kernel)


def _multiplied(columns, weight, size):
    """The product, with weights that are flat already or (O, C, h, w)."""
    return (weight.reshape(len(weight), -1) @ columns).reshape(-1, *size)
