"""Print what NumPy and convkit answer about shifting and filtering, one JSON object a line.

The JavaScript is held equal to it by ``equivariance.test.js``.
"""

import json

import numpy as np

from convkit import conv2d, pad

BOUNDARIES = ("zero", "nearest", "reflect", "symmetric", "wrap")


def shifted(x, down, right, boundary):
    """Look every value up in a picture that goes on far beyond its border."""
    if boundary == "wrap":
        return np.roll(x, (down, right), (0, 1))
    far = pad(x, 40, boundary)
    return far[40 - down :, 40 - right :][: x.shape[0], : x.shape[1]]


def pooled(y, pooling):
    """Pool blocks of 2 by 2, block by block."""
    if pooling == "none":
        return y
    of = {"max": np.max, "mean": np.mean}[pooling]
    rows, columns = (n // 2 for n in y.shape)
    return np.array(
        [[of(y[2 * r : 2 * r + 2, 2 * c : 2 * c + 2]) for c in range(columns)] for r in range(rows)]
    ).reshape(rows, columns)


def settings(count):
    """Random settings and both results of each."""
    rng = np.random.default_rng(0)
    for _ in range(count):
        x = rng.integers(-9, 10, rng.integers(4, 14, 2))
        kernel = rng.integers(-3, 4, rng.integers(1, 5, 2))
        down, right = (int(rng.integers(-n, n + 1)) for n in x.shape)
        boundary, stride = BOUNDARIES[rng.integers(5)], int(rng.integers(1, 5))
        pooling = ("none", "max", "mean")[rng.integers(3)]
        widths = [(n // 2, n - 1 - n // 2) for n in kernel.shape]

        def response(values, kernel=kernel, widths=widths, boundary=boundary, stride=stride):
            return conv2d(pad(values, widths, boundary), kernel, stride=stride)

        step = stride if pooling == "none" else 2 * stride
        moved = [int(np.floor(n / step + 0.5)) for n in (down, right)]
        after = pooled(response(shifted(x, down, right, boundary)), pooling)
        before = pooled(response(x), pooling)
        yield {
            "x": x.tolist(),
            "kernel": kernel.tolist(),
            "down": down,
            "right": right,
            "setting": {"boundary": boundary, "stride": stride, "pooling": pooling},
            "moved": moved,
            "after": after.tolist(),
            "along": shifted(before, *moved, boundary).tolist() if before.size else [],
        }


if __name__ == "__main__":
    for told in settings(600):
        print(json.dumps(told))
