"""Checks of the chapters on channels, groups and modules: what a layer gives."""

import numpy as np

from ..layers import conv2d
from .report import Mistake, Report, Solution, compare

__all__ = ["check_grouped", "check_layer", "check_shuffle"]

# (C, size, groups): with as many groups as channels in each, the way back would be the way there
SHUFFLED = [(6, (4, 5), 2), (12, (3, 2), 3)]


def check_layer(function: Solution) -> Report:
    """Check ``layer(x, weight, bias)``: x (C, H, W), weight (O, C, h, w), no padding, stride 1.

    Examples
    --------
    >>> first = lambda x, weight, bias: conv2d(x[:1], weight[:, :1], bias)
    >>> print(check_layer(first).message.splitlines()[1])
    You read the first channel alone: an output adds up the products of all channels.
    """
    cases = [_data(3, 2, (4, 6), (2, 3)), _data(2, 4, (5, 3), (3, 1))]
    mistakes = [
        Mistake(
            lambda x, w, b: conv2d(x[:1], w[:, :1], b),
            "You read the first channel alone: an output adds up the products of all channels.",
        ),
        Mistake(
            lambda x, w, b: conv2d(x, w) / len(x) + b[:, None, None],
            "You averaged the channels: add them up.",
        ),
        Mistake(lambda x, w, b: conv2d(x, w), "The bias is missing."),
        Mistake(
            lambda x, w, b: conv2d(x, w, len(x) * b),
            "You added the bias once for each input channel: add it once, after the sum.",
        ),
        Mistake(
            lambda x, w, b: conv2d(x, w, w[0, 0].size * b),
            "You added the bias once for each tap: add it once, after the sum.",
        ),
        Mistake(
            lambda x, w, b: conv2d(x, w, w[0].size * b),
            "You added the bias with every product: add it once, after the sum.",
        ),
        Mistake(
            lambda x, w, b: conv2d(x, w[..., ::-1, ::-1], b),
            "You flipped the kernels: layers multiply them as they stand (cross-correlation).",
        ),
        Mistake(
            lambda x, w, b: conv2d(x[::-1], w, b),
            "The channels are out of order: channel c of a filter belongs to channel c of x.",
        ),
        Mistake(
            lambda x, w, b: conv2d(x, w, b).swapaxes(1, 2),
            "Rows and columns are swapped in your output.",
        ),
        Mistake(
            lambda x, w, b: np.moveaxis(conv2d(x, w, b), 0, -1),
            "Your output channels come last; here they come first, (O, rows, columns).",
        ),
    ]
    return compare(function, conv2d, cases, mistakes)


def check_grouped(function: Solution) -> Report:
    """Check ``grouped(x, weight, groups)``: x (C, H, W), weight (O, C/groups, h, w), no padding.

    Examples
    --------
    >>> first = lambda x, w, groups: conv2d(x[: w.shape[1]], w)
    >>> print(check_grouped(first).message.splitlines()[1])
    All your filters read the first group's channels: each group has its own.
    """
    cases = [
        (*_data(6, 4, (4, 5), (2, 3), groups=2)[:2], 2),
        (*_data(6, 9, (3, 5), (3, 2), groups=3)[:2], 3),
    ]
    mistakes = [
        Mistake(
            lambda x, w, g: conv2d(x[: w.shape[1]], w),
            "All your filters read the first group's channels: each group has its own.",
        ),
        Mistake(
            lambda x, w, g: conv2d(x[_dealt(len(x), g)], w, groups=g),
            "You dealt the channels out in turn. A group has neighbouring ones: "
            "the first C/groups of x are the first group.",
        ),
        Mistake(
            lambda x, w, g: conv2d(x, w[_dealt(len(w), g)], groups=g)[_undealt(len(w), g)],
            "You dealt the filters out in turn. A group has neighbouring ones: "
            "the first O/groups filters read the first group.",
        ),
        Mistake(
            lambda x, w, g: conv2d(x[_dealt(len(x), g)], w[_dealt(len(w), g)], groups=g)[
                _undealt(len(w), g)
            ],
            "You dealt channels and filters out in turn. A group has neighbouring ones: "
            "the first O/groups filters read the first C/groups channels.",
        ),
        Mistake(
            lambda x, w, g: conv2d(x, w, groups=g)[_undealt(len(w), g)],
            "Your output channels are shuffled: first come all those of the first group.",
        ),
        Mistake(
            lambda x, w, g: sum(np.split(conv2d(x, w, groups=g), g)),
            "You added the groups up: they do not see each other, so put their outputs one after "
            "another.",
        ),
        Mistake(
            lambda x, w, g: conv2d(x, w[..., ::-1, ::-1], groups=g),
            "You flipped the kernels: layers multiply them as they stand (cross-correlation).",
        ),
    ]
    return compare(function, lambda x, w, g: conv2d(x, w, groups=g), cases, mistakes)


def check_shuffle(function: Solution) -> Report:
    """Check ``shuffle(x, groups)``: the channels of x (C, H, W), dealt out to the next layer.

    The first channel of every group comes first, then the second of every group, and so on.

    Examples
    --------
    >>> def back(x, groups):
    ...     return x.reshape(-1, groups, *x.shape[1:]).swapaxes(0, 1).reshape(x.shape)
    >>> print(check_shuffle(back).message.splitlines()[1])
    That is the way back: begin with a row for each group, not with rows of one from each.
    """

    def pixels_too(x, g):
        return x.reshape(g, -1).T.reshape(x.shape)

    cases = [(_data(channels, 1, size, (1, 1))[0], g) for channels, size, g in SHUFFLED]
    mistakes = [
        Mistake(
            lambda x, g: x[_dealt(len(x), g)],
            "That is the way back: begin with a row for each group, "
            "not with rows of one from each.",
        ),
        Mistake(
            lambda x, g: x,
            "The order is as before. Reshaping alone moves nothing: in between, swap the axis of "
            "groups with that of the channels in a group.",
        ),
        Mistake(
            pixels_too,
            "You turned over places as well: rows and columns must stay the last two axes.",
        ),
        Mistake(
            lambda x, g: np.concatenate(np.split(x, g)[::-1]),
            "You put whole groups in another order: inside, they are still among themselves.",
        ),
        Mistake(
            lambda x, g: np.moveaxis(x[_undealt(len(x), g)], 0, -1),
            "Your channels come last; here they come first, (C, rows, columns).",
        ),
    ]
    return compare(function, lambda x, g: x[_undealt(len(x), g)], cases, mistakes)


def _data(channels, filters, size, kernel, groups=1):
    """Whole numbers without a pattern: x, weight and bias of a layer."""
    rng = np.random.default_rng(0)
    shapes = (channels, *size), (filters, channels // groups, *kernel), (filters,)
    return tuple(rng.integers(-9, 10, shape) for shape in shapes)


def _dealt(count, groups):
    """Numbers 0, g, 2g … first, then 1, g + 1 …, as cards are dealt to g players."""
    return np.arange(count).reshape(-1, groups).T.ravel()


def _undealt(count, groups):
    return np.argsort(_dealt(count, groups))
