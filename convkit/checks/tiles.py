"""Checks of the chapter on fewer multiplications: tiles, and blocks whose results overlap."""

from math import ceil, prod

import numpy as np

from ..signals import convolve, convolve_circular
from .report import Mistake, Report, Solution, compare

__all__ = ["check_overlap_add", "check_tile_products"]


def check_tile_products(function: Solution) -> Report:
    """Check ``products(size, side, kernel)``: what Winograd's tiles multiply, for one channel.

    Examples
    --------
    >>> print(check_tile_products(lambda size, m, r: prod(o // m for o in size) * (m + r - 1)**2))
    Not yet: for ((14, 9), 4, 3) the answer is 432 but yours is 216.
    The last tiles are missing: where the side does not divide the size, round
      up.
    """
    cases = [((14, 9), 4, 3), ((28, 30), 2, 3), ((13, 7), 6, 5)]
    mistakes = [
        Mistake(
            lambda size, m, r: prod(o // m for o in size) * (m + r - 1) ** 2,
            "The last tiles are missing: where the side does not divide the size, round up.",
        ),
        Mistake(
            lambda size, m, r: prod(size) / m**2 * (m + r - 1) ** 2,
            "You count parts of tiles. A tile that hangs over the edge costs as much as any other.",
        ),
        Mistake(
            lambda size, m, r: ceil(prod(size) / m**2) * (m + r - 1) ** 2,
            "Round up on each axis of its own: what is left of a row is no part of the next.",
        ),
        Mistake(
            lambda size, m, r: _tiles(size, m) * (m + r) ** 2,
            "One too many on a side: m outputs read m + r − 1 inputs.",
        ),
        Mistake(
            lambda size, m, r: _tiles(size, m) * (m + r - 1),
            "That is the count of one axis: in two dimensions m + r − 1 is squared.",
        ),
        Mistake(
            lambda size, m, r: _tiles(size, m) * (m * r) ** 2,
            "You multiply every output of a tile by every weight, as if there were no transforms.",
        ),
        Mistake(
            lambda size, m, r: prod(size) * r**2,
            "That is the direct way: r·r products for each output.",
        ),
    ]
    return compare(function, _products, cases, mistakes)


def check_overlap_add(function: Solution) -> Report:
    """Check ``overlap_add(f, g, block)``: a convolution from those of the blocks of f.

    Examples
    --------
    >>> def overwrites(f, g, block):
    ...     y = np.zeros(len(f) + len(g) - 1)
    ...     for start in range(0, len(f), block):
    ...         piece = convolve(f[start : start + block], g)
    ...         y[start : start + len(piece)] = piece
    ...     return y
    >>> print(check_overlap_add(overwrites).message.splitlines()[1])
    You overwrite the tails: where two pieces meet, add them.
    """
    cases = [
        (np.array([3, 1, 4, 1, 5, 9, 2, 6]), np.array([1, 10, 100]), 4),
        (np.array([2, 7, 1, 8, 2, 8, 1, 9, 0, 5]), np.array([1, -2, 5]), 4),
        (np.array([0.5, 3, 1, -4, 2, 6, 8, 1, 7]), np.array([2, 0, 1, 3]), 5),
    ]
    cut = "You cut the tails off: a piece has len(g) − 1 values more than its block."
    mistakes = [
        Mistake(
            lambda f, g, block: _laid(f, g, block, add=False),
            "You overwrite the tails: where two pieces meet, add them.",
        ),
        Mistake(_cut, cut),
        Mistake(lambda f, g, block: np.append(_cut(f, g, block), np.zeros(len(g) - 1)), cut),
        Mistake(
            lambda f, g, block: np.concatenate([convolve(part, g) for part in _parts(f, block)]),
            "You put the pieces one behind the other. Each begins where its block begins, so they "
            "overlap.",
        ),
        Mistake(
            lambda f, g, block: _laid(f, g, block, ring=True),
            "Each block wraps around: its transform has to be as long as the piece, "
            "block + len(g) − 1.",
        ),
        Mistake(
            lambda f, g, block: _laid(f[: len(f) // block * block], g, block, len(f) + len(g) - 1),
            "The last block, which may be shorter, is missing.",
        ),
        Mistake(
            lambda f, g, block: _laid(f, g, block, -(-len(f) // block) * block + len(g) - 1),
            "Your result is too long: it has len(f) + len(g) − 1 values, "
            "also where the last block is short.",
        ),
        Mistake(
            lambda f, g, block: convolve(f, g[::-1]),
            "The flip came in: with the conjugate spectrum, or g reversed, it is "
            "cross-correlation.",
        ),
    ]
    return compare(function, lambda f, g, block: convolve(f, g), cases, mistakes)


def _tiles(size, side):
    return prod(-(-count // side) for count in size)


def _products(size, side, kernel):
    return _tiles(size, side) * (side + kernel - 1) ** 2


def _parts(f, block):
    return [f[start : start + block] for start in range(0, len(f), block)]


def _cut(f, g, block):
    return np.concatenate([convolve(part, g)[: len(part)] for part in _parts(f, block)])


def _laid(f, g, block, length=None, *, add=True, ring=False):
    """Pieces at the places of their blocks, added up or written over each other."""
    y = np.zeros(length or len(f) + len(g) - 1)
    for n, part in enumerate(_parts(f, block)):
        padded = np.append(part, np.zeros(block - len(part)))
        piece = convolve_circular(padded, g) if ring else convolve(part, g)
        there = slice(n * block, n * block + len(piece))
        y[there] = piece + add * y[there]
    return y
