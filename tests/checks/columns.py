"""Solutions of the exercises on im2col and col2im."""

import math

import numpy as np

from convkit import checks

from .common import windows


def places(size, kernel):
    return tuple(i - k + 1 for i, k in zip(size, kernel, strict=True))


def columns_by_loops(x, kernel, flatten=np.ravel, down_first=False, step=(1, 1)):
    height, width = kernel
    rows, columns = places(x.shape[1:], kernel)
    corners = [(i, j) for i in range(0, rows, step[0]) for j in range(0, columns, step[1])]
    if down_first:
        corners.sort(key=lambda corner: corner[::-1])
    return np.stack([flatten(x[:, i : i + height, j : j + width]) for i, j in corners], axis=1)


def columns_by_einsum(x, kernel):
    view = windows(x, (len(x), *kernel))[0]
    return np.einsum("ijcmn->cmnij", view).reshape(len(x) * math.prod(kernel), -1)


def product(columns, weight, size, flatten=np.ravel):
    return np.stack([(flatten(filters) @ columns).reshape(size) for filters in weight])


def product_by_loops(columns, weight, size):
    maps = np.zeros((len(weight), *size))
    for o, number in np.ndindex(len(weight), columns.shape[1]):
        total = sum(a * b for a, b in zip(weight[o].flat, columns[:, number], strict=True))
        maps[o][divmod(number, size[1])] = total
    return maps.tolist()


def by_columns(block):
    return block.swapaxes(1, 2).ravel()


def channels_last(block):
    return np.moveaxis(block, 0, -1).ravel()


def image_by_loops(columns, size, kernel, put=lambda old, new: old + new):
    channels, (height, width) = len(columns) // math.prod(kernel), kernel
    image = np.full((channels, *size), np.nan)
    for number, (i, j) in enumerate(np.ndindex(*places(size, kernel))):
        under = image[:, i : i + height, j : j + width]
        window = columns[:, number].reshape(channels, height, width)
        under[...] = np.where(np.isnan(under), window, put(under, window))
    return image


def image_by_taps(columns, size, kernel):
    rows, across = places(size, kernel)
    by_tap = columns.reshape(-1, *kernel, rows, across)
    image = np.zeros((len(by_tap), *size), dtype=columns.dtype)
    for m, n in np.ndindex(*kernel):
        image[:, m : m + rows, n : n + across] += by_tap[:, m, n]
    return image


def times_read(size, kernel):
    ones = np.ones((math.prod(kernel), math.prod(places(size, kernel))))
    return image_by_taps(ones, size, kernel)[0]


def taps_down_first(columns, size, kernel):
    by_tap = columns.reshape(-1, *kernel[::-1], columns.shape[1])
    return image_by_taps(by_tap.swapaxes(1, 2).reshape(columns.shape), size, kernel)


def strided(size, kernel, stride):
    return [len(range(0, i - k + 1, s)) for i, k, s in zip(size, kernel, stride, strict=True)]


def factor(size, kernel, stride):
    outputs = np.prod(strided(size, kernel, stride))
    return np.zeros((np.prod(kernel), outputs), bool).size / np.zeros(size, bool).size


RIGHT = [
    (checks.check_im2col, columns_by_loops),
    (checks.check_im2col, columns_by_einsum),
    (checks.check_multiply_columns, product),
    (checks.check_multiply_columns, product_by_loops),
    (checks.check_col2im, image_by_loops),
    (checks.check_col2im, image_by_taps),
    (checks.check_memory_factor, factor),
    (
        checks.check_memory_factor,
        lambda i, k, s: np.prod(k) / np.prod(i) * np.prod((np.subtract(i, k) + s) // s),
    ),
]

WRONG = [
    (checks.check_im2col, lambda x, k: columns_by_loops(x, k).T, "Your windows are rows"),
    (
        checks.check_im2col,
        lambda x, k: columns_by_loops(x, k, by_columns),
        "You flattened the windows column by column, but weight.ravel() goes row by row",
    ),
    (
        checks.check_im2col,
        lambda x, k: columns_by_loops(x, k, channels_last),
        "Your channels run fastest",
    ),
    (
        checks.check_im2col,
        lambda x, k: columns_by_loops(x, k, down_first=True),
        "go down the columns of the output",
    ),
    (
        checks.check_im2col,
        lambda x, k: columns_by_loops(x, k, lambda block: block.ravel()[::-1]),
        "upside down",
    ),
    (checks.check_im2col, lambda x, k: columns_by_loops(x, k, step=k), "stand side by side"),
    (checks.check_im2col, lambda x, k: columns_by_loops(x[:1], k), "the first channel alone"),
    *(
        (
            checks.check_multiply_columns,
            lambda columns, w, size, flatten=flatten: product(columns, w, size, flatten),
            "Your weights are in another order than the columns",
        )
        for flatten in (by_columns, channels_last, lambda block: block.ravel(order="F"))
    ),
    (
        checks.check_multiply_columns,
        lambda columns, w, size: product(columns, w.reshape(-1, len(w)).T, size),
        "Your weights are in another order than the columns",
    ),
    (
        checks.check_multiply_columns,
        lambda columns, w, size: product(columns, np.flip(w, (2, 3)), size),
        "You flipped the kernels",
    ),
    (
        checks.check_multiply_columns,
        lambda columns, w, size: [
            y.ravel().reshape(size, order="F") for y in product(columns, w, size)
        ],
        "You read the outputs column by column",
    ),
    (
        checks.check_multiply_columns,
        lambda columns, w, size: product(columns, w, columns.shape[1]),
        "but flat",
    ),
    (
        checks.check_col2im,
        lambda columns, size, k: image_by_taps(columns, size, k) / times_read(size, k),
        "You take it for the inverse of im2col. It is the adjoint: what several windows read is "
        "added up, and not divided",
    ),
    (
        checks.check_col2im,
        lambda columns, size, k: image_by_loops(columns, size, k, lambda old, new: new),
        "Later windows overwrite earlier ones",
    ),
    (
        checks.check_col2im,
        lambda columns, size, k: image_by_loops(columns, size, k, lambda old, new: old),
        "You keep what the first window brings",
    ),
    (
        checks.check_col2im,
        lambda columns, size, k: np.stack(
            [
                image_by_taps(rows[::-1], size, k)[0]
                for rows in np.split(columns, len(columns) // math.prod(k))
            ]
        ),
        "upside down",
    ),
    (checks.check_col2im, taps_down_first, "You read the taps column by column"),
    (checks.check_memory_factor, lambda i, k, s: k[0] * k[1], "a full window for every sample"),
    (
        checks.check_memory_factor,
        lambda i, k, s: k[0] / s[0] * k[1] / s[1],
        "a rule of thumb for large images",
    ),
    (
        checks.check_memory_factor,
        lambda i, k, s: factor(i, k, (1, 1)),
        "The stride is ignored",
    ),
    (checks.check_memory_factor, lambda i, k, s: factor(i, k, s) ** -1, "upside down"),
    (
        checks.check_memory_factor,
        lambda i, k, s: factor(i, k, s) * i[0] * i[1],
        "divide by those of the image",
    ),
    (
        checks.check_memory_factor,
        lambda i, k, s: factor(i, k, s) / np.prod(k),
        "a column of all taps",
    ),
]
