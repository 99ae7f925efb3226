"""Print what convkit answers over a whole grid of one-axis settings, one JSON list a line.

The JavaScript twin is held equal to it by ``arithmetic.test.js``.
"""

import json
from itertools import product

from convkit import output_size, padding_widths, positions, remainder

PAIRS = [[before, after] for before in range(5) for after in range(5)]
NAMES = ["valid", "same", "same_lower", "full"]


def answers(size, kernel, stride, padding, dilation):
    setting = (size, kernel, stride, padding, dilation)
    try:
        sizes = [output_size(*setting, rounding=r) for r in ("floor", "ceil", "cover_all")]
    except ValueError:
        return [padding_widths(*setting), None, None, None, None, []]
    return [padding_widths(*setting), *sizes, remainder(*setting), positions(*setting).tolist()]


if __name__ == "__main__":
    grid = product(range(1, 13), range(1, 6), range(1, 5), [0, 3, *PAIRS, *NAMES], range(1, 4))
    for setting in grid:
        padding = tuple(setting[3]) if isinstance(setting[3], list) else setting[3]
        print(json.dumps([*setting, *answers(*setting[:3], padding, setting[4])]))
