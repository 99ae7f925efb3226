"""What convkit is compared with: nothing here calls convkit."""

import numpy as np
from scipy import signal


def named(*shape, step=10):
    """Values that name their place: 10·i + j for two axes, 100·c + 10·i + j for three."""
    weights = step ** np.arange(len(shape))[::-1]
    return np.tensordot(weights, np.indices(shape), axes=1)


def counted_places(size, kernel, stride, before, after, dilation):
    """First padded sample under each window, from moving a window until it no longer fits."""
    starts, start = [], 0
    while start + dilation * (kernel - 1) < before + size + after:
        starts.append(start)
        start += stride
    return starts


def summed(x, weight, bias, stride, pads, dilation, groups):
    """A layer as its definition says, index by index, in the arithmetic of Python's numbers.

    ``x`` is (N, C, *size), ``weight`` (O, C/groups, *k); one (before, after) pair per axis.
    """
    (images, _, *size), (filters, group_channels, *kernel) = x.shape, weight.shape
    axes = list(zip(size, kernel, stride, pads, dilation, strict=True))
    shape = [len(counted_places(i, k, s, *pair, d)) for i, k, s, pair, d in axes]
    y = np.zeros((images, filters, *shape), dtype=object)
    for n, o, *place in np.ndindex(y.shape):
        total = 0 if bias is None else bias[o].item()
        first_channel = o // (filters // groups) * group_channels
        for c, *tap in np.ndindex(weight.shape[1:]):
            source = [
                s * t + d * j - before
                for (_, _, s, (before, _), d), t, j in zip(axes, place, tap, strict=True)
            ]
            if all(0 <= index < i for index, i in zip(source, size, strict=True)):
                total += x[n, first_channel + c, *source].item() * weight[o, c, *tap].item()
        y[n, o, *place] = total
    return y


def by_scipy(x, weight, bias, stride, pads, dilation, groups):
    """A layer made of scipy.signal.correlate: padded data, taps set apart, every s-th place."""
    padded = np.pad(x, ((0, 0), (0, 0), *pads))
    spread = [d * (k - 1) + 1 for d, k in zip(dilation, weight.shape[2:], strict=True)]
    kernel = np.zeros((*weight.shape[:2], *spread), weight.dtype)
    kernel[..., *(slice(None, None, d) for d in dilation)] = weight
    kept = tuple(slice(None, None, s) for s in stride)
    channels = np.split(padded, groups, axis=1)
    filters = np.split(kernel, groups, axis=0)
    maps = [
        [
            # one axis of channels on both sides: "valid" adds them up
            signal.correlate(data[n], taps, "valid", method="direct")[0][kept]
            for data, group in zip(channels, filters, strict=True)
            for taps in group
        ]
        for n in range(len(x))
    ]
    return np.array(maps) + (0 if bias is None else bias.reshape(-1, *[1] * len(kept)))


def stamped(x, weight, bias, stride, pads, added, dilation, groups):
    """A transposed layer stamp by stamp, in the arithmetic of Python's numbers.

    ``x`` is (N, C, *size), ``weight`` (C, O/groups, *k); one (before, after) pair per axis,
    ``added`` is the output padding.
    """
    (images, channels, *size), (_, group_filters, *kernel) = x.shape, weight.shape
    axes = list(zip(size, kernel, stride, pads, added, dilation, strict=True))
    shape = [s * (i - 1) + d * (k - 1) + 1 - sum(pair) + a for i, k, s, pair, a, d in axes]
    y = np.zeros((images, group_filters * groups, *shape), dtype=object)
    for o in range(y.shape[1]):
        y[:, o] = 0 if bias is None else bias[o].item()
    for n, c, *place in np.ndindex(x.shape):
        for filter_, *tap in np.ndindex(weight.shape[1:]):
            o = c // (channels // groups) * group_filters + filter_
            target = [
                s * t + d * j - before
                for (_, _, s, (before, _), _, d), t, j in zip(axes, place, tap, strict=True)
            ]
            if all(0 <= index < length for index, length in zip(target, shape, strict=True)):
                y[n, o, *target] += x[n, c, *place].item() * weight[c, filter_, *tap].item()
    return y


def stretched(x, zeros_between, widths):
    """Zeros between the samples of the last axes, then padded; a width below 0 crops."""
    count = len(zeros_between)
    lead, size = x.shape[: x.ndim - count], x.shape[x.ndim - count :]
    steps = [z + 1 for z in zeros_between]
    y = np.zeros((*lead, *(s * (i - 1) + 1 for s, i in zip(steps, size, strict=True))), x.dtype)
    y[..., *(slice(None, None, s) for s in steps)] = x
    y = np.pad(y, [(0, 0)] * len(lead) + [(max(0, b), max(0, a)) for b, a in widths])
    return y[..., *(slice(max(0, -b), min(0, a) or None) for b, a in widths)]


def exchanged(weight, groups):
    """Weight of a transposed layer (C, O/groups, *k) as that of a direct one (O, C/groups, *k)."""
    parts = np.split(weight, groups)
    return np.concatenate([part.swapaxes(0, 1) for part in parts])
