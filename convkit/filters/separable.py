"""Two passes for one: kernels that are a column times a row."""

import numpy as np
from numpy.typing import ArrayLike

from ..operands import regular_array

__all__ = ["separable_parts"]


def separable_parts(kernel: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Column and row whose outer product is the kernel: kernel[a, b] = column[a]·row[b].

    Filtering by the column and then by the row gives what the kernel gives, for h + w products
    a pixel instead of h·w. It is possible exactly where the kernel has rank 1.

    Parameters
    ----------
    kernel : array_like, shape (h, w)
        Finite real numbers.

    Returns
    -------
    column : ndarray, shape (h, 1)
    row : ndarray, shape (1, w)
        Whole numbers, be they stored as integers or floats, give whole numbers: the row without
        common divisor, and the product exact. Other numbers are shared out so that the absolute
        weights of column and row have the same sum: an average gives two averages.

    Raises
    ------
    TypeError, ValueError
        The kernel is not a matrix of finite real numbers, or its rank is not 1. For whole numbers
        that is decided exactly. For others, singular values up to max(h, w)·ε times the largest
        count as 0, ε being the spacing of the type at 1: rounding alone can cause them.

    Examples
    --------
    The parts of :func:`sobel`, a difference and an average:

    >>> column, row = separable_parts([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])
    >>> column.T
    array([[-1,  0,  1]])
    >>> row
    array([[1, 2, 1]])
    """
    kernel = _matrix(kernel)
    rank, whole = _rank(kernel), (kernel == np.round(kernel)).all()
    parts = None
    if whole and rank:
        parts = _whole_parts(kernel)
    elif rank == 1:
        parts = _balanced_parts(kernel)
    if parts is None:
        rank = max(rank, 2) if rank else 0  # the exact test sees what rounding hides
        raise ValueError(
            f"kernel has rank {rank} (shape={kernel.shape}), and only a kernel of rank 1 is a "
            "column times a row; apply it in one piece"
        )
    column, row = parts
    if column.sum() + row.sum() < 0:  # of the two signs, the one that leaves averages positive
        column, row = -column, -row
    return column[:, None], row[None]


def _whole_parts(kernel: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """Parts found in Python's integers, which do not overflow, then in the type of the kernel."""
    exact = np.array([[int(value) for value in row] for row in kernel.tolist()], dtype=object)
    a, b = np.argwhere(exact)[0]
    row = exact[a] // np.gcd.reduce(exact[a])
    column = exact[:, b] // row[b]
    if (np.outer(column, row) != exact).any():
        return None
    dtype = kernel.dtype if kernel.dtype.kind == "f" else np.int64
    return column.astype(dtype), row.astype(dtype)


def _balanced_parts(kernel: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Parts through the largest weight, which is exact to rounding in every single weight."""
    a, b = np.unravel_index(np.abs(kernel).argmax(), kernel.shape)
    column, row = kernel[:, b], kernel[a] / kernel[a, b]
    scale = np.sqrt(np.abs(row).sum() / np.abs(column).sum())
    return column * scale, row / scale


def _rank(kernel: np.ndarray) -> int:
    """Number of singular values that rounding in the type of the kernel does not explain."""
    singular = np.linalg.svd(kernel.astype(float), compute_uv=False)
    stored = kernel.dtype if kernel.dtype.kind == "f" else float
    spacing = max(np.finfo(stored).eps, np.finfo(float).eps)
    return int((singular > max(kernel.shape) * spacing * singular[0]).sum())


def _matrix(kernel: ArrayLike) -> np.ndarray:
    kernel = regular_array("kernel", kernel)
    if kernel.ndim != 2 or kernel.size == 0:
        raise ValueError(f"kernel has shape {kernel.shape}; give a matrix, (h, w)")
    if kernel.dtype.kind not in "biuf":
        raise TypeError(f"kernel has dtype {kernel.dtype}; give real numbers")
    if not np.isfinite(kernel).all():
        raise ValueError("kernel holds nan or inf; give finite numbers")
    return kernel
