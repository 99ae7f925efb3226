"""Settings over which the arithmetic is tried, all of them; nothing here calls convkit."""

from itertools import product

from ..oracles import counted_places

SIZES = list(product(range(1, 13), range(1, 6), range(1, 5), range(1, 4)))  # i, k, s, d


def padded(sides):
    """Every (i, k, s, before, after, d) with an output; ``sides`` of each p up to k̂ + 1."""
    for i, k, s, d in SIZES:
        for p in range(d * (k - 1) + 3):
            for before, after in sides(p):
                if counted_places(i, k, s, before, after, d):
                    yield i, k, s, before, after, d


EQUAL = list(padded(lambda p: [(p, p)]))
UNEVEN = list(padded(lambda p: {(p, 0), (0, p), (p + 1, p)} - {(0, 0)}))
