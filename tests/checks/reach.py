"""Solutions of the exercises on dilation and the receptive field."""

import math

from convkit import checks


def counted_span(k, d):
    return len(range(0, d * (k - 1) + 1))


def traced_field(layers):
    """First and last sample that a unit sees, followed down to the input."""
    first = last = 0
    for k, s, d in reversed(layers):
        first, last = first * s, last * s + d * (k - 1)
    return last - first + 1


def seen(layers):
    """Every sample that a unit sees, with those in between."""
    units = {0}
    for k, s, d in layers[::-1]:
        units = {s * unit + d * tap for unit in units for tap in range(k)}
    return max(units) - min(units) + 1


def summed_field(layers, jump_of):
    """1 + Σ (span − 1)·jump, with a jump made of the strides and the layer's number."""
    strides = [s for _, s, _ in layers]
    return 1 + sum(d * (k - 1) * jump_of(strides, n) for n, (k, _, d) in enumerate(layers))


RIGHT = [
    (checks.check_span, counted_span),
    (checks.check_span, lambda k, d: float(k + (k - 1) * (d - 1))),
    (checks.check_receptive_field, traced_field),
    (checks.check_receptive_field, seen),
]

WRONG = [
    (checks.check_span, lambda k, d: counted_span(k, d + 1), "You count the dilation from 0"),
    (checks.check_span, lambda k, d: d * k, "a gap after the last tap"),
    (checks.check_span, lambda k, d: d * k - d, "the samples are one more"),
    (checks.check_span, lambda k, d: k, "The dilation is ignored"),
    (checks.check_span, lambda k, d: k - 1 + d, "You widened one gap"),
    (
        checks.check_receptive_field,
        lambda layers: summed_field(layers, lambda s, n: 1),
        "The strides are ignored",
    ),
    (
        checks.check_receptive_field,
        lambda layers: summed_field(layers, lambda s, n: math.prod(s[: n + 1])),
        "the layer's own stride too",
    ),
    (
        checks.check_receptive_field,
        lambda layers: summed_field(layers, lambda s, n: math.prod(s[n + 1 :])),
        "the strides of the later layers",
    ),
    (
        checks.check_receptive_field,
        lambda layers: summed_field(layers, lambda s, n: s[n - 1] if n else 1),
        "the stride of one layer before",
    ),
    (
        checks.check_receptive_field,
        lambda layers: summed_field(layers, lambda s, n: sum(s[:n]) or 1),
        "You added the strides",
    ),
    (
        checks.check_receptive_field,
        lambda layers: traced_field([(k, s, 1) for k, s, _ in layers]),
        "The dilation is ignored",
    ),
    (
        checks.check_receptive_field,
        lambda layers: traced_field([(k, s, d + 1) for k, s, d in layers]),
        "You count the dilation from 0",
    ),
    (checks.check_receptive_field, lambda layers: seen(layers) - 1, "One is missing"),
    (
        checks.check_receptive_field,
        lambda layers: sum(counted_span(k, d) for k, s, d in layers),
        "You added the spans",
    ),
    (
        checks.check_receptive_field,
        lambda layers: math.prod(counted_span(k, d) for k, s, d in layers),
        "You multiplied the spans",
    ),
]
