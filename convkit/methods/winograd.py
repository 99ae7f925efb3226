"""Winograd's minimal filtering: a tile of outputs with fewer multiplications than products."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache, partial
from math import prod
from typing import Any

import numpy as np

from ..arithmetic import Axis
from ..im2col import windows_by_tap
from . import im2col
from .blocks import blocks, cut, lengths, scratch

__all__ = ["POINTS", "correlate", "correlate_2x2", "correlate_4x4", "fits", "matrices"]

KERNEL = 3
NUMBERS = 2**20  # in the transformed inputs of a block

# Where the polynomials are evaluated, besides infinity, by the side of the tile. For 4 outputs
# pairs of reciprocals keep the powers small: a third of the error of the usual 0, ±1, ±2.
POINTS = {
    2: (Fraction(0), Fraction(1), Fraction(-1)),
    4: (Fraction(0), *(sign * Fraction(*of) for of in ((2, 3), (3, 2)) for sign in (1, -1))),
}


def fits(axes: Sequence[Axis]) -> bool:
    """Tell whether the setting is one of two axes, 3×3 taps, stride 1 and dilation 1."""
    return len(axes) == 2 and all(
        (axis.kernel, axis.stride, axis.dilation) == (KERNEL, 1, 1) for axis in axes
    )


def correlate(
    x: np.ndarray, weight: np.ndarray, axes: Sequence[Axis], groups: int, *, side: int
) -> np.ndarray:
    """F(m×m, 3×3): each tile of m×m outputs from (m+2)² products a channel, not 9·m².

        y = Aᵀ [ Σ_c (G w_c Gᵀ) ⊙ (Bᵀ x_c B) ] A

    with x_c the (m+2)×(m+2) inputs that a tile reads, and m = ``side``: 4 for the method
    ``"winograd"``, 2 for ``"winograd_2x2"``. Sums over channels are matrix
    multiplications, one for each of the (m+2)² places of the transformed tile; a transform of
    rows and columns is one multiplication by a Kronecker product, vec(Bᵀ x B) = (Bᵀ⊗Bᵀ) vec(x).

    It needs 16/36 (m = 2) or 36/144 (m = 4) of the multiplications, and rounds more: for float32
    and standard normal data the largest error is about that of ``im2col`` for m = 2 (at most twice
    as large), and 2 to 8 times as large for m = 4. A rounding error reaches all outputs of a tile.
    A tile with a NaN, an infinity or an overflow is left to ``im2col``, which has each of them
    at its place.

    Source: A. Lavin and S. Gray, *Fast algorithms for convolutional neural networks*, 2015,
    arXiv:1509.09308. On the choice of points: B. Barabasz and others, *Error analysis and
    improving the accuracy of Winograd convolution for deep neural networks*, arXiv:1803.10986.

    Raises
    ------
    ValueError
        The setting is another one than two axes, 3×3 taps, stride 1 and dilation 1.
    """
    if not fits(axes):
        kernel, stride, dilation = (
            tuple(getattr(axis, name) for axis in axes) for name in ("kernel", "stride", "dilation")
        )
        raise ValueError(
            "Winograd's method is for two axes with kernel=3, stride=1 and dilation=1 "
            f"but the setting has kernel={kernel}, stride={stride} and dilation={dilation}; "
            "give method='auto' or 'im2col'"
        )
    images, out_channels, window = len(x), len(weight), side + KERNEL - 1
    filters = _kronecker(side, weight.dtype)[1] @ weight.reshape(-1, KERNEL**2).T
    filters = filters.reshape(window**2, groups, out_channels // groups, -1)
    places = [axis.places for axis in axes]
    y = np.empty((images, out_channels, *places), weight.dtype)
    tiles = (images, *(-(-count // side) for count in places))
    most = max(1, NUMBERS // (window**2 * max(x.shape[1], out_channels)))
    for (first, stop), *block in blocks(tiles, lengths(tiles, most)):
        outputs = [(side * begin, side * end) for begin, end in block]
        wide, settings = cut(x[first:stop], axes, outputs)
        steps = [axis._replace(kernel=window, stride=side) for axis in settings]
        with np.errstate(invalid="ignore", over="ignore"):
            values = _tiles(windows_by_tap(wide, steps), filters, side)
            finite = np.isfinite(values.sum())
        there: Any = [slice(*each) for each in outputs]
        target = y[first:stop, :, *there]
        if finite:
            _place(values, target)
        else:
            inside = [(begin, min(end, o)) for (begin, end), o in zip(outputs, places, strict=True)]
            wide, settings = cut(x[first:stop], axes, inside)
            target[...] = im2col.correlate(wide, weight, settings, groups)
    return y


def _tiles(by_tap: np.ndarray, filters: np.ndarray, side: int) -> np.ndarray:
    """Outputs (m, m, C_out, N, *tiles) from what each tile reads, (N, C, m+2, m+2, *tiles).

    Of the two pieces of memory, each step reads one and writes the other.
    """
    images, channels, window, _, *sizes = by_tap.shape
    to_outputs, _, of_input = _kronecker(side, filters.dtype)
    _, groups, group_filters, group_channels = filters.shape
    count = images * prod(sizes)

    def memory(name: str, *shape: int) -> np.ndarray:
        return scratch(name, filters.dtype, *shape)

    inputs = memory("first", window, window, channels, images, *sizes)
    inputs[...] = by_tap.transpose(2, 3, 1, 0, 4, 5)
    transformed = memory("second", window**2, channels * count)
    np.matmul(of_input, inputs.reshape(window**2, -1), out=transformed)
    products = memory("first", window**2, groups, group_filters, count)
    np.matmul(filters, transformed.reshape(window**2, groups, group_channels, count), out=products)
    values = memory("second", side**2, groups * group_filters * count)
    np.matmul(to_outputs, products.reshape(window**2, -1), out=values)
    return values.reshape(side, side, groups * group_filters, images, *sizes)


def _place(values: np.ndarray, target: np.ndarray) -> None:
    """Write output (a, b) of every tile; what lies beyond the last output is dropped."""
    side = len(values)
    for a, b in np.ndindex(side, side):
        part = target[:, :, a::side, b::side]
        part[...] = values[a, b, :, :, : part.shape[2], : part.shape[3]].swapaxes(0, 1)


@cache
def _kronecker(side: int, dtype: np.dtype) -> tuple[np.ndarray, ...]:
    """Aᵀ⊗Aᵀ, G⊗G and Bᵀ⊗Bᵀ, rounded once."""
    exact = [np.kron(matrix, matrix) for matrix in matrices(side)]
    return tuple(each.astype(np.longdouble).astype(dtype) for each in exact)


def matrices(side: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Aᵀ, G and Bᵀ of F(side, 3), as exact fractions: Cook and Toom's algorithm, transposed.

    The product of a polynomial of ``side`` coefficients and one of 3 is found from its values
    at side + 1 points and its leading coefficient (the value "at infinity"): evaluate, multiply,
    interpolate. Filtering is the transpose of that product. With the points p_i

        (Aᵀ)_ji = p_i^j,   G_ij = p_i^j / Π_{l≠i}(p_i − p_l),   Σ_j (Bᵀ)_ij·z^j = Π_{l≠i}(z − p_l)

    and of the point at infinity the last row or column: leading coefficients, and Π_l(z − p_l).
    """
    points = POINTS[side]
    others = [[q for q in points if q != p] for p in points]
    infinity = [Fraction(0)] * (KERNEL - 1) + [Fraction(1)]
    outputs = [[p**j for p in points] + [Fraction(int(j == side - 1))] for j in range(side)]
    weights = [
        [p**j / prod(p - q for q in rest) for j in range(KERNEL)]
        for p, rest in zip(points, others, strict=True)
    ]
    inputs = [[*_with_roots(rest), Fraction(0)] for rest in others]
    return (
        np.array(outputs),
        np.array([*weights, infinity]),
        np.array([*inputs, _with_roots(points)]),
    )


def _with_roots(roots: Sequence[Fraction]) -> list[Fraction]:
    """Coefficients of Π(z − root), the constant first."""
    coefficients = [Fraction(1)]
    for root in roots:
        up, down = [Fraction(0), *coefficients], [*coefficients, Fraction(0)]
        coefficients = [u - root * d for u, d in zip(up, down, strict=True)]
    return coefficients


correlate_2x2 = partial(correlate, side=2)
correlate_4x4 = partial(correlate, side=4)
