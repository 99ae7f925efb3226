"""Checks of the chapter on images and filters."""

import numpy as np

from .. import filters
from ..layers import conv2d
from ..padding import pad
from ..steps import use_count
from .report import Mistake, Report, Solution, compare

__all__ = [
    "check_border_blur",
    "check_edge_strength",
    "check_filter_image",
    "check_smooth",
]

# Sides that differ and no symmetry: the place's name, and values without any pattern
NAMED = 10 * np.arange(4)[:, None] + np.arange(6)
SCATTERED = np.random.default_rng(0).integers(0, 256, (6, 7))
WIDE = np.array([[1, 2, 0, -1, 3], [4, -1, 3, 0, 2], [0, 5, 1, -2, 1]])
TALL = np.array([[2], [1], [-3]])
SQUARE = np.array([[1, 2, 0], [0, 3, -1], [4, 0, 1]])


def check_smooth(function: Solution) -> Report:
    """Check ``smooth(image, weights)``: a weighted average, without padding.

    Examples
    --------
    >>> print(check_smooth(conv2d).message.splitlines()[1])
    The weights are not normalised: they sum to 8 in the first case, and the result is 8 times
    too bright. Divide by their sum.
    """
    weights = np.array([[1.0, 2, 0], [0, 3, 2]])
    cases = [(NAMED, weights), (SCATTERED, np.array([[1.0], [4], [2]])), (SCATTERED, weights / 8)]
    mistakes = [
        Mistake(
            conv2d,
            "The weights are not normalised: they sum to 8 in the first case, and the result is "
            "8 times too bright. Divide by their sum.",
        ),
        Mistake(
            lambda image, k: conv2d(image, k) / k.size,
            "You divided by the number of weights. That is right only if all of them are 1; "
            "divide by their sum.",
        ),
        Mistake(
            lambda image, k: conv2d(image, k) / k.max(),
            "You divided by the largest weight; brightness stays when the weights sum to 1, "
            "so divide by their sum.",
        ),
    ]
    return compare(function, lambda image, k: conv2d(image, k / k.sum()), cases, mistakes)


def check_filter_image(function: Solution) -> Report:
    """Check ``filter_image(image, kernel)``: the sum itself, without padding or flip.

    Examples
    --------
    >>> flipped = lambda image, kernel: conv2d(image, kernel[::-1, ::-1])
    >>> print(check_filter_image(flipped).message.splitlines()[1])
    You flipped the kernel. That is convolution in the strict sense; the sum asked for is not
    flipped.
    """
    cases = [(NAMED, SQUARE), (SCATTERED, WIDE), (SCATTERED, TALL)]
    mistakes = [
        Mistake(
            lambda image, k: conv2d(image, k).T,
            "Rows and columns are swapped in your output: output[i, j] belongs to the window "
            "that begins at row i and column j.",
        ),
        Mistake(
            lambda image, k: conv2d(image, k.T),
            "Rows and columns are swapped in the kernel: kernel[m, n] belongs to the pixel "
            "m rows down and n columns across. A symmetric kernel would have hidden this.",
        ),
        Mistake(
            lambda image, k: conv2d(image, k[::-1, ::-1]),
            "You flipped the kernel. That is convolution in the strict sense; "
            "the sum asked for is not flipped.",
        ),
        Mistake(
            lambda image, k: conv2d(image, k)[:-1, :-1],
            "Your output is one row and one column short: a window of k fits into i pixels "
            "at i - k + 1 places, not i - k.",
        ),
        Mistake(
            lambda image, k: conv2d(image, k, padding="same"),
            "Your output is as large as the image, so you padded it; here the border is dropped.",
        ),
    ]
    report = compare(function, conv2d, cases, mistakes)
    if "broadcast" in report.message:
        hint = (
            "The window and the kernel differ in shape: rows go with kernel.shape[0] and columns "
            "with kernel.shape[1]. Are height and width swapped somewhere?"
        )
        return Report(False, f"{report.message}\n{hint}")
    return report


