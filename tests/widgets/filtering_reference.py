"""Print what convkit answers about borders and filtered pictures, one JSON object a line.

The JavaScript twins are held equal to it by ``filtering.test.js``.
"""

import json
from itertools import product

import numpy as np

from convkit import conv2d, pad
from convkit.images import grey

BOUNDARIES = ("zero", "nearest", "reflect", "symmetric", "wrap")


def borders():
    """Which sample stands at each place of an axis: -1 where a zero does."""
    for size, width, boundary in product(range(1, 8), range(10), BOUNDARIES):
        places = pad(np.arange(1, size + 1), width, boundary) - 1
        yield {"size": size, "width": width, "boundary": boundary, "places": places.tolist()}


def pictures():
    """Filtered pictures, both sides unlike and some of them smaller than the kernel."""
    rng = np.random.default_rng(0)
    for size, boundary, _ in product((3, 5, 7), (*BOUNDARIES, "valid"), range(14)):
        x = rng.integers(0, 256, rng.integers(1, 14, 2)).astype(float)
        kernel = rng.normal(size=(size, size)).round(2) * (rng.random((size, size)) < 0.8)
        padded = x if boundary == "valid" else pad(x, size // 2, boundary)
        told = {"x": x.tolist(), "kernel": kernel.tolist(), "boundary": boundary, "result": None}
        if min(padded.shape) >= size:
            result, other = conv2d(padded, kernel), conv2d(padded, kernel.T)
            magnitude = np.hypot(result, other)
            limit = np.quantile(np.abs(result), 0.995, method="higher")
            told |= {
                "result": result.tolist(),
                "magnitude": magnitude.tolist(),
                "limit": limit,
                "clip": (np.clip(np.round(result), 0, 255) + 0).tolist(),
                "absolute": np.clip(np.round(np.abs(result)), 0, 255).tolist(),
                "counts": [int((result < 0).sum()), int((result > 255).sum())],
            }
        yield told


def colours():
    """Brightness of colours in whole levels."""
    rgb = np.random.default_rng(1).integers(0, 256, (4, 5, 3))
    yield {"rgb": rgb.tolist(), "levels": np.round(grey(rgb)).tolist()}


if __name__ == "__main__":
    for told in (*borders(), *pictures(), *colours()):
        print(json.dumps(told))
