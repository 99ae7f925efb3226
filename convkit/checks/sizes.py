"""Checks of the exercises on padding, stride and the size formula."""

import math

import numpy as np

from ..arithmetic import output_size, padding_widths
from ..layers import conv2d
from ..steps import use_count
from .report import Mistake, Report, Solution, compare

__all__ = [
    "check_input_sizes",
    "check_same_widths",
    "check_size_formula",
    "check_strided",
    "check_use_count",
]

# (i, k, s, p): exact and inexact divisions, strides above 1, padding beside none
SETTINGS = [(6, 3, 2, 1), (5, 3, 1, 1), (10, 3, 3, 0), (11, 4, 3, 2), (224, 7, 2, 3), (9, 2, 4, 1)]


def check_size_formula(function: Solution) -> Report:
    """Check ``function(i, k, s, p) -> o``, the number of places of a window.

    Examples
    --------
    >>> check_size_formula(lambda i, k, s, p: (i + 2 * p - k) / s + 1)
    Not yet: for (6, 3, 2, 1) the answer is 3 but yours is 3.5.
    There is no floor: a window stands or it does not, so round down, then add 1 (use //).
    """
    return compare(function, output_size, SETTINGS, SIZE_MISTAKES)


SIZE_MISTAKES = [
    Mistake(
        lambda i, k, s, p: (i + 2 * p - k) / s + 1,
        "There is no floor: a window stands or it does not, so round down, then add 1 (use //).",
    ),
    *(
        Mistake(
            formula,
            "The bracketing is wrong: the 1 stands outside the fraction. "
            "Divide by the stride alone, then add the first window.",
        )
        for formula in (
            lambda i, k, s, p: (i + 2 * p - k) / (s + 1),
            lambda i, k, s, p: (i + 2 * p - k) // (s + 1),
            lambda i, k, s, p: (i + 2 * p - k + 1) / s,
            lambda i, k, s, p: (i + 2 * p - k + 1) // s,
        )
    ),
    *(
        Mistake(
            formula,
            "You count the padding once: p is the padding per side, "
            "so the axis grows by 2p in total.",
        )
        for formula in (
            lambda i, k, s, p: (i + p - k) // s + 1,
            lambda i, k, s, p: (i + p - k) / s + 1,
        )
    ),
    Mistake(
        lambda i, k, s, p: i + 2 * p - k + 1,
        "The stride is ignored: the window moves s samples at a time, so divide the room by s.",
    ),
    Mistake(
        lambda i, k, s, p: math.ceil((i + 2 * p - k) / s) + 1,
        "You round up: the last window would hang over the end. "
        "Convolution layers round down; only some pooling layers can do otherwise.",
    ),
    Mistake(
        lambda i, k, s, p: (i + 2 * p - k) // s,
        "The first window is missing: the fraction counts the moves, and places are moves plus 1.",
    ),
]


def check_same_widths(function: Solution) -> Report:
    """Check ``function(k) -> (before, after)``, the padding that keeps a size at stride 1.

    The odd sample of an even kernel goes after the data, as TensorFlow and PyTorch put it.

    Examples
    --------
    >>> print(check_same_widths(lambda k: (k // 2, k // 2)).message.splitlines()[1])
    With an even kernel this makes the output one larger: the total must be k−1, which is odd, so
    the two sides differ by 1.
    """
    return compare(function, _same_widths, [(3,), (4,), (1,), (2,), (7,)], SAME_MISTAKES)


def _same_widths(k):
    return padding_widths(20, k, padding="same")


