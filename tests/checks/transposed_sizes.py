"""Solutions of the exercises on sizes and overlap of transposed convolutions."""

import numpy as np

from convkit import checks


def stamped_size(i, k, s, p, a):
    """The last sample that a stamp falls on, told from the first."""
    last = max(s * t + j for t in range(i) for j in range(k))
    return len(range(p, last + 1 - p + a))


def direct_size(i, k, s, p):
    return sum(1 for start in range(0, i + 2 * p, s) if start + k <= i + 2 * p)


def restored(i, k, s, p):
    return stamped_size(direct_size(i, k, s, p), k, s, p, 0)


def stamps_under(k, s):
    counts = np.zeros(40 * s + k)
    for t in range(40):
        counts[s * t : s * t + k] += 1
    return counts[10 * s : 20 * s]


def reachable(i, k, s, p):
    """Sizes whose direct convolution gives i again."""
    return [n for n in range(1, 99) if n + 2 * p >= k and direct_size(n, k, s, p) == i]


RIGHT = [
    (checks.check_transposed_size, stamped_size),
    (checks.check_transposed_size, lambda i, k, s, p, a: float((i - 1) * s - 2 * p + k + a)),
    (checks.check_restored_size, restored),
    (checks.check_restored_size, lambda i, k, s, p: i - (i + 2 * p - k) % s),
    (checks.check_output_padding, lambda i, k, s, p: i - restored(i, k, s, p)),
    (checks.check_output_padding, lambda i, k, s, p: np.mod(i - k + 2 * p, s)),
    (checks.check_reachable_sizes, reachable),
    (
        checks.check_reachable_sizes,
        lambda i, k, s, p: np.arange(s) + (i - 1) * s + k - 2 * p,
    ),
    (checks.check_even_overlap, lambda k, s: len(set(stamps_under(k, s))) == 1),
    (checks.check_even_overlap, lambda k, s: int(k // s == k / s)),
]

WRONG = [
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: stamped_size(i, k, s, 0, a) + 2 * p,
        "subtract 2p",
    ),
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: stamped_size(i + 2 * p, k, s, 0, a),
        "it does not pad the input. Subtract",
    ),
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: stamped_size(i + 2 * p, k, s, p, a),
        "it does not pad the input as well",
    ),
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: stamped_size(i, k, s, p, a + p),
        "You crop once",
    ),
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: stamped_size(i, k, s, 0, a),
        "crops its output: subtract 2p",
    ),
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: stamped_size(i, k, s, p, 0),
        "The output padding is missing",
    ),
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: stamped_size(i, k, s, p, a + a),
        "The output padding counts once",
    ),
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: stamped_size(i + 1, k, s, p, a),
        "i − 1 distances",
    ),
    (checks.check_transposed_size, lambda i, k, s, p, a: i * s, "a rule of thumb"),
    (
        checks.check_transposed_size,
        lambda i, k, s, p, a: direct_size(i, k, s, p),
        "the size of the direct convolution",
    ),
    (checks.check_restored_size, lambda i, k, s, p: i, "the same settings restore the size"),
    (
        checks.check_restored_size,
        lambda i, k, s, p: direct_size(i, k, s, p) * s,
        "does not make s times the size",
    ),
    (
        checks.check_restored_size,
        lambda i, k, s, p: stamped_size(direct_size(i, k, s, p), k, s, 0, 2 * p),
        "crops its output by p on either side",
    ),
    (checks.check_restored_size, direct_size, "the size after the first of the two"),
    (
        checks.check_output_padding,
        lambda i, k, s, p: p + i - k + p,
        "An output padding of s or more is refused",
    ),
    (checks.check_output_padding, lambda i, k, s, p: 0, "the same settings restore the size"),
    (checks.check_output_padding, lambda i, k, s, p: s - 1, "right for some sizes only"),
    (checks.check_output_padding, lambda i, k, s, p: (p + i - k) % s, "the padding once"),
    (checks.check_output_padding, lambda i, k, s, p: (i - k) % s, "The padding is forgotten"),
    (
        checks.check_output_padding,
        lambda i, k, s, p: (s - (i + 2 * p - k) % s) % s,
        "what lacks to the next window",
    ),
    (
        checks.check_reachable_sizes,
        lambda i, k, s, p: [*reachable(i, k, s, p), reachable(i, k, s, p)[-1] + 1],
        "An output padding of s is refused",
    ),
    (
        checks.check_reachable_sizes,
        lambda i, k, s, p: [n + 1 for n in reachable(i, k, s, p)],
        "Output padding begins with 0",
    ),
    (
        checks.check_reachable_sizes,
        lambda i, k, s, p: [stamped_size(i, k, s, p, 0)],
        "only one of them",
    ),
    (
        checks.check_reachable_sizes,
        lambda i, k, s, p: [n + 4 * p for n in reachable(i, k, s, p)],
        "crops its output by p on either side",
    ),
    (checks.check_even_overlap, lambda k, s: not k % 2, "An even kernel is no cure"),
    (checks.check_even_overlap, lambda k, s: s % k == 0, "the wrong way round"),
    (checks.check_even_overlap, lambda k, s: min(stamps_under(k, s)) > 0, "leaves no gap"),
    (
        checks.check_even_overlap,
        lambda k, s: max(stamps_under(k, s)) > 1,
        "Overlap alone is not even overlap",
    ),
    (checks.check_even_overlap, lambda k, s: k == s, "Stamps side by side are one way"),
    (checks.check_even_overlap, lambda k, s: s < 2, "Stride 1 is one way"),
    (checks.check_even_overlap, lambda k, s: bool(k % s), "no remainder, no checkerboard"),
]
