"""Solutions of the exercises on tiles and blocks."""

import math

import numpy as np
from scipy import signal

from convkit import checks


def tiles(size, side):
    return [math.ceil(count / side) for count in size]


def of_tiles(products):
    return lambda size, side, kernel: math.prod(tiles(size, side)) * products(side, kernel)


def by_blocks(f, g, block, length=None, put=np.add, ring=None):
    """Overlap-add by transforms; ``ring`` is their length."""
    y = np.zeros(length or len(f) + len(g) - 1)
    for start in range(0, len(f), block):
        part = f[start : start + block]
        count = ring or len(part) + len(g) - 1
        piece = np.fft.irfft(np.fft.rfft(part, count) * np.fft.rfft(g, count), count)
        there = y[start : start + count]
        there[...] = put(there, piece)
    return y


def padded_blocks(f, g, block):
    count = -(-len(f) // block) * block
    return by_blocks(np.pad(f, (0, count - len(f))), g, block)


def pieces(f, g, block):
    return [np.convolve(f[n : n + block], g) for n in range(0, len(f), block)]


def without_tails(f, g, block):
    return np.concatenate([piece[: 1 - len(g)] for piece in pieces(f, g, block)])


RIGHT = [
    (checks.check_overlap_add, by_blocks),
    (checks.check_overlap_add, lambda f, g, n: padded_blocks(f, g, n)[: len(f) + len(g) - 1]),
    (checks.check_overlap_add, lambda f, g, n: signal.oaconvolve(f, g)),
    (checks.check_tile_products, of_tiles(lambda m, r: (m + r - 1) * (m + r - 1))),
    (
        checks.check_tile_products,
        lambda size, m, r: len(range(0, size[0], m)) * len(range(0, size[1], m)) * (m + r - 1) ** 2,
    ),
]

WRONG = [
    (
        checks.check_overlap_add,
        lambda f, g, n: by_blocks(f, g, n, put=lambda _, piece: piece),
        "You overwrite the tails",
    ),
    (checks.check_overlap_add, without_tails, "You cut the tails off"),
    (
        checks.check_overlap_add,
        lambda f, g, n: np.pad(without_tails(f, g, n), (0, len(g) - 1)),
        "You cut the tails off",
    ),
    (
        checks.check_overlap_add,
        lambda f, g, n: np.concatenate(pieces(f, g, n)),
        "one behind the other",
    ),
    (
        checks.check_overlap_add,
        lambda f, g, n: by_blocks(f, g, n, ring=n),
        "Each block wraps around",
    ),
    (
        checks.check_overlap_add,
        lambda f, g, n: by_blocks(f[: len(f) - len(f) % n], g, n, length=len(f) + len(g) - 1),
        "The last block, which may be shorter, is missing",
    ),
    (checks.check_overlap_add, padded_blocks, "Your result is too long"),
    (
        checks.check_overlap_add,
        lambda f, g, n: np.correlate(f, g, "full"),
        "The flip came in",
    ),
    (
        checks.check_tile_products,
        lambda size, m, r: (size[0] // m) * (size[1] // m) * (m + r - 1) ** 2,
        "The last tiles are missing",
    ),
    (
        checks.check_tile_products,
        lambda size, m, r: size[0] * size[1] * ((m + r - 1) / m) ** 2,
        "You count parts of tiles",
    ),
    (
        checks.check_tile_products,
        lambda size, m, r: -(-size[0] * size[1] // m**2) * (m + r - 1) ** 2,
        "Round up on each axis",
    ),
    (checks.check_tile_products, of_tiles(lambda m, r: (m + r) ** 2), "One too many on a side"),
    (checks.check_tile_products, of_tiles(lambda m, r: m + r - 1), "the count of one axis"),
    (checks.check_tile_products, of_tiles(lambda m, r: m * m * r * r), "no transforms"),
    (
        checks.check_tile_products,
        lambda size, m, r: size[0] * size[1] * r * r,
        "That is the direct way",
    ),
]
