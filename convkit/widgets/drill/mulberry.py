"""Random numbers that are the same on every machine, and in the browser: twin of mulberry.js.

The generator is mulberry32 by Tommy Ettinger (2017, given to the public domain), written from
its definition: number n of a seed mixes the bits of seed + n·0x6D2B79F5, all modulo 2³².
"""

from collections.abc import Callable

__all__ = ["generator", "number_at"]

STEP = 0x6D2B79F5
WORD = 2**32


def number_at(seed: int, n: int) -> int:
    """Number n, from 1 on, of a seed: a whole number from 0 to 2³² − 1.

    Examples
    --------
    >>> number_at(seed=0, n=1)
    1144304738
    """
    counter = (seed + n * STEP) % WORD
    bits = (counter ^ counter >> 15) * (counter | 1) % WORD
    bits ^= (bits + (bits ^ bits >> 7) * (bits | 61)) % WORD
    return bits ^ bits >> 14


def generator(seed: int) -> Callable[[int, int], int]:
    """Make a function that gives a whole number from low to high at every call."""
    n = 0

    def draw(low, high):
        nonlocal n
        n += 1
        return low + number_at(seed, n) * (high - low + 1) // WORD

    return draw
