"""Checks of the chapter on dilation and the receptive field."""

from itertools import accumulate
from math import prod
from operator import mul

from ..arithmetic import Layer, receptive_field, span
from .report import Mistake, Report, Solution, compare

__all__ = ["check_receptive_field", "check_span"]


def check_span(function: Solution) -> Report:
    """Check ``span(k, d)``: samples from the first of k taps to the last, d apart.

    Examples
    --------
    >>> print(check_span(lambda k, d: (d + 1) * (k - 1) + 1).message.splitlines()[1])
    You count the dilation from 0. It is the distance of neighbouring taps, so 1 means no gap, and
    d leaves d − 1 samples out.
    """
    cases = [(3, 2), (3, 1), (5, 3), (1, 4), (4, 2)]
    mistakes = [
        Mistake(
            lambda k, d: (d + 1) * (k - 1) + 1,
            "You count the dilation from 0. It is the distance of neighbouring taps, so 1 means "
            "no gap, and d leaves d − 1 samples out.",
        ),
        Mistake(
            lambda k, d: d * k,
            "k taps have k − 1 gaps between them: d·k counts a gap after the last tap too.",
        ),
        Mistake(
            lambda k, d: d * (k - 1),
            "You count the distance from the first tap to the last; the samples are one more.",
        ),
        Mistake(lambda k, d: k, "The dilation is ignored: neighbouring taps are d samples apart."),
        Mistake(
            lambda k, d: k + d - 1,
            "You widened one gap: every one of the k − 1 gaps gets d − 1 samples more.",
        ),
    ]
    return compare(function, span, cases, mistakes)


def check_receptive_field(function: Solution) -> Report:
    """Check ``receptive_field(layers)``: input samples that one unit of the last layer sees.

    ``layers`` is a list of ``(k, s, d)``, one for each layer from the input on.

    Examples
    --------
    >>> ignoring = lambda layers: 1 + sum(d * (k - 1) for k, s, d in layers)
    >>> print(check_receptive_field(ignoring).message.splitlines()[1])
    The strides are ignored: a step in a later layer is a step of all earlier strides, multiplied,
    in the input.
    """
    cases = [
        ([(3, 2, 1), (5, 1, 1)],),
        ([(3, 1, 1), (3, 1, 2), (3, 1, 4)],),
        ([(7, 2, 1), (3, 3, 2), (4, 2, 3)],),
        ([(4, 3, 2)],),
    ]
    mistakes = [
        Mistake(
            lambda layers: _field(layers, [1] * len(layers)),
            "The strides are ignored: a step in a later layer is a step of all earlier strides, "
            "multiplied, in the input.",
        ),
        Mistake(
            lambda layers: _field(layers, _products([s for _, s, _ in layers])[1:]),
            "You multiplied by the layer's own stride too. It sets how far apart its units are, "
            "not what one of them sees: take the strides of the earlier layers alone.",
        ),
        Mistake(
            lambda layers: _field(layers, _products([s for _, s, _ in layers[::-1]])[-2::-1]),
            "You multiplied the strides of the later layers. What a layer sees is spread by those "
            "before it, between it and the input.",
        ),
        Mistake(
            lambda layers: _field(layers, [1, *(s for _, s, _ in layers)]),
            "You took the stride of one layer before; strides multiply through all of them.",
        ),
        Mistake(
            lambda layers: _field(layers, [1, *accumulate(s for _, s, _ in layers)]),
            "You added the strides; they multiply.",
        ),
        Mistake(
            lambda layers: _nominal([(k, s, 1) for k, s, _ in layers]),
            "The dilation is ignored: a layer reaches over d·(k − 1) + 1 samples.",
        ),
        Mistake(
            lambda layers: _nominal([(k, s, d + 1) for k, s, d in layers]),
            "You count the dilation from 0: it is the distance of the taps, and 1 means no gap.",
        ),
        Mistake(
            lambda layers: _nominal(layers) - 1,
            "One is missing: without any layer a unit sees 1 sample, and each layer adds to it.",
        ),
        Mistake(
            lambda layers: sum(span(k, d) for k, _, d in layers),
            "You added the spans. Windows share a sample with the field they widen, so a layer "
            "adds (span − 1) times the strides before it.",
        ),
        Mistake(
            lambda layers: prod(span(k, d) for k, _, d in layers),
            "You multiplied the spans: neighbouring windows overlap, so a layer adds to the field.",
        ),
    ]
    return compare(function, _nominal, cases, mistakes)


def _nominal(layers):
    return receptive_field([Layer(k, s, dilation=d) for k, s, d in layers]).size


def _products(strides):
    """Product of the first strides: of none, of one, of two …"""
    return list(accumulate(strides, mul, initial=1))


def _field(layers, jumps):
    """A field with these steps of the layers in the input, right or wrong."""
    return 1 + sum((span(k, d) - 1) * jump for (k, _, d), jump in zip(layers, jumps, strict=False))
