"""The right-hand sides of the relationships, as functions of one axis."""

from collections.abc import Callable
from typing import NamedTuple

from .axes import Axis

__all__ = ["TransposedSizes", "direct", "transposed"]


class TransposedSizes(NamedTuple):
    """What relationships 8 to 14 say of one axis."""

    size: int
    """i′, what the transposed convolution takes: the output of the direct one"""
    stretched: int
    """ĩ′, the same with s−1 zeros between neighbours"""
    padding: int
    """p′ on either side of it; a number below 0 crops"""
    added: int
    """a, zeros more at the end"""
    output: int
    """o′, what the transposed convolution gives"""


# Output sizes of direct convolutions, by number
SIZES: dict[int, Callable[[int, int, int, int, int], int]] = {
    1: lambda i, k, s, p, d: (i - k) + 1,
    2: lambda i, k, s, p, d: (i - k) + 2 * p + 1,
    3: lambda i, k, s, p, d: i,
    4: lambda i, k, s, p, d: i + (k - 1),
    5: lambda i, k, s, p, d: (i - k) // s + 1,
    6: lambda i, k, s, p, d: (i + 2 * p - k) // s + 1,
    7: lambda i, k, s, p, d: (i - k) // s + 1,
    15: lambda i, k, s, p, d: (i + 2 * p - k - (k - 1) * (d - 1)) // s + 1,
}


def direct(number: int) -> Callable[[Axis], int]:
    """Let the formula of this number read an axis."""
    return lambda x: SIZES[number](x.size, x.kernel, x.stride, x.before, x.dilation)


def transposed(
    base: int,
    padding: Callable[[int, int], int],
    output: Callable[[int, int, int, int, int], int],
    added: Callable[[int, int, int, int], int] = lambda i, k, s, p: 0,
) -> Callable[[Axis], TransposedSizes]:
    """Transpose a direct relationship: p′ of (k, p), o′ of (i′, k, s, p, a), a of (i, k, s, p)."""

    def compute(x: Axis) -> TransposedSizes:
        k, s, p = x.kernel, x.stride, x.before
        size, a = direct(base)(x), added(x.size, k, s, p)
        return TransposedSizes(size, s * (size - 1) + 1, padding(k, p), a, output(size, k, s, p, a))

    return compute
