"""Checks of the chapter on training: loss, pooling on the way back, a step with momentum."""

import numpy as np

from ..network import MaxPool, cross_entropy, softmax
from .report import Mistake, Report, Solution, compare

__all__ = ["check_momentum_step", "check_pool_gradient", "check_score_gradient"]


def check_score_gradient(function: Solution) -> Report:
    """Check ``score_gradient(scores, labels)``: of the mean cross-entropy of softmax.

    Examples
    --------
    >>> one_hot = lambda scores, labels: np.eye(scores.shape[1])[labels]
    >>> print(check_score_gradient(lambda z, t: softmax(z) - one_hot(z, t)).message.splitlines()[1])
    You did not divide by the number of images: the loss is their mean.
    """
    mistakes = [
        Mistake(
            lambda z, t: softmax(z) - _one_hot(z, t),
            "You did not divide by the number of images: the loss is their mean.",
        ),
        Mistake(
            lambda z, t: (softmax(z) - _one_hot(z, t)) / z.size,
            "You divided by the number of scores: the loss is a mean over the images alone.",
        ),
        Mistake(
            lambda z, t: (_one_hot(z, t) - softmax(z)) / len(z),
            "The sign is reversed: a step is against the gradient, and it must raise the score "
            "of the right class.",
        ),
        Mistake(
            lambda z, t: softmax(z) / len(z),
            "You left out the 1 of the right class: the loss has −z_t beside log Σ exp(z_j).",
        ),
        Mistake(
            lambda z, t: (softmax(z.T).T - _one_hot(z, t)) / len(z),
            "Your probabilities sum to 1 over the images: each row is an image, "
            "and softmax runs along it.",
        ),
        Mistake(
            lambda z, t: -_one_hot(z, t) / softmax(z) / len(z),
            "That is the gradient by the probabilities: go on to the scores, "
            "all of which act on p_t.",
        ),
    ]
    cases = [(_scores(3, 4), np.array([2, 0, 3])), (_scores(2, 5), np.array([4, 1]))]
    return compare(function, lambda z, t: cross_entropy(z, t)[1], cases, mistakes)


def check_pool_gradient(function: Solution) -> Report:
    """Check ``pool_gradient(x, grad)``: of x, for y = the largest of each 2×2 window of x.

    x and grad are matrices, and no two entries of x are equal.

    Examples
    --------
    >>> shared = lambda x, grad: np.kron(grad, np.ones((2, 2))) / 4
    >>> print(check_pool_gradient(shared).message.splitlines()[1])
    You shared each gradient out: that belongs to the mean. The maximum saw one entry alone.
    """
    ones = np.ones((2, 2), int)
    mistakes = [
        Mistake(
            lambda x, g: np.kron(g, ones) / 4,
            "You shared each gradient out: that belongs to the mean. "
            "The maximum saw one entry alone.",
        ),
        Mistake(
            lambda x, g: np.kron(g, ones),
            "All four entries get the gradient: only the largest acts on the output.",
        ),
        Mistake(
            lambda x, g: np.kron(g, np.array([[1, 0], [0, 0]])),
            "Always the upper left entry: that belongs to a stride of 2. "
            "The largest may stand anywhere in its window.",
        ),
        Mistake(
            lambda x, g: _pool_gradient(-x, g),
            "The smallest entry gets the gradient: it is the largest that acts on the output.",
        ),
        Mistake(
            lambda x, g: _pool_gradient(x, np.ones_like(g)),
            "That is the slope of the maximum, 1 or 0: the chain rule multiplies it by grad.",
        ),
        Mistake(
            lambda x, g: x * _pool_gradient(x, g),
            "You multiplied by the entry: the slope by the largest is 1, whatever its value.",
        ),
    ]
    cases = [(_places(4, 6), _places(2, 3) + 2), (_places(6, 2), _places(3, 1) + 5)]
    return compare(function, _pool_gradient, cases, mistakes)


def check_momentum_step(function: Solution) -> Report:
    """Check ``momentum_step(weight, velocity, gradient, rate, momentum)``.

    It gives two arrays, the new weight and the new velocity: v ← μ·v − η·g, then w ← w + v.

    Examples
    --------
    >>> plain = lambda w, v, g, rate, momentum: (w - rate * g, -rate * g)
    >>> print(check_momentum_step(plain).message.splitlines()[1])
    The old velocity is forgotten: this is plain descent.
    """
    mistakes = [
        Mistake(
            lambda w, v, g, rate, mu: (w - rate * g, -rate * g),
            "The old velocity is forgotten: this is plain descent.",
        ),
        Mistake(
            lambda w, v, g, rate, mu: (w + mu * v + rate * g, mu * v + rate * g),
            "You climb: the gradient points uphill, so the velocity gets −η·g.",
        ),
        Mistake(
            lambda w, v, g, rate, mu: (w + v, mu * v - rate * g),
            "You moved by the old velocity: make the new one first, and move by that.",
        ),
        Mistake(
            lambda w, v, g, rate, mu: (w + mu * (v - rate * g), mu * (v - rate * g)),
            "The momentum multiplies the gradient too: it belongs to the old velocity alone.",
        ),
        Mistake(
            lambda w, v, g, rate, mu: (
                w + mu * v - (1 - mu) * rate * g,
                mu * v - (1 - mu) * rate * g,
            ),
            "You weighed the gradient by 1 − μ: that is a mean of gradients, another rule, "
            "and with the same rate its steps are shorter.",
        ),
        Mistake(
            lambda w, v, g, rate, mu: (w - rate * (mu * v + g), mu * v + g),
            "That is PyTorch's rule, whose velocity is a sum of gradients: "
            "here the rate stands inside the velocity.",
        ),
        Mistake(
            lambda *given: _momentum_step(*given)[::-1],
            "The two are exchanged: the weight comes first, then the velocity.",
        ),
    ]
    cases = [
        (_scores(2, 3), _scores(2, 3)[::-1] / 4, _scores(3, 2).T, 0.1, 0.9),
        (_scores(1, 4)[0], _scores(1, 4)[0, ::-1] - 1, 2 * _scores(1, 4)[0] + 1, 0.5, 0.25),
    ]
    return compare(function, _momentum_step, cases, mistakes)


def _scores(*shape):
    return np.random.default_rng(0).standard_normal(shape).round(2)


def _places(*shape):
    return np.random.default_rng(0).permutation(np.prod(shape)).reshape(shape)


def _one_hot(scores, labels):
    return np.eye(scores.shape[1])[labels]


def _pool_gradient(x, grad):
    layer = MaxPool(2)
    layer.forward(x[np.newaxis, np.newaxis])
    return layer.backward(grad[np.newaxis, np.newaxis])[0, 0]


def _momentum_step(weight, velocity, gradient, rate, momentum):
    velocity = momentum * velocity - rate * gradient
    return weight + velocity, velocity
