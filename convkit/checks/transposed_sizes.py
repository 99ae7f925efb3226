"""Checks of the chapter on transposed convolution: sizes, output padding, overlap."""

import numpy as np

from ..arithmetic import output_size, remainder, transposed_output_size
from ..steps import overlap_count
from .report import Mistake, Report, Solution, compare

__all__ = [
    "check_even_overlap",
    "check_output_padding",
    "check_reachable_sizes",
    "check_restored_size",
    "check_transposed_size",
]

# (i, k, s, p) of a direct convolution: divisions with and without a rest
DIRECT = [(17, 5, 3, 2), (6, 3, 2, 1), (5, 3, 2, 0), (11, 4, 3, 2), (10, 2, 4, 1), (7, 4, 1, 1)]
# (i′, k, s, p) of a transposed one
TRANSPOSED = [(3, 3, 2, 1), (5, 4, 3, 2), (2, 5, 4, 0), (6, 3, 1, 1)]
CROPS = "The padding of a transposed convolution crops its output"


def check_transposed_size(function: Solution) -> Report:
    """Check ``size(i, k, s, p, a)``: what a transposed convolution makes of i samples.

    s and p are the settings of the direct convolution that it transposes, a the output padding.

    Examples
    --------
    >>> pads = lambda i, k, s, p, a: s * (i - 1) + k + 2 * p + a
    >>> print(check_transposed_size(pads).message.splitlines()[1])
    The padding of a transposed convolution crops its output by p on either side: subtract 2p.
    """
    cases = [(3, 3, 2, 1, 1), (5, 4, 3, 2, 0), (2, 5, 4, 0, 3), (6, 3, 1, 1, 0), (4, 3, 3, 1, 2)]
    mistakes = [
        Mistake(
            lambda i, k, s, p, a: s * (i - 1) + k + 2 * p + a,
            f"{CROPS} by p on either side: subtract 2p.",
        ),
        Mistake(
            lambda i, k, s, p, a: s * (i + 2 * p - 1) + k + a,
            f"{CROPS}; it does not pad the input. Subtract 2p at the end.",
        ),
        Mistake(
            lambda i, k, s, p, a: s * (i + 2 * p - 1) + k - 2 * p + a,
            f"{CROPS}; it does not pad the input as well.",
        ),
        Mistake(
            lambda i, k, s, p, a: s * (i - 1) + k - p + a,
            "You crop once: p is the padding per side, so subtract 2p.",
        ),
        Mistake(lambda i, k, s, p, a: s * (i - 1) + k + a, f"{CROPS}: subtract 2p."),
        Mistake(
            lambda i, k, s, p, a: s * (i - 1) + k - 2 * p,
            "The output padding is missing: it adds a samples at the end.",
        ),
        Mistake(
            lambda i, k, s, p, a: s * (i - 1) + k - 2 * p + 2 * a,
            "The output padding counts once: it is added at the end alone.",
        ),
        Mistake(
            lambda i, k, s, p, a: s * i + k - 2 * p + a,
            "i stamps have i − 1 distances of s between them.",
        ),
        Mistake(
            lambda i, k, s, p, a: s * i,
            "s·i is a rule of thumb, right where k − 2p + a = s: count the stamps.",
        ),
        Mistake(
            lambda i, k, s, p, a: (i + 2 * p - k) // s + 1,
            "That is the size of the direct convolution; the transposed one goes the other way.",
        ),
    ]
    return compare(function, transposed_output_size, cases, mistakes)


def check_restored_size(function: Solution) -> Report:
    """Check ``size(i, k, s, p)``: i samples through a convolution, then through its transposed.

    Both have kernel k, stride s and padding p; there is no output padding.

    Examples
    --------
    >>> check_restored_size(lambda i, k, s, p: i)
    Not yet: for (17, 5, 3, 2) the answer is 16 but yours is 17.
    You take it that the same settings restore the size. They do only where s divides i + 2p − k;
      elsewhere the floor has dropped samples, and nothing brings them back.
    """
    mistakes = [
        Mistake(
            lambda i, k, s, p: i,
            "You take it that the same settings restore the size. They do only where s divides "
            "i + 2p − k; elsewhere the floor has dropped samples, and nothing brings them back.",
        ),
        Mistake(
            lambda i, k, s, p: s * output_size(i, k, s, p),
            "A transposed convolution does not make s times the size: it gives s(o − 1) + k − 2p.",
        ),
        Mistake(
            lambda i, k, s, p: s * (output_size(i, k, s, p) - 1) + k + 2 * p,
            f"{CROPS} by p on either side: subtract 2p.",
        ),
        Mistake(
            output_size,
            "That is the size after the first of the two; the transposed one goes back up.",
        ),
    ]
    return compare(function, _restored, DIRECT, mistakes)