def check_edge_strength(function: Solution) -> Report:
    """Check ``edge_strength(image)``: the magnitude of the Sobel gradient, without padding.

    Examples
    --------
    >>> across = lambda image: abs(conv2d(image, filters.sobel(axis=1)))
    >>> print(check_edge_strength(across).message.splitlines()[1])
    That is the change across the columns alone; gy is missing.
    """
    cases = [(NAMED,), (SCATTERED,)]
    length = "The magnitude is a length, not an average: for 3 and 4 it is 5."
    wrong = [
        (lambda gx, gy: (abs(gx) + abs(gy)) / 2, f"You averaged |gx| and |gy|. {length}"),
        (lambda gx, gy: (gx + gy) / 2, f"You averaged gx and gy, signs and all. {length}"),
        (
            lambda gx, gy: np.sqrt(abs(gx * gy)),
            f"That is the geometric average of |gx| and |gy|: 0 along every upright edge. {length}",
        ),
        (
            lambda gx, gy: np.hypot(gx, gy) / np.sqrt(2),
            f"You divided by 2 under the root: a root mean square. {length}",
        ),
        (
            lambda gx, gy: abs(gx) + abs(gy),
            "You added |gx| and |gy|: quick, but up to 41 % too large for slanted edges. "
            "Add the squares, then take the root.",
        ),
        (lambda gx, gy: gx**2 + gy**2, "The root is missing: √(gx² + gy²)."),
        (lambda gx, gy: abs(gx), "That is the change across the columns alone; gy is missing."),
        (lambda gx, gy: abs(gy), "That is the change down the rows alone; gx is missing."),
    ]
    mistakes = [Mistake(lambda image, f=f: f(*_gradient(image)), hint) for f, hint in wrong]
    mistakes.append(
        Mistake(
            lambda image: np.hypot(*_gradient(pad(image, 1))),
            "You padded with zeros: the drop from the picture to the zeros now counts as an edge. "
            "Leave the border away.",
        )
    )
    return compare(function, lambda image: np.hypot(*_gradient(image)), cases, mistakes)


def check_border_blur(function: Solution) -> Report:
    """Check ``border_blur(image, kernel)``: at the border, only the weights inside count.

    Examples
    --------
    >>> dark = lambda image, kernel: conv2d(image, kernel / kernel.sum(), padding="same")
    >>> print(check_border_blur(dark).message.splitlines()[1])
    The border comes out too dark: the weights that lie on the zeros outside still count.
    Divide by the sum of those inside.
    """
    wide = np.array([[1.0, 2, 3, 1, 0], [0, 4, 5, 2, 1], [1, 0, 2, 1, 1]])
    cases = [(NAMED + 1, wide), (SCATTERED, wide[:, 1:4])]
    mistakes = [
        Mistake(
            lambda image, k: conv2d(image, k / k.sum(), padding="same"),
            "The border comes out too dark: the weights that lie on the zeros outside still "
            "count. Divide by the sum of those inside.",
        ),
        Mistake(
            lambda image, k: conv2d(pad(image, _halves(k), "nearest"), k / k.sum()),
            "You replicated the border pixels. That keeps brightness too, but makes up data; "
            "here only pixels of the image may count.",
        ),
        Mistake(
            lambda image, k: (
                conv2d(image, k, padding="same") / use_count(image.shape, k.shape, 1, _halves(k))
            ),
            "You divided by the number of pixels inside; divide by the sum of their weights.",
        ),
        Mistake(
            lambda image, k: conv2d(image, k / k.sum()),
            "Your output is smaller than the image: pad it, then correct the border.",
        ),
        Mistake(
            lambda image, k: _border_blur(image, k, padding=_halves(k)[::-1]),
            "Height and width are swapped in the padding: rows need kernel.shape[0] // 2 "
            "and columns kernel.shape[1] // 2.",
        ),
    ]
    return compare(function, _border_blur, cases, mistakes)


def _gradient(image):
    return conv2d(image, filters.sobel(axis=1)), conv2d(image, filters.sobel(axis=0))


def _halves(kernel):
    return kernel.shape[0] // 2, kernel.shape[1] // 2


def _border_blur(image, kernel, padding="same"):
    inside = conv2d(np.ones(image.shape), kernel, padding=padding)
    return conv2d(image, kernel, padding=padding) / inside
