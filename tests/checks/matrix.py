"""Solutions of the exercises on convolution as a matrix."""

import math

import numpy as np
from scipy import linalg

from convkit import checks

from .common import summed, turned


def places(size, kernel):
    return tuple(i - k + 1 for i, k in zip(size, kernel, strict=True))


def matrix_of_responses(kernel, size):
    """Column by column: what the convolution makes of each unit image."""
    units = np.eye(math.prod(size)).reshape(-1, *size)
    return np.array([summed(unit, kernel).ravel() for unit in units]).T


def matrix_by_loops(kernel, size, order="C", turn=np.copy):
    """Row by row: the kernel on an image of zeros, raveled."""
    rows = []
    for top, left in np.ndindex(*places(size, kernel.shape)):
        image = np.zeros(size)
        image[top : top + kernel.shape[0], left : left + kernel.shape[1]] = turn(kernel)
        rows.append(image.ravel(order=order).tolist())
    return rows


def matrix_of_toeplitz_blocks(kernel, size):
    (height, width), (down, across) = size, places(size, kernel.shape)
    blocks = []
    for row in kernel:
        first = np.zeros(width)
        first[: len(row)] = row
        blocks.append(linalg.toeplitz([row[0], *[0] * (across - 1)], first))
    zeros = np.zeros((across, width))
    below = [[zeros] * t + blocks + [zeros] * (height - len(blocks) - t) for t in range(down)]
    return np.block(below)


def contiguous(kernel, size):
    matrix = np.zeros((math.prod(places(size, kernel.shape)), math.prod(size)))
    for row, (top, left) in zip(matrix, np.ndindex(*places(size, kernel.shape)), strict=True):
        start = top * size[1] + left
        row[start : start + kernel.size] = kernel.ravel()
    return matrix


def over_the_end(kernel, size):
    first = np.array(matrix_by_loops(kernel, size))[0]
    last = np.flatnonzero(first)[-1]
    return np.array([np.roll(first, n) for n in range(len(first) - last)])


