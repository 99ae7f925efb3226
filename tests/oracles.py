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
