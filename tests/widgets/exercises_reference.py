"""Print what the drill draws and how convkit answers it, one JSON value a line.

First come the ranges, then numbers of the generator, then exercises; ``exercises.test.js`` holds
the JavaScript twin equal to them.
"""

import json

from convkit.widgets.drill.exercises import KINDS, RANGES, exercise
from convkit.widgets.drill.mulberry import number_at

if __name__ == "__main__":
    print(json.dumps([[[n, *ends] for n, ends in ranges.items()] for ranges in RANGES.values()]))
    places = [(seed, n) for seed in (0, 1, 999, 2**31, 2**32 - 1) for n in (1, 2, 1000, 2**31)]
    print(json.dumps([[seed, n, number_at(seed, n)] for seed, n in places]))
    for place, kind in enumerate(KINDS):
        for seed in range(40):
            for turn in range(25):
                drawn = exercise(kind, seed, turn)
                found = [list(RANGES).index(drawn.kind), drawn.setting, drawn.answer]
                print(json.dumps([place, seed, turn, *found]))
