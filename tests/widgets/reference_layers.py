"""Print what convkit answers about stacks of layers and about channels, one JSON list a line.

The JavaScript twins are held equal to it by ``layers.test.js``.
"""

import json
from functools import reduce
from itertools import product

import numpy as np

from convkit import conv2d, kernel_matrix, output_size
from convkit.arithmetic import Layer, layer_counts, receptive_fields, separable_counts


def stacks(count):
    """Settings of stacks, drawn at random from the sliders' ranges; some end too early."""
    rng = np.random.default_rng(0)
    for _ in range(count):
        depth = rng.integers(1, 6)
        kernels, strides, paddings, dilations = (
            rng.integers(low, high, depth).tolist()
            for low, high in ((1, 8), (1, 5), (0, 9), (1, 9))
        )
        layers = list(zip(kernels, strides, paddings, dilations, strict=True))
        yield int(rng.integers(1, 65)), layers, float(rng.random())


def stack_answers(size, layers, where):
    """Sizes, fields, and of one unit of the last layer its region and its paths to each sample."""
    sizes, matrices = [size], []
    for kernel, *setting in layers:
        try:
            sizes.append(output_size(sizes[-1], kernel, *setting))
        except ValueError:
            break
        stride, padding, dilation = setting
        matrices.append(
            kernel_matrix(
                np.ones(kernel, int), sizes[-2], stride=stride, padding=padding, dilation=dilation
            )
        )
    if not matrices:
        return [sizes, None, None, None, None, None]
    fields = receptive_fields([Layer(*layer) for layer in layers[: len(matrices)]])
    unit = int(where * sizes[-1])
    paths = reduce(np.matmul, matrices[::-1])[unit]
    # the units of the first layer from which a path leads to sample 0
    above = np.flatnonzero(matrices[0][:, 0])
    told = [list(field) for field in fields]
    return [sizes, told, unit, list(fields[-1].region(unit)), paths.tolist(), above.tolist()]


def channel_answers(inputs, outputs, groups, kernel, side):
    """Counts of the layer and of the pair; which output channels read which input channels."""
    setting = {"size": (side + kernel - 1,) * 2, "kernel": (kernel, kernel)}
    counts = layer_counts(inputs, outputs, **setting, groups=groups)
    pair = separable_counts(inputs, outputs, **setting)
    weight = np.ones((outputs, inputs // groups, 1, 1), int)
    blocks = conv2d(np.eye(inputs, dtype=int)[:, :, None, None], weight, groups=groups)[..., 0, 0].T
    parts = (pair.standard, pair.depthwise, pair.pointwise, pair)
    return [
        [counts.weights, counts.biases, counts.multiply_adds],
        [[part.weights, part.multiply_adds] for part in parts],
        blocks.tolist(),
    ]


if __name__ == "__main__":
    for size, layers, where in stacks(3000):
        print(json.dumps(["stack", size, layers, *stack_answers(size, layers, where)]))
    for inputs, outputs, groups in product(range(1, 17), repeat=3):
        if inputs % groups == 0 and outputs % groups == 0:
            kernel, side = 1 + (inputs + outputs) % 7, 1 + inputs * outputs % 64
            setting = [inputs, outputs, groups, kernel, side]
            print(json.dumps(["channels", *setting, *channel_answers(*setting)]))