def padded(kernel, size):
    (rows, columns) = kernel.shape
    widths = [((rows - 1) // 2, rows // 2), ((columns - 1) // 2, columns // 2)]
    units = np.eye(math.prod(size)).reshape(-1, *size)
    return np.array([summed(np.pad(unit, widths), kernel).ravel() for unit in units]).T


def with_outputs(function, order):
    """Rows of the matrix in another order of the outputs."""

    def reordered(kernel, size):
        numbers = np.arange(math.prod(places(size, kernel.shape))).reshape(
            places(size, kernel.shape)
        )
        return np.array(function(kernel, size))[order(numbers)]

    return reordered


def by_columns(numbers):
    return numbers.T.ravel()


def carried_by_rows(matrix, y, size):
    image = np.zeros(size)
    for row, value in zip(matrix, y, strict=True):
        image += value * row.reshape(size)
    return image


def sharing(size, kernel):
    outputs, taps = math.prod(places(size, kernel)), math.prod(kernel)
    return [np.zeros((outputs, math.prod(size))).size, outputs * taps, taps]


RIGHT = [
    (checks.check_matrix_shape, lambda i, k: [math.prod(places(i, k)), i[0] * i[1]]),
    (checks.check_matrix_shape, lambda i, k: matrix_of_responses(np.ones(k), i).shape),
    *(
        (checks.check_kernel_matrix, matrix)
        for matrix in (matrix_of_responses, matrix_by_loops, matrix_of_toeplitz_blocks)
    ),
    (checks.check_carry_back, lambda c, y, size: np.einsum("oi,o->i", c, y).reshape(size)),
    (checks.check_carry_back, carried_by_rows),
    (checks.check_sharing, sharing),
    (
        checks.check_sharing,
        lambda i, k: (
            matrix_of_responses(np.ones(k), i).size,
            np.count_nonzero(matrix_of_responses(np.ones(k), i)),
            np.ones(k).size,
        ),
    ),
]

WRONG = [
    (
        checks.check_carry_back,
        lambda c, y, size: np.linalg.lstsq(c, y, rcond=None)[0].reshape(size),
        "You inverted: the transposed convolution brings the shape back",
    ),
    (
        checks.check_carry_back,
        lambda c, y, size: (
            carried_by_rows(c, y, size)
            / np.maximum(1, carried_by_rows(c > 0, np.ones(len(c)), size))
        ),
        "You inverted: the transposed convolution brings the shape back",
    ),
    (
        checks.check_carry_back,
        lambda c, y, size: (y @ c).reshape(size, order="F"),
        "You filled the image column by column",
    ),
    (checks.check_carry_back, lambda c, y, size: y @ c, "but flat"),
    (
        checks.check_matrix_shape,
        lambda i, k: matrix_of_responses(np.ones(k), i).T.shape,
        "The shape is swapped",
    ),
    (
        checks.check_matrix_shape,
        lambda i, k: (math.prod(places(i, k)), k[0] * k[1]),
        "the matrix of windows",
    ),
    (checks.check_matrix_shape, lambda i, k: [i[0] * i[1]] * 2, "fewer outputs than inputs"),
    (checks.check_matrix_shape, lambda i, k: (i[0] - k[0] + 1, i[0]), "That is one axis"),
    (
        checks.check_matrix_shape,
        lambda i, k: (math.prod(places(i, k)), sum(i)),
        "not their sum",
    ),
    (
        checks.check_kernel_matrix,
        lambda kernel, size: np.transpose(matrix_by_loops(kernel, size)),
        "The matrix is transposed",
    ),
    (
        checks.check_kernel_matrix,
        lambda kernel, size: matrix_by_loops(kernel, size, turn=turned),
        "You flipped the kernel",
    ),
    (
        checks.check_kernel_matrix,
        with_outputs(matrix_by_loops, lambda numbers: numbers.ravel()[::-1]),
        "Your kernel moves to the left",
    ),
    (
        checks.check_kernel_matrix,
        lambda kernel, size: matrix_by_loops(kernel, size, order="F"),
        "You flattened the input column by column",
    ),
    (
        checks.check_kernel_matrix,
        with_outputs(matrix_by_loops, by_columns),
        "You flattened the outputs column by column",
    ),
    (
        checks.check_kernel_matrix,
        with_outputs(lambda k, i: matrix_by_loops(k, i, order="F"), by_columns),
        "You flattened input and outputs column by column",
    ),
    (
        checks.check_kernel_matrix,
        lambda kernel, size: matrix_by_loops(
            kernel, size, turn=lambda k: np.array(k.T.ravel()).reshape(k.shape)
        ),
        "You flattened the kernel column by column",
    ),
    (checks.check_kernel_matrix, contiguous, "follow each other without a gap"),
    (checks.check_kernel_matrix, over_the_end, "run over the end of a row"),
    (checks.check_kernel_matrix, padded, "so you padded"),
    (
        checks.check_sharing,
        lambda i, k: (math.prod(i) ** 2, math.prod(i) * math.prod(k), math.prod(k)),
        "as many outputs as inputs",
    ),
    (
        checks.check_sharing,
        lambda i, k: [sharing(i, k)[0], i[0] * i[1] * math.prod(k), math.prod(k)],
        "Local weights belong to outputs",
    ),
    (
        checks.check_sharing,
        lambda i, k: [*sharing(i, k)[:2], i[0] * i[1]],
        "One kernel is shared by all",
    ),
    (
        checks.check_sharing,
        lambda i, k: [*sharing(i, k)[:2], sharing(i, k)[1]],
        "Shared weights are counted once",
    ),
    (
        checks.check_sharing,
        lambda i, k: [math.prod(places(i, k)) + math.prod(i), *sharing(i, k)[1:]],
        "every pair of an input and an output",
    ),
]
