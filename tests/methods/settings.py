"""What the tests of methods have in common."""

import numpy as np

from convkit import methods
from convkit.arithmetic import resolve


def axes_of(size, kernel, stride=1, padding=0, dilation=1):
    return resolve(tuple(size), tuple(kernel), stride, padding, dilation)[1]


def data(x, weight, dtype=np.float64, seed=0):
    """Random operands of these shapes; the weights keep outputs of the size of inputs."""
    rng = np.random.default_rng(seed)
    values = rng.normal(size=x), rng.normal(size=weight) / np.sqrt(np.prod(weight[1:]))
    return tuple(each.astype(dtype) for each in values)


def by(name, x, weight, axes, groups=1):
    return methods.METHODS[name](x, weight, axes, groups)


def error(name, x, weight, axes, groups=1):
    """Largest error beside the loops in the next wider type, and the root of the mean square."""
    wider = np.float64 if x.dtype == np.float32 else np.longdouble
    exact = by("im2col", x.astype(wider), weight.astype(wider), axes, groups)
    difference = by(name, x, weight, axes, groups) - exact
    return np.abs(difference).max(), np.sqrt((difference**2).mean())