SAME_MISTAKES = [
    Mistake(
        lambda k: (k // 2, (k - 1) // 2),
        "The extra sample is on the wrong side: with an even kernel it goes after the data.",
    ),
    Mistake(
        lambda k: (k - 1, k - 1),
        "You add the whole padding on each side: k−1 is the total, to be shared by the two sides.",
    ),
    Mistake(
        lambda k: (k // 2, k // 2),
        "With an even kernel this makes the output one larger: "
        "the total must be k−1, which is odd, so the two sides differ by 1.",
    ),
    Mistake(
        lambda k: ((k - 1) // 2, (k - 1) // 2),
        "With an even kernel this makes the output one smaller: "
        "the total must be k−1, which is odd, so the two sides differ by 1.",
    ),
]


def check_strided(function: Solution) -> Report:
    """Check ``function(image, kernel, stride)``, a correlation without padding.

    ``stride`` is (down, across); kernels are not flipped.

    Examples
    --------
    >>> print(check_strided(lambda image, kernel, stride: conv2d(image, kernel)).message)
    Not yet: for (array of shape (7, 12), array of shape (3, 2), (2, 3)) the answer has shape (3, 4)
    but yours has (5, 11).
    The stride is ignored in the loop: output [r, c] reads the window that begins at row
    r·stride[0] and column c·stride[1].
    """
    rng = np.random.default_rng(0)
    cases = [
        (rng.integers(-9, 10, size), rng.integers(-4, 5, kernel), stride)
        for size, kernel, stride in [
            ((7, 12), (3, 2), (2, 3)),
            ((9, 8), (2, 4), (3, 1)),
            ((10, 6), (1, 3), (2, 2)),
        ]
    ]
    return compare(function, _strided, cases, STRIDED_MISTAKES)


def _strided(image, kernel, stride):
    return conv2d(image, kernel, stride=stride)


def _neighbouring_windows(image, kernel, stride):
    """An output of the right size, filled with windows that are one sample apart."""
    rows, columns = output_size(image.shape, kernel.shape, stride)
    return conv2d(image, kernel)[:rows, :columns]


def _swapped(image, kernel, stride):
    return conv2d(image, kernel, stride=stride[::-1])


def _flipped(image, kernel, stride):
    return conv2d(image, kernel[::-1, ::-1], stride=stride)


def _subsampled_before(image, kernel, stride):
    """Every s-th sample first, then a convolution of what is left."""
    return conv2d(image[:: stride[0], :: stride[1]], kernel)


STRIDED_MISTAKES = [
    *(
        Mistake(
            ignoring,
            "The stride is ignored in the loop: output [r, c] reads the window that begins at "
            "row r·stride[0] and column c·stride[1].",
        )
        for ignoring in (_neighbouring_windows, lambda image, kernel, stride: conv2d(image, kernel))
    ),
    Mistake(
        _swapped,
        "Height and width are swapped: stride[0] moves the window down, stride[1] across.",
    ),
    Mistake(
        _flipped,
        "You turned the kernel round: layers multiply it as it stands (cross-correlation).",
    ),
    Mistake(
        _subsampled_before,
        "You dropped samples of the input: stride picks among the windows, "
        "and each window still reads neighbours.",
    ),
]


def check_use_count(function: Solution) -> Report:
    """Check ``function(i, k, p)``: how many windows read each of the i samples at stride 1.

    Examples
    --------
    >>> print(check_use_count(lambda i, k, p: np.full(i, k)).message.splitlines()[1])
    You take it that every sample is used equally often. Samples near a border are under fewer
    windows, unless p = k−1.
    """
    return compare(function, _use_count, [(8, 3, 1), (7, 4, 2), (9, 5, 0), (6, 3, 2)], USE_MISTAKES)


def _use_count(i, k, p):
    return use_count(i, k, padding=p)


USE_MISTAKES = [
    Mistake(
        lambda i, k, p: np.full(i, k),
        "You take it that every sample is used equally often. "
        "Samples near a border are under fewer windows, unless p = k−1.",
    ),
    Mistake(
        lambda i, k, p: use_count(i, k),
        "The padding is ignored: windows that begin before the data read its first samples too.",
    ),
    Mistake(
        lambda i, k, p: use_count(i, k, padding=(p, 0)),
        "You padded one side: p is the padding per side.",
    ),
    Mistake(
        lambda i, k, p: use_count(i + 2 * p, k),
        "You counted the padding as data: give one number for each of the i samples.",
    ),
]


def check_input_sizes(function: Solution) -> Report:
    """Check ``function(o, k, s, p)``: all input sizes that give o outputs, in rising order.

    Examples
    --------
    >>> smallest = lambda o, k, s, p: [s * (o - 1) + k - 2 * p]
    >>> print(check_input_sizes(smallest).message.splitlines()[1])
    That is only one of them: the floor lets s input sizes in a row share an output size.
    """
    cases = [(3, 3, 2, 1), (2, 3, 4, 0), (5, 4, 3, 2), (7, 3, 1, 1)]
    return compare(function, _input_sizes, cases, INPUT_MISTAKES)


def _input_sizes(o, k, s, p):
    first = s * (o - 1) + k - 2 * p
    return list(range(first, first + s))


INPUT_MISTAKES = [
    *(
        Mistake(
            one,
            "That is only one of them: the floor lets s input sizes in a row share an output size.",
        )
        for one in (
            lambda o, k, s, p: s * (o - 1) + k - 2 * p,
            lambda o, k, s, p: [s * (o - 1) + k - 2 * p],
        )
    ),
    Mistake(
        lambda o, k, s, p: [s * o],
        "s·o is a rule of thumb: the kernel and the padding shift the sizes, and there are s.",
    ),
    Mistake(
        lambda o, k, s, p: [n + p for n in _input_sizes(o, k, s, p)],
        "You took off the padding once: p is the padding per side, so subtract 2p.",
    ),
    Mistake(
        lambda o, k, s, p: [n + 2 * p for n in _input_sizes(o, k, s, p)],
        "You gave the sizes of the padded input: the 2p samples of padding are not part of it.",
    ),
]