def check_output_padding(function: Solution) -> Report:
    """Check ``output_padding(i, k, s, p)``: what the transposed convolution needs to give i again.

    Examples
    --------
    >>> print(check_output_padding(lambda i, k, s, p: i + 2 * p - k).message.splitlines()[1])
    An output padding of s or more is refused: it tells s sizes apart, 0 to s − 1. Take the
    remainder of i + 2p − k by s.
    """
    mistakes = [
        Mistake(
            lambda i, k, s, p: i + 2 * p - k,
            "An output padding of s or more is refused: it tells s sizes apart, 0 to s − 1. "
            "Take the remainder of i + 2p − k by s.",
        ),
        Mistake(
            lambda i, k, s, p: 0,
            "You take it that the same settings restore the size. They do only where s divides "
            "i + 2p − k; elsewhere add what the floor dropped.",
        ),
        Mistake(
            lambda i, k, s, p: s - 1,
            "s − 1 is right for some sizes only: add what the floor dropped, "
            "the remainder of i + 2p − k by s.",
        ),
        Mistake(
            lambda i, k, s, p: (i + p - k) % s,
            "You count the padding once: p is per side, so the axis has i + 2p samples.",
        ),
        Mistake(
            lambda i, k, s, p: (i - k) % s,
            "The padding is forgotten: the windows stand on i + 2p samples.",
        ),
        Mistake(
            lambda i, k, s, p: -(i + 2 * p - k) % s,
            "That is what lacks to the next window; take what is left after the last one.",
        ),
    ]
    return compare(function, remainder, DIRECT, mistakes)


def check_reachable_sizes(function: Solution) -> Report:
    """Check ``sizes(i, k, s, p)``: all a transposed convolution can give, in rising order.

    There is one for each output padding that is allowed; the dilation is 1.

    Examples
    --------
    >>> beyond = lambda i, k, s, p: [s * (i - 1) + k - 2 * p + a for a in range(s + 1)]
    >>> print(check_reachable_sizes(beyond).message.splitlines()[1])
    An output padding of s is refused: it must be below the stride. With it there would be room
    for one stamp more.
    """
    mistakes = [
        Mistake(
            lambda i, k, s, p: _reachable(i, k, s, p, range(s + 1)),
            "An output padding of s is refused: it must be below the stride. "
            "With it there would be room for one stamp more.",
        ),
        Mistake(
            lambda i, k, s, p: _reachable(i, k, s, p, range(1, s + 1)),
            "Output padding begins with 0, and s is refused: it must be below the stride.",
        ),
        Mistake(
            lambda i, k, s, p: _reachable(i, k, s, p, [0]),
            "That is only one of them: a direct convolution takes s sizes to i, "
            "and output padding reaches each.",
        ),
        Mistake(
            lambda i, k, s, p: _reachable(i, k, s, -p, range(s)),
            f"{CROPS} by p on either side: subtract 2p.",
        ),
    ]
    return compare(
        function, lambda i, k, s, p: _reachable(i, k, s, p, range(s)), TRANSPOSED, mistakes
    )


def check_even_overlap(function: Solution) -> Report:
    """Check ``is_even(k, s)``: away from the border, do equally many stamps fall on each sample?

    Examples
    --------
    >>> print(check_even_overlap(lambda k, s: k % 2 == 0).message.splitlines()[1])
    An even kernel is no cure by itself: 4 taps at stride 3 make a checkerboard. The stride has to
    divide the kernel.
    """
    cases = [(3, 2), (4, 2), (4, 3), (6, 3), (2, 4), (5, 1), (5, 2), (3, 3), (6, 4), (9, 3)]
    mistakes = [
        Mistake(
            lambda k, s: k % 2 == 0,
            "An even kernel is no cure by itself: 4 taps at stride 3 make a checkerboard. "
            "The stride has to divide the kernel.",
        ),
        Mistake(
            lambda k, s: s % k == 0,
            "The division is the wrong way round: the stride has to divide the kernel.",
        ),
        Mistake(
            lambda k, s: k >= s,
            "A kernel as wide as the stride leaves no gap, but the overlap may still alternate, "
            "as with 3 taps at stride 2.",
        ),
        Mistake(
            lambda k, s: k > s,
            "Overlap alone is not even overlap: it alternates with 3 taps at stride 2.",
        ),
        Mistake(
            lambda k, s: k == s,
            "Stamps side by side are one way; two or more whole layers of them are even too.",
        ),
        Mistake(
            lambda k, s: s == 1, "Stride 1 is one way; larger strides are even if they divide k."
        ),
        Mistake(
            lambda k, s: k % s != 0, "It is the other way round: no remainder, no checkerboard."
        ),
    ]
    return compare(function, _is_even, cases, mistakes)


def _restored(i, k, s, p):
    return transposed_output_size(output_size(i, k, s, p), k, s, p)


def _reachable(i, k, s, p, added):
    least = transposed_output_size(i, k, s) - 2 * p
    return [least + a for a in added]


def _is_even(k, s):
    counts = overlap_count(3 * k, k, s)
    return np.ptp(counts[k:-k]) == 0
