"""Checks of the chapter on convolution as a matrix."""

from math import prod

import numpy as np

from ..arithmetic import output_size, sharing_counts
from ..matrix import kernel_matrix
from .report import Mistake, Report, Solution, compare

__all__ = ["check_carry_back", "check_kernel_matrix", "check_matrix_shape", "check_sharing"]

# (size, kernel), sides that differ
SHAPES = [((4, 6), (2, 3)), ((7, 5), (3, 2)), ((9, 4), (1, 3))]


def check_matrix_shape(function: Solution) -> Report:
    """Check ``shape(size, kernel) -> (rows, columns)`` of the kernel matrix, without padding.

    Examples
    --------
    >>> turned = lambda size, kernel: (prod(size), prod(output_size(size, kernel)))
    >>> print(check_matrix_shape(turned).message.splitlines()[1])
    The shape is swapped: C times the input gives the output, so it has a row for each output and a
    column for each input.
    """
    mistakes = [
        Mistake(
            lambda i, k: _shape(i, k)[::-1],
            "The shape is swapped: C times the input gives the output, so it has a row for each "
            "output and a column for each input.",
        ),
        Mistake(
            lambda i, k: (prod(_places(i, k)), prod(k)),
            "That is the matrix of windows, a tap per column. "
            "The kernel matrix has a column for every input, mostly 0.",
        ),
        Mistake(
            lambda i, k: (prod(i), prod(i)),
            "Without padding there are fewer outputs than inputs: one for each place of the "
            "window.",
        ),
        Mistake(
            lambda i, k: (_places(i, k)[0], i[0]),
            "That is one axis: a matrix of h rows and w columns is a vector of h·w numbers.",
        ),
        Mistake(
            lambda i, k: (prod(_places(i, k)), i[0] + i[1]),
            "The image has rows times columns numbers, not their sum.",
        ),
    ]
    return compare(function, _shape, SHAPES, mistakes)


def check_kernel_matrix(function: Solution) -> Report:
    """Check ``matrix(kernel, size)``, a row for each output of a correlation without padding.

    Images are raveled row by row, as ``ravel`` does it.

    Examples
    --------
    >>> print(check_kernel_matrix(lambda k, size: kernel_matrix(k, size).T).message.splitlines()[1])
    The matrix is transposed: outputs are its rows, inputs its columns.
    """
    rng = np.random.default_rng(0)
    cases = [(rng.permutation(9)[: prod(k)].reshape(k) + 1, i) for i, k in SHAPES]
    by_columns = "Go through the rows one by one, as ravel does."
    mistakes = [
        Mistake(
            lambda k, i: kernel_matrix(k, i).T,
            "The matrix is transposed: outputs are its rows, inputs its columns.",
        ),
        Mistake(
            lambda k, i: kernel_matrix(k[::-1, ::-1], i),
            "You flipped the kernel: along a row of the matrix the taps stand as in the kernel. "
            "Flipped it is the matrix of convolution in the strict sense.",
        ),
        Mistake(
            _leaning_left,
            "Your kernel moves to the left: one place on means one column to the right, "
            "so the diagonals run from top left to bottom right.",
        ),
        Mistake(
            lambda k, i: _columnwise(kernel_matrix(k, i), i, k.shape, inputs=True),
            f"You flattened the input column by column. {by_columns}",
        ),
        Mistake(
            lambda k, i: _columnwise(kernel_matrix(k, i), i, k.shape, outputs=True),
            f"You flattened the outputs column by column. {by_columns}",
        ),
        Mistake(
            lambda k, i: _columnwise(kernel_matrix(k, i), i, k.shape, inputs=True, outputs=True),
            f"You flattened input and outputs column by column. {by_columns}",
        ),
        Mistake(
            lambda k, i: kernel_matrix(k.ravel(order="F").reshape(k.shape), i),
            f"You flattened the kernel column by column. {by_columns}",
        ),
        Mistake(
            lambda k, i: kernel_matrix(k.reshape(1, -1), (1, prod(i)))[_starts(i, k.shape)],
            "The kernel's rows follow each other without a gap. In the raveled image the next "
            "row begins size[1] samples later.",
        ),
        Mistake(
            lambda k, i: kernel_matrix(_spread(k, i), (1, prod(i))),
            "Some of your windows run over the end of a row into the next one: "
            "leave these rows of the matrix out.",
        ),
        Mistake(
            lambda k, i: kernel_matrix(k, i, padding="same"),
            "You gave a row for every sample, so you padded; here the window stays inside.",
        ),
    ]
    return compare(function, kernel_matrix, cases, mistakes)


