"""Solutions of the exercises on modes."""

import math

import numpy as np
from scipy import signal

from convkit import checks


def counted_sizes(m, n):
    ones = np.ones(m), np.ones(n)
    full = len(np.convolve(*ones))
    inside = sum(1 for start in range(m) if start + n <= m)
    return [full, m, inside]


def sizes_of(convolve):
    return lambda m, n: tuple(
        len(convolve(np.ones(m), np.ones(n), mode)) for mode in ("full", "same", "valid")
    )


def needed_padding(i, k, s):
    """As much as the windows lack, added one by one, at the end first."""
    before = after = 0
    while (before + i + after - k) // s + 1 < math.ceil(i / s) or before + i + after < k:
        if after > before:
            before += 1
        else:
            after += 1
    return np.array([before, after])


def shared_out(i, k, s, floor=0, windows=lambda i, s: math.ceil(i / s)):
    total = max(floor, s * (windows(i, s) - 1) + k - i)
    return total // 2, total - total // 2


def kept_by_numpy(m, n):
    """From data whose full result says how many products each place has a share in."""
    kernel = 1.0 + np.arange(n) ** 2
    data = 2.0 ** np.arange(m)
    full, kept = np.convolve(data, kernel), np.convolve(data, kernel, "same")
    first = next(t for t in range(len(full)) if np.allclose(full[t : t + len(kept)], kept))
    return first, len(kept)


RIGHT = [
    (checks.check_mode_sizes, counted_sizes),
    (
        checks.check_mode_sizes,
        lambda m, n: np.array([m + (n - 1), m, 0 if n > m else m - (n - 1)], dtype=np.int8),
    ),
    (checks.check_same_padding, needed_padding),
    (checks.check_same_padding, shared_out),
    (checks.check_numpy_same, kept_by_numpy),
    (checks.check_numpy_same, lambda m, n: [(sorted((m, n))[0] - 1) >> 1, sorted((m, n))[1]]),
]

WRONG = [
    (
        checks.check_mode_sizes,
        lambda m, n: (m + n - 1, max(m, n), len(range(n, m + 1))),
        "You kept max(m, n), as numpy.convolve does",
    ),
    (checks.check_mode_sizes, sizes_of(np.convolve), "And valid has no place for a kernel"),
    *(
        (
            checks.check_mode_sizes,
            lambda m, n, full=full, valid=valid: (m + n - 1 + full, m, max(0, m - n + 1 - valid)),
            "Count the places",
        )
        for full, valid in [(1, 0), (0, 1), (1, 1)]
    ),
    (checks.check_mode_sizes, lambda m, n: (n + m, m, m - n), "Count the places"),
    (
        checks.check_mode_sizes,
        lambda m, n: (m + n - 1, m, 1 + m - n),
        "A size below 0 means nothing",
    ),
    (checks.check_mode_sizes, sizes_of(signal.convolve), "cannot lie inside the kernel"),
    (
        checks.check_mode_sizes,
        lambda m, n: (m + n // 2 * 2, m, max(0, m - n // 2 * 2)),
        "holds for odd kernels alone",
    ),
    (
        checks.check_same_padding,
        lambda i, k, s: shared_out(i, k, s)[::-1],
        "The extra sample is on the wrong side",
    ),
    (checks.check_same_padding, lambda i, k, s: [k // 2] * 2, "The stride is ignored"),
    (checks.check_same_padding, lambda i, k, s: [(k - 1) // 2] * 2, "The stride is ignored"),
    (
        checks.check_same_padding,
        lambda i, k, s: needed_padding(i, k, 1)[::-1],
        "The stride is ignored",
    ),
    (checks.check_same_padding, lambda i, k, s: needed_padding(i, k, 1), "The stride is ignored"),
    (checks.check_same_padding, lambda i, k, s: shared_out(i, k, s, -99), "Padding below 0"),
    (
        checks.check_same_padding,
        lambda i, k, s: [sum(needed_padding(i, k, s))] * 2,
        "You add the whole padding on each side",
    ),
    (
        checks.check_same_padding,
        lambda i, k, s: [min(needed_padding(i, k, s))] * 2,
        "An odd total cannot be shared equally",
    ),
    (
        checks.check_same_padding,
        lambda i, k, s: [max(needed_padding(i, k, s))] * 2,
        "An odd total cannot be shared equally",
    ),
    (
        checks.check_same_padding,
        lambda i, k, s: shared_out(s * math.floor(i / s), k, s),
        "You rounded i/s down",
    ),
    (checks.check_numpy_same, lambda m, n: ((n - 1) // 2, m), "That is SciPy's same"),
    (checks.check_numpy_same, lambda m, n: (math.ceil((n - 1) / 2), m), "That is MATLAB's same"),
    (
        checks.check_numpy_same,
        lambda m, n: ((n - 1) // 2, m + max(0, n - m)),
        "the middle of the shorter one",
    ),
    (
        checks.check_numpy_same,
        lambda m, n: (math.ceil((min(m, n) - 1) / 2), max(m, n)),
        "you begin one late",
    ),
    (
        checks.check_numpy_same,
        lambda m, n: (kept_by_numpy(m, n)[0], m),
        "the length of the first argument",
    ),
]
