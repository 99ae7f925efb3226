"""Checks of the chapter on transposed convolution, by stamping and in its direct form."""

import numpy as np

from ..arithmetic import direct_form
from ..layers import conv2d, conv_transpose2d
from ..padding import pad
from .report import Mistake, Report, Solution, compare

__all__ = ["check_direct_form", "check_direct_form_widths", "check_stamping"]

CROPS = "The padding of a transposed convolution crops its output"


def _data(*shape):
    """Whole numbers without a pattern, none of them 0."""
    rng = np.random.default_rng(0)
    return rng.integers(1, 10, shape) * rng.choice([-1, 1], shape)


def check_stamping(function: Solution) -> Report:
    """Check ``stamp(x, kernel, stride, padding)``, a transposed convolution of two matrices.

    ``stride`` and ``padding`` are (down, across), there is no output padding.

    Examples
    --------
    >>> pads = lambda x, k, stride, p: conv_transpose2d(pad(x, p), k, stride=stride)
    >>> print(check_stamping(pads).message.splitlines()[1])
    The padding of a transposed convolution crops its output; it does not pad the input.
    """
    cases = [
        (_data(3, 4), _data(4, 3), (2, 1), (1, 0)),
        (_data(4, 2), _data(3, 5), (2, 3), (0, 2)),
        (_data(2, 3), _data(5, 4), (1, 2), (2, 1)),
    ]
    mistakes = [
        Mistake(
            lambda x, k, s, p: _stamp(pad(x, p), k, s, (0, 0)),
            f"{CROPS}; it does not pad the input.",
        ),
        Mistake(
            lambda x, k, s, p: _stamp(pad(x, p), k, s, p),
            f"{CROPS}; it does not pad the input as well.",
        ),
        Mistake(
            lambda x, k, s, p: _stamp(x, k, s, (0, 0)),
            f"{CROPS}: drop p rows or columns on either side.",
        ),
        Mistake(
            lambda x, k, s, p: pad(_stamp(x, k, s, (0, 0)), p),
            f"{CROPS}; it does not pad it.",
        ),
        Mistake(
            lambda x, k, s, p: _stamp(x, k, s, [(n, 0) for n in p]),
            "You crop once: p is the padding per side, so drop p at the end too.",
        ),
        Mistake(
            lambda x, k, s, p: _stamp(x, k, s, [(0, n) for n in p]),
            "You crop once: p is the padding per side, so drop p at the beginning too.",
        ),
        Mistake(
            _last_stamp,
            "Later stamps overwrite earlier ones: where they overlap, add them (+=).",
        ),
        Mistake(
            lambda x, k, s, p: _stamp(x, k[::-1, ::-1], s, p),
            "You flipped the kernel: a stamp is the kernel as it stands. "
            "Only the direct form reverses it.",
        ),
        Mistake(
            lambda x, k, s, p: _stamp(x, k, (1, 1), p),
            "The stride is ignored: neighbouring inputs stamp stride samples apart.",
        ),
        Mistake(
            lambda x, k, s, p: _stamp(x, k, s[::-1], p),
            "Height and width are swapped: stride[0] moves the stamp down, stride[1] across.",
        ),
        Mistake(
            lambda x, k, s, p: _stamp(x, k, s, p[::-1]),
            "Height and width are swapped in the padding: padding[0] crops rows, "
            "padding[1] columns.",
        ),
    ]
    return compare(function, _stamp, cases, mistakes)


def check_direct_form_widths(function: Solution) -> Report:
    """Check ``widths(k, s, p, a) -> (zeros, before, after)`` of the equal direct convolution.

    ``zeros`` go between neighbouring samples, ``before`` and ``after`` beside them.

    Examples
    --------
    >>> padded = lambda k, s, p, a: (s - 1, p, p + a)
    >>> print(check_direct_form_widths(padded).message.splitlines()[1])
    You padded by p. The windows of the direct form may hang over by k − 1, less the p that is
    cropped: k − 1 − p.
    """
    cases = [(3, 2, 1, 1), (5, 3, 1, 2), (4, 1, 0, 0), (2, 3, 1, 0), (6, 4, 3, 1)]
    mistakes = [
        Mistake(
            lambda k, s, p, a: (s - 1, p, p + a),
            "You padded by p. The windows of the direct form may hang over by k − 1, "
            "less the p that is cropped: k − 1 − p.",
        ),
        Mistake(
            lambda k, s, p, a: (s - 1, k - 1, k - 1 + a),
            f"{CROPS}: k − 1 on either side, less p.",
        ),
        Mistake(
            lambda k, s, p, a: (s, k - 1 - p, k - 1 - p + a),
            "s zeros set neighbours s + 1 apart: put s − 1 between them.",
        ),
        Mistake(
            lambda k, s, p, a: (s - 1, k - 1 - p, k - 1 - p),
            "The output padding is missing: it adds a zeros at the end.",
        ),
        Mistake(
            lambda k, s, p, a: (s - 1, k - 1 - p + a, k - 1 - p),
            "The output padding is on the wrong side: it goes to the end.",
        ),
        Mistake(
            lambda k, s, p, a: (s - 1, k - 1 - p + a, k - 1 - p + a),
            "The output padding goes to the end alone.",
        ),
    ]
    return compare(function, _widths, cases, mistakes)


