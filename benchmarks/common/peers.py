"""Ways of others to compute the same, written anew from their ideas."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def patches(image, kernel):
    """Yield every patch of an image (H, W, C) with zeros round it, place by place."""
    height, width, _ = kernel.shape
    rows, columns = (height - 1) // 2, (width - 1) // 2
    wide = np.pad(image, ((rows, height - 1 - rows), (columns, width - 1 - columns), (0, 0)))
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            yield wide[i : i + height, j : j + width]


def by_pixel(image, kernel):
    """Multiply and add up at each place: the loop of a tutorial, its source S0."""
    sums = [np.sum(patch * kernel) for patch in patches(image, kernel)]
    return np.array(sums).reshape(image.shape[:2])


def by_patch_list(image, kernel):
    """List of all patches, then one multiplication: the optimised version of the same source."""
    columns = np.asarray([patch.ravel() for patch in patches(image, kernel)]).T
    return (kernel.reshape(1, -1) @ columns).reshape(image.shape[:2])


def by_indices(x, weight, stride, padding):
    """Gather all windows by arrays of indices, as course assignments on im2col do."""
    images, channels, height, width = x.shape
    filters, _, h, w = weight.shape
    wide = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    rows, columns = ((n + 2 * padding - k) // stride + 1 for n, k in ((height, h), (width, w)))
    i = np.tile(np.repeat(np.arange(h), w), channels)[:, None]
    i = i + stride * np.repeat(np.arange(rows), columns)
    j = np.tile(np.arange(w), h * channels)[:, None] + stride * np.tile(np.arange(columns), rows)
    channel = np.repeat(np.arange(channels), h * w)[:, None]
    matrix = wide[:, channel, i, j].transpose(1, 2, 0).reshape(channels * h * w, -1)
    y = weight.reshape(filters, -1) @ matrix
    return y.reshape(filters, rows, columns, images).transpose(3, 0, 1, 2)


def by_tensordot(x, weight, stride, padding):
    """``tensordot`` over a view of all windows."""
    wide = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = sliding_window_view(wide, weight.shape[2:], (2, 3))[:, :, ::stride, ::stride]
    return np.tensordot(windows, weight, ((1, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2)
