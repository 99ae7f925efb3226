"""Checks of the chapter on the definition: flip, shift, multiply, add."""

import numpy as np

from ..signals import convolve, convolve_causal, convolve_circular, correlate
from .report import Mistake, Report, Solution, compare

__all__ = ["check_causal", "check_circular", "check_convolve", "check_convolve_same"]

# Lengths that differ, even and odd, the kernel longer once; nothing symmetric
CASES = [
    (np.array([1, 2, 3, 4, 5]), np.array([1, 10])),
    (np.array([2, -1, 0, 5, 3, 7]), np.array([4, 1, -2])),
    (np.array([3, 1]), np.array([1, 10, 100, 1000])),
    (np.array([1.5, -2, 0.25, 8, 6, 1, 9]), np.array([0.5, 2, -1, 3])),
]
NO_FLIP = (
    "The flip is missing: that is cross-correlation. In a convolution the indices of each product "
    "sum to t, so f runs forwards while g runs backwards. A symmetric g would have hidden this."
)
TOO_LONG = "That is the full result; keep"


def check_convolve(function: Solution) -> Report:
    """Check ``convolve(f, g)``: all m + n − 1 values Σ_j f[t − j]·g[j], zeros outside.

    Examples
    --------
    >>> print(check_convolve(correlate).message)
    Not yet: for (array of shape (5,), array of shape (2,)) the answer at [0] is 1 but yours is 10.
    The flip is missing: that is cross-correlation. In a convolution the indices of each product
    sum to t, so f runs forwards while g runs backwards. A symmetric g would have hidden this.
    """
    flips = [
        (lambda f, g: (f, g[::-1]), NO_FLIP),
        (lambda f, g: (f[::-1], g), NO_FLIP),
        (
            lambda f, g: (f[::-1], g[::-1]),
            "You flipped both: the result comes out backwards. Flip one of them.",
        ),
    ]
    lengths = [
        (lambda y, f, g: y, ""),
        (
            lambda y, f, g: y[: len(y) - 1],
            "Your result is one short: m samples and n samples overlap at m + n − 1 shifts.",
        ),
        (
            lambda y, f, g: np.append(y, 0),
            "Your result is one too long: m samples and n samples overlap at m + n − 1 shifts.",
        ),
        (
            lambda y, f, g: y[: len(f)],
            "You kept as many values as f has: the result is longer, m + n − 1.",
        ),
        (
            _without_partial_overlaps,
            "You kept the places of full overlap alone: partial overlaps count too, m + n − 1.",
        ),
    ]
    mistakes = [
        Mistake(
            lambda f, g, flip=flip, cut=cut: cut(convolve(*flip(f, g)), f, g),
            f"{flip_hint} {cut_hint}".strip(),
        )
        for flip, flip_hint in [(lambda f, g: (f, g), ""), *flips]
        for cut, cut_hint in lengths
    ][1:]  # the first is right
    return compare(function, convolve, CASES, mistakes)


def check_convolve_same(function: Solution) -> Report:
    """Check ``convolve_same(f, g)``: the len(f) middle values of the full result.

    They begin with number (n − 1) // 2 of it, n = len(g), as in ``scipy.signal``,
    also where g is the longer one.

    Examples
    --------
    >>> print(check_convolve_same(lambda f, g: np.convolve(f, g, "same")).message.splitlines()[1])
    You kept max(m, n) values, as numpy.convolve does: this same keeps the length of f.
    """
    mistakes = [
        Mistake(
            lambda f, g: np.convolve(f, g, "same"),
            "You kept max(m, n) values, as numpy.convolve does: this same keeps the length of f.",
        ),
        Mistake(
            lambda f, g: _from(f, g, len(g) // 2),
            "With an even g you begin one late: the extra value is dropped at the end. "
            "Begin with (n − 1) // 2.",
        ),
        Mistake(
            lambda f, g: _from(f, g, 0),
            "You kept the first values: that is causal convolution. Keep the middle ones.",
        ),
        Mistake(
            lambda f, g: _from(f, g, len(g) - 1),
            "You kept the last values. Keep the middle ones, from (n − 1) // 2 on.",
        ),
        Mistake(lambda f, g: correlate(f, g, "same"), NO_FLIP),
        Mistake(lambda f, g: _from(f, g[::-1], len(g) // 2), NO_FLIP),
        Mistake(convolve, f"{TOO_LONG} the len(f) values in its middle."),
    ]
    return compare(function, lambda f, g: convolve(f, g, "same"), CASES, mistakes)


def check_causal(function: Solution) -> Report:
    """Check ``causal(x, kernel)``: y[t] = Σ_j kernel[j]·x[t − j], as many values as x has.

    Examples
    --------
    >>> print(check_causal(lambda x, k: convolve(x, k, "same")).message.splitlines()[1])
    You look into the future: y[t] may use x[t] and what came before, so do not centre the kernel.
    """
    mistakes = [
        Mistake(
            lambda x, k: convolve(x, k, "same"),
            "You look into the future: y[t] may use x[t] and what came before, "
            "so do not centre the kernel.",
        ),
        Mistake(
            lambda x, k: convolve(x, k)[-len(x) :],
            "You look into the future: your y[t] needs samples up to x[t + n − 1]. "
            "Keep the first values of the full result, not the last.",
        ),
        Mistake(
            lambda x, k: convolve_causal(x, k[::-1]),
            "kernel[0] weighs the present and kernel[j] what was j steps ago: "
            "yours run the other way. Pair kernel[j] with x[t − j].",
        ),
        Mistake(
            lambda x, k: convolve(x, k[::-1])[-len(x) :],
            "You look into the future: you paired kernel[j] with x[t + j]. Take x[t − j].",
        ),
        Mistake(convolve, f"{TOO_LONG} the first len(x) values."),
        Mistake(
            convolve_circular,
            "A negative index wraps around: x[-1] is the last sample, which is the future. "
            "Before the beginning there is 0.",
        ),
    ]
    return compare(function, convolve_causal, CASES, mistakes)


def check_circular(function: Solution) -> Report:
    """Check ``circular(x, kernel)``: y[t] = Σ_j kernel[j]·x[(t − j) mod len(x)].

    Examples
    --------
    >>> print(check_circular(convolve_causal).message.splitlines()[1])
    You stop at the border: on a ring, index −1 is the last sample. Take (t − j) % len(x).
    """
    mistakes = [
        Mistake(
            convolve_causal,
            "You stop at the border: on a ring, index −1 is the last sample. "
            "Take (t − j) % len(x).",
        ),
        Mistake(lambda x, k: np.roll(convolve_circular(x, k[::-1]), 1 - len(k)), NO_FLIP),
        Mistake(
            lambda x, k: convolve_circular(x, k[::-1]),
            "The kernel runs the other way: kernel[0] belongs to x[t], kernel[j] to x[t − j].",
        ),
        Mistake(
            lambda x, k: np.roll(convolve_circular(x, k), -((len(k) - 1) // 2)),
            "You centred the kernel: kernel[0] belongs to x[t] itself.",
        ),
        Mistake(
            lambda x, k: convolve_circular(x, k[: len(x)]),
            "You cut off what is longer than x: a long kernel goes round more than once.",
        ),
        Mistake(convolve, "A ring has no ends: the result has as many values as x."),
    ]
    return compare(function, convolve_circular, CASES, mistakes)


def _without_partial_overlaps(full, f, g):
    shorter, longer = sorted((len(f), len(g)))
    return full[shorter - 1 : longer]


def _from(f, g, start):
    return convolve(f, g)[start : start + len(f)]
