"""Solutions of the exercises on transposed convolution."""

import numpy as np
from scipy import signal

from convkit import checks

from .common import summed, turned


def stamp(x, kernel, stride, padding=(0, 0), replace=False):
    (rows, columns), (height, width) = x.shape, kernel.shape
    y = np.zeros((stride[0] * (rows - 1) + height, stride[1] * (columns - 1) + width))
    for i in range(rows):
        for j in range(columns):
            under = y[stride[0] * i :, stride[1] * j :][:height, :width]
            under[...] = x[i, j] * kernel + (0 if replace else under)
    (down, across) = padding
    return y[down : y.shape[0] - down, across : y.shape[1] - across]


def bare_stamp_by_matrix(x, kernel, stride, padding):
    """The transpose of the direct convolution, from its response to every unit image."""
    size = [
        s * (i - 1) + k - 2 * p
        for i, k, s, p in zip(x.shape, kernel.shape, stride, padding, strict=True)
    ]
    y = np.zeros(size)
    for place in np.ndindex(*size):
        unit = np.zeros(size)
        unit[place] = 1
        padded = np.pad(unit, [(p, p) for p in padding])
        y[place] = np.sum(summed(padded, kernel)[:: stride[0], :: stride[1]] * x)
    return y


def stretched(x, s, zeros=None):
    step = s if zeros is None else zeros + 1
    y = np.zeros((step * (x.shape[0] - 1) + 1, step * (x.shape[1] - 1) + 1))
    y[::step, ::step] = x
    return y


def by_direct(x, kernel, s, p, a, turn=turned, ahead=0, zeros=None):
    widths = [(k - 1 - p + ahead, k - 1 - p + a) for k in kernel.shape]
    return summed(np.pad(stretched(x, s, zeros), widths), turn(kernel))


def by_scipy(x, kernel, s, p, a):
    full = np.pad(signal.convolve2d(stretched(x, s), kernel), ((0, a), (0, a)))
    return full[p : len(full) - p, p : full.shape[1] - p]


def around(x, padding):
    return np.pad(x, [(p, p) for p in padding])


RIGHT = [
    (checks.check_stamping, stamp),
    (checks.check_stamping, bare_stamp_by_matrix),
    (checks.check_direct_form, by_direct),
    (checks.check_direct_form, by_scipy),
    (
        checks.check_direct_form_widths,
        lambda k, s, p, a: [s - 1, k - p - 1, k - p + a - 1],
    ),
    (
        checks.check_direct_form_widths,
        lambda k, s, p, a: np.subtract((s, k, k + a), (1, p + 1, p + 1), dtype=float),
    ),
]

WRONG = [
    (
        checks.check_stamping,
        lambda x, k, s, p: stamp(around(x, p), k, s),
        "crops its output; it does not pad the input.",
    ),
    (
        checks.check_stamping,
        lambda x, k, s, p: stamp(around(x, p), k, s, p),
        "it does not pad the input as well",
    ),
    (checks.check_stamping, lambda x, k, s, p: stamp(x, k, s), "drop p rows or columns"),
    (
        checks.check_stamping,
        lambda x, k, s, p: around(stamp(x, k, s), p),
        "crops its output; it does not pad it",
    ),
    (
        checks.check_stamping,
        lambda x, k, s, p: stamp(x, k, s)[p[0] :, p[1] :],
        "drop p at the end too",
    ),
    (
        checks.check_stamping,
        lambda x, k, s, p: stamp(x, k, s)[: -p[0] or None, : -p[1] or None],
        "drop p at the beginning too",
    ),
    (checks.check_stamping, lambda x, k, s, p: stamp(x, k, s, p, replace=True), "overwrite"),
    (checks.check_stamping, lambda x, k, s, p: stamp(x, turned(k), s, p), "You flipped"),
    (checks.check_stamping, lambda x, k, s, p: stamp(x, k, (1, 1), p), "The stride is ignored"),
    (
        checks.check_stamping,
        lambda x, k, s, p: stamp(x, k, s[::-1], p),
        "stride[0] moves the stamp down",
    ),
    (
        checks.check_stamping,
        lambda x, k, s, p: stamp(x, k, s, p[::-1]),
        "padding[0] crops rows",
    ),
    (
        checks.check_direct_form,
        lambda *given: by_direct(*given, turn=np.copy),
        "The kernel is not reversed",
    ),
    (
        checks.check_direct_form,
        lambda *given: by_direct(*given, turn=np.flipud),
        "reverse the columns too",
    ),
    (
        checks.check_direct_form,
        lambda *given: by_direct(*given, turn=np.fliplr),
        "reverse the rows too",
    ),
    (
        checks.check_direct_form,
        lambda x, k, s, p, a: by_direct(x, k, s, 0, a),
        "pad by k − 1 − p",
    ),
    (
        checks.check_direct_form,
        lambda x, k, s, p, a: by_direct(x, k, s, p, a, zeros=s),
        "s zeros between neighbours",
    ),
    (
        checks.check_direct_form,
        lambda x, k, s, p, a: by_direct(x, k, s, p, a, zeros=0),
        "The stride is ignored",
    ),
    (
        checks.check_direct_form,
        lambda x, k, s, p, a: by_direct(x, k, s, p, 0),
        "The output padding is missing",
    ),
    (
        checks.check_direct_form,
        lambda x, k, s, p, a: by_direct(x, k, s, p, 0, ahead=a),
        "on the wrong side",
    ),
    (
        checks.check_direct_form_widths,
        lambda k, s, p, a: [s - 1, p, a + p],
        "You padded by p",
    ),
    (
        checks.check_direct_form_widths,
        lambda k, s, p, a: [s - 1, k - 1, k - 1 + a],
        "k − 1 on either side, less p",
    ),
    (
        checks.check_direct_form_widths,
        lambda k, s, p, a: [s, k - p - 1, k - p - 1 + a],
        "s zeros set neighbours s + 1 apart",
    ),
    (
        checks.check_direct_form_widths,
        lambda k, s, p, a: [s - 1] + [k - p - 1] * 2,
        "The output padding is missing",
    ),
    (
        checks.check_direct_form_widths,
        lambda k, s, p, a: [s - 1, k - p - 1 + a, k - p - 1],
        "on the wrong side",
    ),
    (
        checks.check_direct_form_widths,
        lambda k, s, p, a: [s - 1] + [k - p - 1 + a] * 2,
        "goes to the end alone",
    ),
]
