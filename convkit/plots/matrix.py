"""The kernel matrix as a picture: each weight in its place, one row for each output."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .. import matrix
from ..arguments import Integers, Padding, per_axis
from ..arithmetic import output_size
from ..drawing import Part, Picture, grid_figure, sides
from ..operands import numbers
from ..palette import palette_of
from .planes import chosen

__all__ = ["kernel_matrix"]

MOST_CELLS = 4096  # of the matrix; more are too small to see


def kernel_matrix(
    kernel: ArrayLike,
    size: Integers,
    row: int = 0,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    theme: str = "light",
) -> Picture:
    """Matrix of a convolution of one channel, with the row of one output marked.

    Parameters
    ----------
    kernel : array_like, 1-D or 2-D
    size : int or (height, width)
        Shape of the input.
    row : int
        Which output, counted in row order.
    stride, padding, dilation
        As in :func:`convkit.kernel_matrix`.
    theme : {"light", "dark"}

    Returns
    -------
    Picture
        Columns and rows bear the index of their input and output. Cells where no weight can
        stand are empty; a weight that is zero is written.

    Raises
    ------
    TypeError, ValueError
        A setting is bad or has no output, there is no such row, the theme is unknown, or the
        matrix has more than 4096 cells.

    Examples
    --------
    >>> kernel_matrix([10, 1], 3, row=1)
    Kernel matrix of 2 by 3 with 4 weights in its 6 cells: a row for each output of 2 samples,
    a column for each input of 3 samples. Row 1 holds 10 in column 1, 1 in column 2.
    """
    weights = numbers("kernel", kernel)
    size = per_axis("size", size, weights.ndim, minimum=1)
    setting: dict[str, Any] = {"stride": stride, "padding": padding, "dilation": dilation}
    places = output_size(size, weights.shape, **setting)
    # which tap stands where, counted from 1: a weight that is zero is told from an empty cell
    order = 1 + np.arange(weights.size).reshape(weights.shape)
    taps = matrix.kernel_matrix(order, size, **setting)
    if taps.size > MOST_CELLS:
        raise ValueError(
            f"the kernel matrix of {len(taps)} by {taps.shape[1]} has {taps.size} cells, "
            f"more than {MOST_CELLS}, too small to see; give a smaller size"
        )
    chosen(row, len(taps), "row")
    part = Part("kernel matrix", "kernel", (taps.shape[0] + 1, taps.shape[1] + 1))
    figure, (grid,) = grid_figure([part], palette_of(theme))
    for source, index in enumerate(np.ndindex(size), 1):
        grid.write(0, source, _name(index), "input")
    for output, index in enumerate(np.ndindex(places), 1):
        grid.write(output, 0, _name(index), "output")
    for (output, source), tap in np.ndenumerate(taps):
        place = output + 1, source + 1
        if tap:
            grid.fill(*place)
            grid.write(*place, f"{weights.flat[tap - 1]:.4g}")
        else:
            grid.empty(*place)
    grid.outline(row + 1, 1, role="output", columns=taps.shape[1])

    here = [
        f"{weights.flat[taps[row, n] - 1]:.4g} in column {n}" for n in np.flatnonzero(taps[row])
    ]
    return Picture(
        figure,
        f"Kernel matrix of {sides(taps.shape)} with {np.count_nonzero(taps)} weights in its "
        f"{taps.size} cells: a row for each output of {sides(places)}, a column for each input "
        f"of {sides(size)}. Row {row} holds {', '.join(here) or 'no weight'}.",
    )


def _name(index: tuple[int, ...]) -> str:
    return ",".join(map(str, index))