def check_direct_form(function: Solution) -> Report:
    """Check ``by_direct(x, kernel, s, p, a)``: stretch, pad, reverse the kernel, convolve.

    It has to equal the transposed convolution of two matrices with stride s, padding p and
    output padding a, the same on both axes.

    Examples
    --------
    >>> def unflipped(x, kernel, s, p, a):
    ...     stretched = np.zeros([s * (n - 1) + 1 for n in x.shape])
    ...     stretched[::s, ::s] = x
    ...     widths = [(k - 1 - p, k - 1 - p + a) for k in kernel.shape]
    ...     return conv2d(stretched, kernel, padding=widths)
    >>> print(check_direct_form(unflipped).message.splitlines()[1])
    The kernel is not reversed: the direct form of a transposed convolution turns it by 180°, rows
    and columns. A symmetric kernel would have hidden this.
    """
    cases = [
        (_data(3, 4), _data(3, 2), 2, 1, 1),
        (_data(2, 3), _data(4, 3), 3, 0, 2),
        (_data(4, 3), _data(3, 4), 1, 2, 0),
        (_data(3, 2), _data(5, 4), 2, 1, 0),
    ]
    mistakes = [
        Mistake(
            lambda x, k, s, p, a: _direct(x, k, s, p, a),
            "The kernel is not reversed: the direct form of a transposed convolution turns it by "
            "180°, rows and columns. A symmetric kernel would have hidden this.",
        ),
        Mistake(
            lambda x, k, s, p, a: _direct(x, k[::-1], s, p, a),
            "You reversed the rows of the kernel alone: reverse the columns too.",
        ),
        Mistake(
            lambda x, k, s, p, a: _direct(x, k[:, ::-1], s, p, a),
            "You reversed the columns of the kernel alone: reverse the rows too.",
        ),
        Mistake(
            lambda x, k, s, p, a: _direct(x, k[::-1, ::-1], s, 0, a),
            f"{CROPS}: pad by k − 1 − p, not by k − 1.",
        ),
        Mistake(
            lambda x, k, s, p, a: _direct(x, k[::-1, ::-1], s + 1, p, a),
            "You put s zeros between neighbours: s − 1 set them s apart.",
        ),
        Mistake(
            lambda x, k, s, p, a: _direct(x, k[::-1, ::-1], 1, p, a),
            "The stride is ignored: put s − 1 zeros between neighbours.",
        ),
        Mistake(
            lambda x, k, s, p, a: _direct(x, k[::-1, ::-1], s, p, 0),
            "The output padding is missing: pad by a more at the end.",
        ),
        Mistake(
            lambda x, k, s, p, a: _direct(x, k[::-1, ::-1], s, p, 0, a),
            "The output padding is on the wrong side: pad by a more at the end.",
        ),
    ]
    return compare(function, _transposed, cases, mistakes)


def _stamp(x, kernel, stride, padding):
    return conv_transpose2d(x, kernel, stride=stride, padding=padding)


def _last_stamp(x, kernel, stride, padding):
    """Stamps that replace what lies under them."""
    y = _stamp(x, kernel, stride, (0, 0))
    rows, columns = kernel.shape
    for (i, j), value in np.ndenumerate(x):
        top, left = i * stride[0], j * stride[1]
        y[top : top + rows, left : left + columns] = value * kernel
    down, across = padding
    return y[down : len(y) - down, across : y.shape[1] - across]


def _widths(k, s, p, a):
    form = direct_form(9, k, s, p, a)
    return form.zeros_between, form.before, form.after


def _transposed(x, kernel, s, p, a):
    return conv_transpose2d(x, kernel, stride=s, padding=p, output_padding=a)


def _direct(x, kernel, s, p, a, ahead=0):
    """The direct form, with whatever kernel and settings it is given."""
    stretched = np.zeros([s * (n - 1) + 1 for n in x.shape], x.dtype)
    stretched[::s, ::s] = x
    widths = [(k - 1 - p + ahead, k - 1 - p + a) for k in kernel.shape]
    return conv2d(stretched, kernel, padding=widths)
