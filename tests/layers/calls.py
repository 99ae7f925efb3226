"""Layers drawn by hypothesis: every setting of every axis is drawn for itself."""

import numpy as np
from hypothesis import strategies as st

from convkit import (
    conv1d,
    conv2d,
    conv3d,
    conv_transpose1d,
    conv_transpose2d,
    conv_transpose3d,
    methods,
)

from ..oracles import named

LAYERS = {1: conv1d, 2: conv2d, 3: conv3d}
TRANSPOSED = {1: conv_transpose1d, 2: conv_transpose2d, 3: conv_transpose3d}
# Those that do every setting of all numbers; tests/methods has the others
METHODS = [*(name for name in methods.METHODS if name not in methods.ROUNDING), "auto"]


@st.composite
def direct(draw, ranks=(1, 2, 3)):
    """Operands and settings of a layer that fits its data."""
    rank = draw(st.sampled_from(ranks))
    per_axis = {name: st.tuples(*[st.integers(1, 3)] * rank) for name in ("k", "s", "d", "more")}
    k, s, d, more = (draw(axes) for axes in per_axis.values())
    pads = draw(st.tuples(*[st.tuples(st.integers(0, 2), st.integers(0, 2))] * rank))
    size = [
        max(1, d_ * (k_ - 1) + m - sum(pair))
        for d_, k_, m, pair in zip(d, k, more, pads, strict=True)
    ]
    groups, inputs, outputs, batch = (draw(st.integers(1, n)) for n in (3, 2, 2, 2))
    x = named(batch, groups * inputs, *size) + 1
    weight = named(groups * outputs, inputs, *k) - 10**rank
    bias = draw(st.sampled_from([None, 7 * named(groups * outputs) - 9]))
    return x, weight, bias, s, pads, d, groups


@st.composite
def transposed(draw, ranks=(1, 2, 3)):
    """Operands and settings of a transposed layer; padding beyond the span crops."""
    rank = draw(st.sampled_from(ranks))
    largest = {1: 4, 2: 3, 3: 2}[rank]
    settings = []
    for _ in range(rank):
        i, k, s, d = (draw(st.integers(1, n)) for n in (largest, 3, 3, 3))
        a = draw(st.integers(0, max(s, d) - 1))
        room = s * (i - 1) + d * (k - 1) + a  # at least one sample is left
        before = draw(st.integers(0, room))
        settings.append((i, k, s, (before, draw(st.integers(0, room - before))), a, d))
    size, k, s, pads, a, d = zip(*settings, strict=True)
    groups, inputs, outputs, batch = (draw(st.integers(1, n)) for n in (3, 2, 2, 2))
    x = named(batch, groups * inputs, *size) + 1
    weight = named(groups * inputs, outputs, *k) - 10**rank
    bias = draw(st.sampled_from([None, 7 * named(groups * outputs) - 9]))
    return x, weight, bias, s, pads, a, d, groups


def direct_layer(x, weight, bias, stride, padding, dilation, groups, **how):
    setting = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    return LAYERS[x.ndim - 2](x, weight, bias, **setting, **how)


def transposed_layer(x, weight, bias, stride, padding, output_padding, dilation, groups):
    setting = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    return TRANSPOSED[x.ndim - 2](x, weight, bias, output_padding=output_padding, **setting)


def noise(*arrays, seed=0):
    """Random floats of the shapes of the arrays."""
    rng = np.random.default_rng(seed)
    return [None if a is None else rng.normal(size=np.shape(a)) for a in arrays]
