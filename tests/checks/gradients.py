"""Solutions of the exercises on backpropagation."""

import numpy as np
from scipy import signal

from convkit import checks

from .common import summed, turned


def input_gradient_by_stamps(kernel, grad):
    gradient = np.zeros(np.add(kernel.shape, grad.shape) - 1)
    for (i, j), value in np.ndenumerate(grad):
        gradient[i : i + kernel.shape[0], j : j + kernel.shape[1]] += value * kernel
    return gradient


def padded_sum(kernel, grad, turn=turned):
    """Correlation of grad, all round padded by as much as the turned kernel may hang over."""
    taps = turn(kernel)
    return summed(np.pad(grad, [(n - 1, n - 1) for n in taps.shape]), taps)


def same_sized(kernel, grad, turn):
    taps = turn(kernel)
    return summed(np.pad(grad, [((n - 1) // 2, n // 2) for n in taps.shape]), taps)


def weight_gradient_by_taps(x, grad):
    rows, columns = grad.shape
    shape = [i - o + 1 for i, o in zip(x.shape, grad.shape, strict=True)]
    gradient = np.zeros(shape)
    for m, n in np.ndindex(*shape):
        gradient[m, n] = np.vdot(x[m : m + rows, n : n + columns], grad)
    return gradient


def weight_gradient_by_places(x, grad):
    rows, columns = (i - o + 1 for i, o in zip(x.shape, grad.shape, strict=True))
    return sum(g * x[i : i + rows, j : j + columns] for (i, j), g in np.ndenumerate(grad))


def padded_all_round(x, grad, widths):
    return summed(np.pad(x, [widths(n) for n in grad.shape]), grad)


def bias_gradient_by_loops(grad):
    totals = [0.0] * grad.shape[1]
    for (_, channel, _, _), value in np.ndenumerate(grad):
        totals[channel] += value
    return totals


def central(loss, x, h):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        ahead, behind = x.copy(), x.copy()
        ahead[place] += h
        behind[place] -= h
        gradient[place] = (loss(ahead) - loss(behind)) / (2 * h)
    return gradient


def central_of_units(loss, x, h):
    steps = h * np.eye(x.size).reshape(-1, *x.shape)
    return np.reshape([(loss(x + e) - loss(x - e)) / h / 2 for e in steps], x.shape)


def between(loss, x, ahead, behind, divisor):
    steps = np.eye(x.size).reshape(-1, *x.shape)
    changes = [loss(x + ahead * e) - loss(x + behind * e) for e in steps]
    return np.reshape(changes, x.shape) / divisor


def left_behind(loss, x, h):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        x[place] += h
        ahead = loss(x)
        x[place] -= 2 * h
        gradient[place] = (ahead - loss(x)) / (2 * h)
    return gradient


def left_ahead(loss, x, h):
    gradient = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        x[place] -= h
        behind = loss(x)
        x[place] += 2 * h
        gradient[place] = (loss(x) - behind) / (2 * h)
    return gradient


RIGHT = [
    (checks.check_input_gradient, input_gradient_by_stamps),
    (checks.check_input_gradient, padded_sum),
    (checks.check_input_gradient, lambda kernel, grad: signal.convolve2d(grad, kernel)),
    (checks.check_weight_gradient, weight_gradient_by_taps),
    (checks.check_weight_gradient, weight_gradient_by_places),
    (checks.check_bias_gradient, bias_gradient_by_loops),
    (checks.check_bias_gradient, lambda grad: np.einsum("nchw->c", grad)),
    (checks.check_finite_differences, central),
    (checks.check_finite_differences, central_of_units),
]

WRONG = [
    (
        checks.check_input_gradient,
        lambda kernel, grad: padded_sum(kernel, grad, np.copy),
        "The flip is forgotten",
    ),
    (
        checks.check_input_gradient,
        lambda kernel, grad: padded_sum(kernel, grad, np.flipud),
        "flip the columns too",
    ),
    (
        checks.check_input_gradient,
        lambda kernel, grad: padded_sum(kernel, grad, np.fliplr),
        "flip the rows too",
    ),
    (
        checks.check_input_gradient,
        lambda kernel, grad: padded_sum(kernel, grad, np.transpose),
        "You exchanged rows and columns",
    ),
    (
        checks.check_input_gradient,
        lambda kernel, grad: same_sized(kernel, grad, turned),
        "pad grad by k − 1",
    ),
    (
        checks.check_input_gradient,
        lambda kernel, grad: same_sized(kernel, grad, np.copy),
        "And the flip is forgotten",
    ),
    (checks.check_weight_gradient, lambda x, g: summed(x, turned(g)), "You flipped grad"),
    (
        checks.check_weight_gradient,
        lambda x, g: turned(weight_gradient_by_taps(x, g)),
        "turned by 180°",
    ),
    (
        checks.check_weight_gradient,
        lambda x, g: weight_gradient_by_taps(x, g) / g.size,
        "You averaged over the places",
    ),
    (
        checks.check_weight_gradient,
        lambda x, g: weight_gradient_by_places(x, np.ones_like(g)),
        "the chain rule is missing",
    ),
    *(
        (
            checks.check_weight_gradient,
            lambda x, g, widths=widths: padded_all_round(x, g, widths),
            "do not pad",
        )
        for widths in (lambda n: (n - 1, n - 1), lambda n: ((n - 1) // 2, n // 2))
    ),
    (checks.check_weight_gradient, lambda x, g: weight_gradient_by_taps(x, g).T, "swapped"),
    (checks.check_bias_gradient, lambda g: np.mean(g, (0, 2, 3)), "You averaged: every place"),
    (
        checks.check_bias_gradient,
        lambda g: g.mean(axis=0).sum(axis=(1, 2)),
        "You averaged over the images",
    ),
    (checks.check_bias_gradient, lambda g: g.sum(), "You added up the channels too"),
    (checks.check_bias_gradient, lambda g: g.sum(-1).sum(-1), "You kept the images apart"),
    (checks.check_bias_gradient, lambda g: sum(g), "You kept the places apart"),
    (checks.check_bias_gradient, lambda g: np.einsum("nchw->w", g), "the wrong axes"),
    (checks.check_bias_gradient, lambda g: [1] * g.shape[1], "the derivative of one output"),
    (
        checks.check_bias_gradient,
        lambda g: [g.size / g.shape[1]] * g.shape[1],
        "You counted the outputs",
    ),
    (
        checks.check_finite_differences,
        lambda loss, x, h: between(loss, x, h, 0, h),
        "You stepped to one side",
    ),
    (
        checks.check_finite_differences,
        lambda loss, x, h: between(loss, x, 0, -h, h),
        "You stepped to one side",
    ),
    (
        checks.check_finite_differences,
        lambda loss, x, h: between(loss, x, h, -h, h),
        "the two points are 2h apart",
    ),
    (
        checks.check_finite_differences,
        lambda loss, x, h: central(loss, x, h) * h * h,
        "put brackets round 2 * h",
    ),
    (
        checks.check_finite_differences,
        lambda loss, x, h: between(loss, x, h, -h, 1),
        "You did not divide",
    ),
    (
        checks.check_finite_differences,
        lambda loss, x, h: (loss(x + h) - loss(x - h)) / 2 / h,
        "You moved all entries at once",
    ),
    (checks.check_finite_differences, left_behind, "You did not put x[i] back"),
    (checks.check_finite_differences, left_ahead, "You did not put x[i] back"),
]