def check_carry_back(function: Solution) -> Report:
    """Check ``carry_back(matrix, y, size)``: Cᵀ·y as an image of this size.

    matrix is that of a direct convolution, y its output raveled, size that of its input.

    Examples
    --------
    >>> inverse = lambda c, y, size: (np.linalg.pinv(c) @ y).reshape(size)
    >>> print(check_carry_back(inverse).message.splitlines()[1])
    You inverted: the transposed convolution brings the shape back, and not the values. It
    multiplies by the transposed matrix.
    """
    rng = np.random.default_rng(0)
    cases = []
    for i, k in SHAPES:
        matrix = kernel_matrix(rng.integers(1, 10, k), i)
        cases.append((matrix, rng.integers(-9, 10, len(matrix)), i))
    mistakes = [
        *(
            Mistake(
                lambda c, y, size, solve=solve: solve(c, y).reshape(size),
                "You inverted: the transposed convolution brings the shape back, and not the "
                "values. It multiplies by the transposed matrix.",
            )
            for solve in (
                lambda c, y: np.linalg.pinv(c) @ y,
                lambda c, y: c.T @ y / np.maximum(1, (c != 0).sum(axis=0)),
            )
        ),
        Mistake(
            lambda c, y, size: (c.T @ y).reshape(size[::-1]).T,
            "You filled the image column by column: it was raveled row by row.",
        ),
        Mistake(
            lambda c, y, size: c.T @ y,
            "The numbers are right, but flat: give them the shape of the image.",
        ),
    ]
    return compare(function, lambda c, y, size: (c.T @ y).reshape(size), cases, mistakes)


def check_sharing(function: Solution) -> Report:
    """Check ``weights(size, kernel) -> (dense, local, shared)``, from one map to the next.

    Dense: all inputs to all outputs. Local: taps of their own for each output. Shared: one
    kernel. No padding, no biases.

    Examples
    --------
    >>> equal = lambda size, kernel: (prod(size) ** 2, prod(size) * prod(kernel), prod(kernel))
    >>> print(check_sharing(equal).message.splitlines()[1])
    You take as many outputs as inputs: without padding there are (h − k + 1) per axis.
    """
    mistakes = [
        Mistake(
            lambda i, k: (prod(i) ** 2, prod(i) * prod(k), prod(k)),
            "You take as many outputs as inputs: without padding there are (h − k + 1) per axis.",
        ),
        Mistake(
            lambda i, k: (_dense(i, k), prod(i) * prod(k), prod(k)),
            "Local weights belong to outputs: each of them has a weight for every tap.",
        ),
        Mistake(
            lambda i, k: (_dense(i, k), prod(_places(i, k)) * prod(k), prod(i)),
            "One kernel is shared by all: it has as many weights as taps, whatever the size.",
        ),
        Mistake(
            lambda i, k: (_dense(i, k),) + (prod(_places(i, k)) * prod(k),) * 2,
            "Shared weights are counted once, not at every output: that is what sharing means.",
        ),
        Mistake(
            lambda i, k: (
                prod(i) + prod(_places(i, k)),
                prod(_places(i, k)) * prod(k),
                prod(k),
            ),
            "Dense means a weight for every pair of an input and an output: multiply.",
        ),
    ]
    return compare(function, lambda i, k: sharing_counts(i, k)[:3], SHAPES, mistakes)


def _places(size, kernel):
    return output_size(size, kernel)


def _dense(size, kernel):
    return prod(_places(size, kernel)) * prod(size)


def _shape(size, kernel):
    return prod(_places(size, kernel)), prod(size)


def _columnwise(matrix, size, kernel, inputs=False, outputs=False):
    """Rows or columns of the matrix in the order of images raveled column by column."""
    rows, columns = (np.arange(prod(shape)) for shape in (_places(size, kernel), size))
    if outputs:
        rows = rows.reshape(_places(size, kernel)).ravel(order="F")
    if inputs:
        columns = columns.reshape(size).ravel(order="F")
    return matrix[np.ix_(rows, columns)]


def _leaning_left(kernel, size):
    return kernel_matrix(kernel, size)[::-1]


def _starts(size, kernel):
    """Flat indices of the inputs at which a window begins."""
    rows, columns = _places(size, kernel)
    return (np.arange(rows)[:, None] * size[1] + np.arange(columns)).ravel()


def _spread(kernel, size):
    """The kernel's rows as far apart as those of the raveled image, in one row."""
    row = np.zeros((len(kernel), size[1]), kernel.dtype)
    row[:, : kernel.shape[1]] = kernel
    return row.reshape(1, -1)[:, : size[1] * (len(kernel) - 1) + kernel.shape[1]]
