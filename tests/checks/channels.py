"""Solutions of the exercises on what a layer gives."""

import numpy as np
from scipy import signal

from convkit import checks

from .common import summed, windows


def layer(x, weight, bias=0):
    """All products of all windows, in one sum."""
    _, _, *taps = weight.shape
    maps = np.einsum("yxcij,ocij->oyx", windows(x, (len(x), *taps))[0], weight)
    return maps + np.reshape(bias, (-1, 1, 1))


def layer_by_channels(x, weight, bias):
    maps = []
    for filters, added in zip(weight, bias, strict=True):
        seen = [signal.correlate2d(c, k, "valid") for c, k in zip(x, filters, strict=True)]
        maps.append(sum(seen) + added)
    return maps


def grouped(x, weight, groups):
    parts = zip(np.split(x, groups), np.split(weight, groups), strict=True)
    return np.concatenate([layer(*part) for part in parts])


def grouped_by_filters(x, weight, groups, group_of=None):
    (filters, seen), maps = weight.shape[:2], []
    for o in range(filters):
        group = group_of(o) if group_of else o * groups // filters
        channels = range(group * seen, (group + 1) * seen)
        maps.append(sum(summed(x[c], weight[o, n]) for n, c in enumerate(channels)))
    return maps


def dealt_channels(x, weight, groups):
    parts = zip(np.split(weight, groups), range(groups), strict=True)
    return np.concatenate([layer(x[g::groups], part) for part, g in parts])


def interleaved(x, weight, groups):
    maps = np.split(grouped(x, weight, groups), groups)
    return np.stack(maps, axis=1).reshape(-1, *maps[0].shape[1:])


def shuffle(x, groups):
    rows = x.reshape(groups, -1, *x.shape[1:])
    return rows.swapaxes(0, 1).reshape(x.shape)


def shuffle_by_hand(x, groups):
    each = len(x) // groups
    return [x[g * each + n] for n in range(each) for g in range(groups)]


def layer_case(function):
    return lambda x, w, b: function(x, w) + b[:, None, None]


RIGHT = [
    (checks.check_layer, layer),
    (checks.check_layer, layer_by_channels),
    (checks.check_grouped, grouped),
    (checks.check_grouped, grouped_by_filters),
    (checks.check_shuffle, shuffle),
    (checks.check_shuffle, shuffle_by_hand),
]

WRONG = [
    (checks.check_layer, lambda x, w, b: layer(x[:1], w[:, :1], b), "the first channel alone"),
    (
        checks.check_layer,
        layer_case(lambda x, w: np.mean([layer(x[[c]], w[:, [c]]) for c in range(len(x))], axis=0)),
        "You averaged the channels",
    ),
    (checks.check_layer, lambda x, w, b: layer(x, w), "The bias is missing"),
    (
        checks.check_layer,
        lambda x, w, b: sum(layer(x[[c]], w[:, [c]], b) for c in range(len(x))),
        "once for each input channel",
    ),
    (
        checks.check_layer,
        lambda x, w, b: layer(x, w, b * np.prod(w.shape[2:])),
        "once for each tap",
    ),
    (
        checks.check_layer,
        lambda x, w, b: layer(x, w, b * np.prod(w.shape[1:])),
        "with every product",
    ),
    (checks.check_layer, lambda x, w, b: layer(x, np.flip(w, (2, 3)), b), "You flipped"),
    (checks.check_layer, lambda x, w, b: layer(x, w[:, ::-1], b), "The channels are out of order"),
    (
        checks.check_layer,
        lambda x, w, b: layer(x, w, b).transpose(0, 2, 1),
        "Rows and columns are swapped",
    ),
    (
        checks.check_layer,
        lambda x, w, b: layer(x, w, b).transpose(1, 2, 0),
        "Your output channels come last",
    ),
    (
        checks.check_grouped,
        lambda x, w, g: grouped_by_filters(x, w, g, lambda o: 0),
        "the first group's channels",
    ),
    (checks.check_grouped, dealt_channels, "You dealt the channels out"),
    (
        checks.check_grouped,
        lambda x, w, g: grouped_by_filters(x, w, g, lambda o: o % g),
        "You dealt the filters out",
    ),
    (
        checks.check_grouped,
        lambda x, w, g: [
            sum(summed(x[n * g + o % g], w[o, n]) for n in range(w.shape[1])) for o in range(len(w))
        ],
        "You dealt channels and filters out",
    ),
    (checks.check_grouped, interleaved, "Your output channels are shuffled"),
    (
        checks.check_grouped,
        lambda x, w, g: sum(np.split(grouped(x, w, g), g)),
        "You added the groups up",
    ),
    (
        checks.check_grouped,
        lambda x, w, g: grouped(x, np.flip(w, (2, 3)), g),
        "You flipped the kernels",
    ),
    (checks.check_shuffle, lambda x, g: shuffle(x, len(x) // g), "That is the way back"),
    (
        checks.check_shuffle,
        lambda x, g: x.reshape(g, -1, *x.shape[1:]).reshape(x.shape),
        "The order is as before",
    ),
    (
        checks.check_shuffle,
        lambda x, g: x.reshape(g, -1).transpose().reshape(x.shape),
        "You turned over places as well",
    ),
    (
        checks.check_shuffle,
        lambda x, g: x.reshape(g, -1, *x.shape[1:])[::-1].reshape(x.shape),
        "You put whole groups in another order",
    ),
    (
        checks.check_shuffle,
        lambda x, g: shuffle(x, g).transpose(1, 2, 0),
        "Your channels come last",
    ),
]
