"""Solutions of the exercises on training."""

import numpy as np

from convkit import checks


def probabilities(scores, axis=1):
    powers = np.exp(scores)
    return powers / powers.sum(axis=axis, keepdims=True)


def by_subtraction(scores, labels, axis=1):
    gradient = probabilities(scores, axis)
    gradient[np.arange(len(labels)), labels] -= 1
    return gradient


def score_by_score(scores, labels):
    gradient = np.zeros(scores.shape)
    for n, k in np.ndindex(scores.shape):
        chance = np.exp(scores[n, k]) / np.exp(scores[n]).sum()
        gradient[n, k] = (chance - (k == labels[n])) / len(scores)
    return gradient


def by_probabilities(scores, labels):
    gradient = np.zeros(scores.shape)
    for n, label in enumerate(labels):
        gradient[n, label] = -1 / probabilities(scores)[n, label] / len(scores)
    return gradient


def window_by_window(x, grad, best=np.argmax, value=lambda top, g: g):
    gradient = np.zeros(x.shape)
    for (r, c), g in np.ndenumerate(grad):
        window = x[2 * r : 2 * r + 2, 2 * c : 2 * c + 2]
        m, n = divmod(best(window), 2)
        gradient[2 * r + m, 2 * c + n] = value(window[m, n], g)
    return gradient


def enlarged(values):
    return values.repeat(2, axis=0).repeat(2, axis=1)


def by_mask(x, grad):
    tops = x.reshape(grad.shape[0], 2, grad.shape[1], 2).max(axis=(1, 3))
    return np.where(x == enlarged(tops), enlarged(grad), 0)


def upper_left(x, grad):
    gradient = np.zeros(x.shape)
    gradient[::2, ::2] = grad
    return gradient


def step(weight, velocity, gradient, rate, momentum):
    new = momentum * velocity - rate * gradient
    return weight + new, new


def step_without_velocity(weight, velocity, gradient, rate, momentum):
    return step(weight, 0, gradient, rate, momentum)


def uphill(weight, velocity, gradient, rate, momentum):
    return step(weight, velocity, -gradient, rate, momentum)


def late(weight, velocity, gradient, rate, momentum):
    return weight + velocity, step(weight, velocity, gradient, rate, momentum)[1]


def both_slowed(weight, velocity, gradient, rate, momentum):
    return step(weight, velocity, momentum * gradient, rate, momentum)


def averaged(weight, velocity, gradient, rate, momentum):
    return step(weight, velocity, (1 - momentum) * gradient, rate, momentum)


def rate_outside(weight, velocity, gradient, rate, momentum):
    total = momentum * velocity + gradient
    return [weight - rate * total, total]


def exchanged(*given):
    weight, velocity = step(*given)
    return velocity, weight


RIGHT = [
    (checks.check_score_gradient, lambda z, t: by_subtraction(z, t) / len(t)),
    (checks.check_score_gradient, score_by_score),
    (checks.check_pool_gradient, window_by_window),
    (checks.check_pool_gradient, by_mask),
    (checks.check_momentum_step, step),
    (checks.check_momentum_step, lambda *given: np.array(step(*given))),
]

WRONG = [
    (checks.check_score_gradient, by_subtraction, "by the number of images"),
    (
        checks.check_score_gradient,
        lambda z, t: by_subtraction(z, t) / z.size,
        "by the number of scores",
    ),
    (checks.check_score_gradient, lambda z, t: -by_subtraction(z, t) / len(t), "The sign"),
    (
        checks.check_score_gradient,
        lambda z, t: probabilities(z) / len(t),
        "You left out the 1",
    ),
    (
        checks.check_score_gradient,
        lambda z, t: by_subtraction(z, t, axis=0) / len(t),
        "sum to 1 over the images",
    ),
    (checks.check_score_gradient, by_probabilities, "the gradient by the probabilities"),
    (checks.check_pool_gradient, lambda x, g: enlarged(g) / 4, "You shared each gradient"),
    (checks.check_pool_gradient, lambda x, g: enlarged(g), "All four entries"),
    (checks.check_pool_gradient, upper_left, "Always the upper left"),
    (
        checks.check_pool_gradient,
        lambda x, g: window_by_window(x, g, best=np.argmin),
        "The smallest entry",
    ),
    (
        checks.check_pool_gradient,
        lambda x, g: window_by_window(x, g, value=lambda top, g: 1),
        "the chain rule",
    ),
    (
        checks.check_pool_gradient,
        lambda x, g: window_by_window(x, g, value=lambda top, g: top * g),
        "You multiplied by the entry",
    ),
    (checks.check_momentum_step, step_without_velocity, "The old velocity is forgotten"),
    (checks.check_momentum_step, uphill, "You climb"),
    (checks.check_momentum_step, late, "You moved by the old velocity"),
    (checks.check_momentum_step, both_slowed, "The momentum multiplies the gradient"),
    (checks.check_momentum_step, averaged, "You weighed the gradient"),
    (checks.check_momentum_step, rate_outside, "That is PyTorch's rule"),
    (checks.check_momentum_step, exchanged, "The two are exchanged"),
]
