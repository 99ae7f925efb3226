"""Solutions of the exercises on padding, stride and the size formula."""

import math

import numpy as np

from convkit import checks


def count_starts(i, k, s, p):
    return sum(1 for start in range(0, i + 2 * p, s) if start + k <= i + 2 * p)


def widths_by_halving(k):
    total = k - 1
    return [total // 2, math.ceil(total / 2)]


def by_loops(image, kernel, stride):
    (height, width), (down, across) = kernel.shape, stride
    return [
        [
            np.sum(image[top : top + height, left : left + width] * kernel)
            for left in range(0, image.shape[1] - width + 1, across)
        ]
        for top in range(0, image.shape[0] - height + 1, down)
    ]


def uses_by_stamping(i, k, p):
    counts = np.zeros(i + 2 * p)
    for start in range(i + 2 * p - k + 1):
        counts[start : start + k] += 1
    return counts[p : p + i]


def sizes_by_search(o, k, s, p):
    return [i for i in range(1, 100) if i + 2 * p >= k and count_starts(i, k, s, p) == o]


RIGHT = [
    (checks.check_size_formula, count_starts),
    (checks.check_same_widths, widths_by_halving),
    (checks.check_strided, by_loops),
    (checks.check_use_count, uses_by_stamping),
    (checks.check_input_sizes, sizes_by_search),
]


def loop_that_ignores_the_stride(image, kernel, stride):
    (height, width), (down, across) = kernel.shape, stride
    rows = (image.shape[0] - height) // down + 1
    columns = (image.shape[1] - width) // across + 1
    return [
        [np.sum(image[r : r + height, c : c + width] * kernel) for c in range(columns)]
        for r in range(rows)
    ]


def every_sample_alike(i, k, p):
    return [k] * i


def uses_of_the_padded_input(i, k, p):
    return uses_by_stamping(i + 2 * p, k, 0)


WRONG = [
    (checks.check_size_formula, lambda i, k, s, p: (i - k + p + p) / s + 1, "There is no floor"),
    (
        checks.check_size_formula,
        lambda i, k, s, p: (i - k + 2 * p) / (s + 1),
        "bracketing is wrong",
    ),
    (
        checks.check_size_formula,
        lambda i, k, s, p: (i - k + 2 * p) // (1 + s),
        "bracketing is wrong",
    ),
    (checks.check_size_formula, lambda i, k, s, p: (i - k + 2 * p + 1) / s, "bracketing is wrong"),
    (checks.check_size_formula, lambda i, k, s, p: (i - k + 2 * p + 1) // s, "bracketing is wrong"),
    (checks.check_size_formula, lambda i, k, s, p: 1 + (i - k + p) // s, "the padding per side"),
    (checks.check_size_formula, lambda i, k, s, p: 1 + (i - k + p) / s, "the padding per side"),
    (checks.check_size_formula, lambda i, k, s, p: count_starts(i, k, 1, p), "stride is ignored"),
    (checks.check_size_formula, lambda i, k, s, p: -((k - i - 2 * p) // s) + 1, "You round up"),
    (checks.check_size_formula, lambda i, k, s, p: (i + 2 * p - k) // s, "first window is missing"),
    (checks.check_same_widths, lambda k: widths_by_halving(k)[::-1], "on the wrong side"),
    (checks.check_same_widths, lambda k: [k - 1] * 2, "the whole padding on each side"),
    (checks.check_same_widths, lambda k: [math.floor(k / 2)] * 2, "makes the output one larger"),
    (checks.check_same_widths, lambda k: [(k - 1) >> 1] * 2, "makes the output one smaller"),
    (checks.check_strided, loop_that_ignores_the_stride, "stride is ignored in the loop"),
    (checks.check_strided, lambda x, w, s: by_loops(x, w, (1, 1)), "stride is ignored in the loop"),
    (checks.check_strided, lambda x, w, s: by_loops(x, w, s[::-1]), "Height and width are swapped"),
    (checks.check_strided, lambda x, w, s: by_loops(x, np.rot90(w, 2), s), "You turned the kernel"),
    (
        checks.check_strided,
        lambda x, w, s: by_loops(x[:: s[0], :: s[1]], w, (1, 1)),
        "You dropped samples of the input",
    ),
    (checks.check_use_count, every_sample_alike, "every sample is used equally often"),
    (checks.check_use_count, lambda i, k, p: uses_by_stamping(i, k, 0), "The padding is ignored"),
    (checks.check_use_count, lambda i, k, p: uses_by_stamping(i + p, k, 0)[p:], "padded one side"),
    (checks.check_use_count, uses_of_the_padded_input, "counted the padding as data"),
    (checks.check_input_sizes, lambda o, k, s, p: (o - 1) * s + k - 2 * p, "only one of them"),
    (checks.check_input_sizes, lambda o, k, s, p: [(o - 1) * s + k - 2 * p], "only one of them"),
    (checks.check_input_sizes, lambda o, k, s, p: [o * s], "rule of thumb"),
    (
        checks.check_input_sizes,
        lambda o, k, s, p: [(o - 1) * s + k - p + n for n in range(s)],
        "subtract 2p",
    ),
    (checks.check_input_sizes, lambda o, k, s, p: sizes_by_search(o, k, s, 0), "padded input"),
]
