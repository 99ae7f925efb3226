"""Solutions of the exercises on images and filters."""

import numpy as np

from convkit import checks

from .common import summed, windows

DOWN = np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])


def summed_over_zeros(image, kernel):
    rows, columns = (n // 2 for n in kernel.shape)
    return summed(np.pad(image, ((rows, rows), (columns, columns))), kernel)


def gradient(image):
    return summed(image, DOWN.T), summed(image, DOWN)


# Right solutions, written otherwise than the checks' own


def smooth(image, weights):
    return np.einsum("ijmn,mn->ij", windows(image, weights.shape), weights) / np.sum(weights)


def filter_image(image, kernel):
    rows, columns = (i - k + 1 for i, k in zip(image.shape, kernel.shape, strict=True))
    output = np.zeros((rows, columns))
    for (m, n), weight in np.ndenumerate(kernel):
        output += weight * image[m : m + rows, n : n + columns]
    return output


def to_bytes(response, limit):
    levels = 128 + response * (127 / limit)
    return np.rint(np.minimum(np.maximum(levels, 1), 255)).astype("uint8")


def edge_strength(image):
    return np.abs(gradient(image)[0] + 1j * gradient(image)[1])


def border_blur(image, kernel):
    rows, columns = (n // 2 for n in kernel.shape)
    output = np.zeros(image.shape)
    for i, j in np.ndindex(image.shape):
        top, left = max(0, i - rows), max(0, j - columns)
        part = image[top : i + rows + 1, left : j + columns + 1]
        first, second = top - i + rows, left - j + columns
        weights = kernel[first : first + part.shape[0], second : second + part.shape[1]]
        output[i, j] = (part * weights).sum() / weights.sum()
    return output


RIGHT = [
    (checks.check_smooth, smooth),
    (checks.check_filter_image, filter_image),
    (checks.check_to_bytes, to_bytes),
    (checks.check_edge_strength, edge_strength),
    (checks.check_border_blur, border_blur),
]


# Wrong solutions, and the words that name what is wrong with them


def over_count(image, kernel):
    inside = summed_over_zeros(np.ones(image.shape), np.ones(kernel.shape))
    return summed_over_zeros(image, kernel) / inside


def swapped_padding(image, kernel):
    columns, rows = (n // 2 for n in kernel.shape)
    widths = ((rows, rows), (columns, columns))
    ones = np.ones(image.shape)
    return summed(np.pad(image, widths), kernel) / summed(np.pad(ones, widths), kernel)


def replicated(image, kernel):
    rows, columns = (n // 2 for n in kernel.shape)
    padded = np.pad(image, ((rows, rows), (columns, columns)), mode="edge")
    return summed(padded, kernel) / kernel.sum()


def swapped_output(image, kernel):
    (height, width), (rows, columns) = image.shape, kernel.shape
    output = np.zeros((width - columns + 1, height - rows + 1))
    for i, j in np.ndindex(output.shape):
        output[i, j] = (image[j : j + rows, i : i + columns] * kernel).sum()
    return output


def swapped_window(image, kernel):
    rows, columns = kernel.shape
    output = np.zeros((image.shape[0] - rows + 1, image.shape[1] - columns + 1))
    for i, j in np.ndindex(output.shape):
        output[i, j] = np.sum(image[i : i + columns, j : j + rows] * kernel)
    return output


def clipped(response, limit):
    return np.where(response < 0, 0, np.minimum(response, 255)).astype(np.uint8)


def clipped_after_scaling(response, limit):
    return np.clip(response / limit * 255, 0, 255)


def unsigned(response, limit):
    return np.minimum(np.abs(response) / limit, 1) * 255


def stretched(response, limit):
    low, high = response.min(), response.max()
    return (response - low) / (high - low) * 255


def wrapped(response, limit):
    return response.astype(int).astype(np.uint8)


def wrapped_after_mapping(response, limit):
    return np.round(128 + 127 * response / limit).astype(int).astype(np.uint8)


def scaled_by_peak(response, limit):
    return 128 + 127 * response / np.max(np.abs(response))


def half_a_level(response, limit):
    return (np.clip(response, -limit, limit) / limit + 1) / 2 * 255


def cut_off(response, limit):
    return (128 + 127 * np.clip(response, -limit, limit) / limit).astype(np.uint8)


def of_gradient(combine):
    return lambda image: combine(*gradient(image))


WRONG = [
    (checks.check_smooth, summed, "not normalised"),
    (checks.check_smooth, lambda x, k: summed(x, k) / k.size, "the number of weights"),
    (checks.check_smooth, lambda x, k: summed(x, k) / np.max(k), "the largest weight"),
    (checks.check_filter_image, swapped_output, "swapped in your output"),
    (checks.check_filter_image, lambda x, k: summed(x, k.T), "swapped in the kernel"),
    (checks.check_filter_image, swapped_window, "Are height and width swapped"),
    (checks.check_filter_image, lambda x, k: summed(x, np.rot90(k, 2)), "You flipped the kernel"),
    (checks.check_filter_image, lambda x, k: summed(x[:-1, :-1], k), "one row and one column"),
    (checks.check_to_bytes, clipped, "You clipped at 0"),
    (checks.check_to_bytes, wrapped, "wraps around"),
    (checks.check_to_bytes, wrapped_after_mapping, "wraps around"),
    *(
        (checks.check_to_bytes, lambda r, limit, f=f, end=end: end(f(r, limit)), words)
        for end in (lambda y: np.rint(y).astype("uint8"), lambda y: y.astype("uint8"), np.copy)
        for f, words in [
            (clipped_after_scaling, "You clipped at 0"),
            (unsigned, "the absolute value"),
            (stretched, "0 gets another grey in every picture"),
            (scaled_by_peak, "the largest response of this picture"),
            (half_a_level, "127.5"),
        ]
    ),
    (checks.check_to_bytes, cut_off, "round first"),
    (
        checks.check_to_bytes,
        lambda r, limit: to_bytes(r, limit).astype(float),
        "their type is float64",
    ),
    (
        checks.check_edge_strength,
        of_gradient(lambda gx, gy: np.mean(np.abs([gx, gy]), axis=0)),
        "You averaged |gx| and |gy|",
    ),
    (checks.check_edge_strength, of_gradient(lambda gx, gy: (gx + gy) / 2), "signs and all"),
    (
        checks.check_edge_strength,
        of_gradient(lambda gx, gy: np.abs(gx) ** 0.5 * np.abs(gy) ** 0.5),
        "geometric average",
    ),
    (
        checks.check_edge_strength,
        of_gradient(lambda gx, gy: ((gx**2 + gy**2) / 2) ** 0.5),
        "root mean square",
    ),
    (checks.check_edge_strength, of_gradient(lambda gx, gy: np.abs([gx, gy]).sum(0)), "You added"),
    (checks.check_edge_strength, of_gradient(lambda gx, gy: gx * gx + gy * gy), "root is missing"),
    (checks.check_edge_strength, of_gradient(lambda gx, gy: np.abs(gx)), "gy is missing"),
    (checks.check_edge_strength, of_gradient(lambda gx, gy: np.abs(gy)), "gx is missing"),
    (checks.check_edge_strength, lambda x: edge_strength(np.pad(x, 1)), "padded with zeros"),
    (
        checks.check_border_blur,
        lambda x, k: summed_over_zeros(x, k) / k.sum(),
        "comes out too dark",
    ),
    (checks.check_border_blur, replicated, "You replicated"),
    (checks.check_border_blur, over_count, "the sum of their weights"),
    (checks.check_border_blur, smooth, "smaller than the image"),
    (checks.check_border_blur, swapped_padding, "swapped in the padding"),
    (checks.check_filter_image, summed_over_zeros, "as large as the image"),
]
