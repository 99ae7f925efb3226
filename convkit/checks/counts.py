"""Checks of the chapter on channels and groups: what a layer costs."""

from math import gcd, prod

from ..arithmetic import layer_counts
from .report import Mistake, Report, Solution, compare

__all__ = ["check_multiply_adds", "check_parameters", "check_possible_groups"]

# (C_in, C_out, kernel, output, groups); no count equals another
COUNTED = [
    (3, 8, (3, 5), (10, 12), 1),
    (4, 6, (2, 3), (7, 9), 2),
    (12, 24, (3, 1), (5, 8), 4),
    (6, 6, (5, 3), (4, 7), 6),
]


def check_parameters(function: Solution) -> Report:
    """Check ``parameters(c_in, c_out, kernel, output, groups)``: weights and biases of a layer.

    ``kernel`` is (rows, columns) of a filter, ``output`` (rows, columns) of what the layer gives.

    Examples
    --------
    >>> per_place = lambda c_in, c_out, k, o, g: c_out * (c_in // g * k[0] * k[1] + o[0] * o[1])
    >>> print(check_parameters(per_place).message.splitlines()[1])
    You count a bias per position. All places of an output channel share one bias, as they share
    the weights.
    """

    def counts(weights, biases, hint):
        return Mistake(lambda *setting: weights(*setting) + biases(*setting), hint)

    def biases(i, o, k, y, g):
        return o

    mistakes = [
        counts(
            _weights,
            lambda i, o, k, y, g: o * prod(y),
            "You count a bias per position. All places of an output channel share one bias, "
            "as they share the weights.",
        ),
        counts(
            _weights,
            lambda i, o, k, y, g: 0,
            "The biases are missing: every output channel has one.",
        ),
        counts(
            _weights,
            lambda i, o, k, y, g: i,
            "You count a bias per input channel: it is added to an output, so there are C_out.",
        ),
        counts(
            _weights,
            lambda i, o, k, y, g: o * (i // g),
            "You count a bias for each filter's every channel: a filter adds up its channels, "
            "and then one bias.",
        ),
        counts(
            _weights, lambda i, o, k, y, g: 1, "You count one bias: every output channel has one."
        ),
        counts(
            lambda i, o, k, y, g: o * i * prod(k),
            biases,
            "The groups are forgotten: a filter sees only the C_in/groups channels of its group.",
        ),
        counts(
            lambda i, o, k, y, g: o // g * (i // g) * prod(k),
            biases,
            "You count the weights of one group: there are as many again for each of the others.",
        ),
        counts(
            lambda i, o, k, y, g: o * prod(k),
            biases,
            "A filter has weights for each channel that it sees, C_in/groups times rows times "
            "columns.",
        ),
        counts(
            lambda i, o, k, y, g: o * (i // g) * k[0] ** 2,
            biases,
            "You squared the rows of the kernel; it has rows times columns.",
        ),
        counts(
            lambda *setting: _weights(*setting) * prod(setting[3]),
            biases,
            "You count the weights at every position, but all positions share them: "
            "the size of the output does not matter.",
        ),
    ]
    return compare(function, _parameters, COUNTED, mistakes)


def check_multiply_adds(function: Solution) -> Report:
    """Check ``multiply_adds(c_in, c_out, kernel, output, groups)``: products of a layer.

    Arguments as in :func:`check_parameters`; those that meet padding count too.

    Examples
    --------
    >>> once = lambda c_in, c_out, k, o, g: c_out * (c_in // g) * k[0] * k[1]
    >>> print(check_multiply_adds(once).message.splitlines()[1])
    Those are the weights. Each of them is used once at every position of the output.
    """
    mistakes = [
        Mistake(
            _weights,
            "Those are the weights. Each of them is used once at every position of the output.",
        ),
        Mistake(
            lambda i, o, k, y, g: prod(y) * o * i * prod(k),
            "The groups are forgotten: an output reads only the C_in/groups channels of its group.",
        ),
        Mistake(
            lambda i, o, k, y, g: prod(y) * (o // g) * (i // g) * prod(k),
            "You count the products of one group: there are as many again for each of the others.",
        ),
        Mistake(
            lambda i, o, k, y, g: prod(y) * o * prod(k),
            "The input channels are forgotten: an output adds up all the channels of its group.",
        ),
        Mistake(
            lambda i, o, k, y, g: prod(y) * (i // g) * prod(k),
            "The output channels are forgotten: every one of them has sums of its own.",
        ),
        Mistake(
            lambda *setting: 2 * _products(*setting),
            "You count a product and its addition as two; a multiply-add is both in one.",
        ),
        Mistake(
            lambda i, o, k, y, g: prod(y) * _parameters(i, o, k, y, g),
            "You count the biases: adding them takes no product.",
        ),
    ]
    return compare(function, _products, COUNTED, mistakes)


def check_possible_groups(function: Solution) -> Report:
    """Check ``possible_groups(c_in, c_out)``: all numbers of groups, in rising order.

    Examples
    --------
    >>> one_side = lambda c_in, c_out: [g for g in range(1, c_in + 1) if c_in % g == 0]
    >>> print(check_possible_groups(one_side).message.splitlines()[1])
    The groups have to divide the output channels too: every group gives as many as another.
    """
    mistakes = [
        Mistake(
            lambda i, o: _divisors(i),
            "The groups have to divide the output channels too: every group gives as many as "
            "another.",
        ),
        Mistake(
            lambda i, o: _divisors(o),
            "The groups have to divide the input channels too: every group takes as many as "
            "another.",
        ),
        Mistake(
            lambda i, o: sorted({*_divisors(i), *_divisors(o)}),
            "The groups have to divide both numbers of channels, not one of them.",
        ),
        Mistake(
            lambda i, o: list(range(1, min(i, o) + 1)),
            "The groups have to divide the channels: otherwise some group would be smaller.",
        ),
        Mistake(
            lambda i, o: _divisors(gcd(i, o))[1:],
            "1 is missing: one group is the usual layer.",
        ),
    ]
    return compare(
        function, lambda i, o: _divisors(gcd(i, o)), [(12, 18), (8, 4), (9, 10)], mistakes
    )


def _layer(i, o, k, y, g):
    size = [n + taps - 1 for n, taps in zip(y, k, strict=True)]
    return layer_counts(i, o, size, k, groups=g)


def _weights(*setting):
    return _layer(*setting).weights


def _parameters(*setting):
    return _layer(*setting).weights + _layer(*setting).biases


def _products(*setting):
    return _layer(*setting).multiply_adds


def _divisors(n):
    return [g for g in range(1, n + 1) if n % g == 0]
