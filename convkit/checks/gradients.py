"""Checks of the chapter on backpropagation: the gradients of a convolution."""

import numpy as np

from ..layers import conv2d, conv_backward
from .report import Mistake, Report, Solution, compare

__all__ = ["check_bias_gradient", "check_input_gradient", "check_weight_gradient"]


def check_input_gradient(function: Solution) -> Report:
    """Check ``input_gradient(kernel, grad)``, for y = the correlation of x with kernel.

    grad is the gradient of the loss by y; all are matrices, without padding, stride 1.

    Examples
    --------
    >>> unflipped = lambda kernel, grad: conv2d(grad, kernel, padding="full")
    >>> print(check_input_gradient(unflipped).message.splitlines()[1])
    The flip is forgotten: x[t + j] met kernel[j], so on the way back the kernel runs the other way.
    A symmetric kernel would have hidden this.
    """
    cases = [(_data(2, 3), _data(3, 4)), (_data(4, 2), _data(5, 3)), (_data(1, 3), _data(2, 6))]
    mistakes = [
        Mistake(
            lambda k, g: conv2d(g, k, padding="full"),
            "The flip is forgotten: x[t + j] met kernel[j], so on the way back the kernel runs "
            "the other way. A symmetric kernel would have hidden this.",
        ),
        Mistake(
            lambda k, g: conv2d(g, k[::-1], padding="full"),
            "You flipped the rows of the kernel alone: flip the columns too.",
        ),
        Mistake(
            lambda k, g: conv2d(g, k[:, ::-1], padding="full"),
            "You flipped the columns of the kernel alone: flip the rows too.",
        ),
        Mistake(
            lambda k, g: conv2d(g, k.T, padding="full"),
            "You exchanged rows and columns of the kernel, which is no flip: reverse both.",
        ),
        Mistake(
            lambda k, g: conv2d(g, k[::-1, ::-1], padding="same"),
            "The gradient has the shape of x, which is larger than y: pad grad by k − 1 "
            "on each side.",
        ),
        Mistake(
            lambda k, g: conv2d(g, k, padding="same"),
            "The gradient has the shape of x, which is larger than y: pad grad by k − 1 "
            "on each side. And the flip is forgotten.",
        ),
    ]
    return compare(function, _input_gradient, cases, mistakes)


def check_weight_gradient(function: Solution) -> Report:
    """Check ``weight_gradient(x, grad)``, for y = the correlation of x with a kernel.

    Examples
    --------
    >>> flipped = lambda x, grad: conv2d(x, grad[::-1, ::-1])
    >>> print(check_weight_gradient(flipped).message.splitlines()[1])
    You flipped grad: kernel[j] met x[t + j] to give y[t], so it is Σ x[t + j]·grad[t], a plain
    correlation.
    """
    cases = [(_data(4, 6), _data(3, 4)), (_data(7, 5), _data(4, 3)), (_data(3, 9), _data(3, 2))]
    mistakes = [
        Mistake(
            lambda x, g: conv2d(x, g[::-1, ::-1]),
            "You flipped grad: kernel[j] met x[t + j] to give y[t], so it is Σ x[t + j]·grad[t], "
            "a plain correlation.",
        ),
        Mistake(
            lambda x, g: conv2d(x, g)[::-1, ::-1],
            "Your gradient is turned by 180°: entry j belongs to kernel[j], "
            "which met x[t + j]. Layers do not flip.",
        ),
        Mistake(
            lambda x, g: conv2d(x, g) / g.size,
            "You averaged over the places: each of them used the weight, so add them up.",
        ),
        Mistake(
            lambda x, g: conv2d(x, np.ones(g.shape)),
            "You added up what the weight met, but not times grad: the chain rule is missing.",
        ),
        Mistake(
            lambda x, g: conv2d(x, g, padding="full"),
            "The gradient has the shape of the kernel: do not pad.",
        ),
        Mistake(
            lambda x, g: conv2d(x, g, padding="same"),
            "The gradient has the shape of the kernel: do not pad.",
        ),
        Mistake(
            lambda x, g: conv2d(x, g).T,
            "Rows and columns of the gradient are swapped.",
        ),
    ]
    return compare(function, _weight_gradient, cases, mistakes)


def check_bias_gradient(function: Solution) -> Report:
    """Check ``bias_gradient(grad)``: grad (N, C, H, W) gives one number per channel.

    Examples
    --------
    >>> print(check_bias_gradient(lambda grad: grad.mean(axis=(0, 2, 3))).message.splitlines()[1])
    You averaged: every place of every image has the bias once, so add them up.
    """
    mistakes = [
        Mistake(
            lambda g: g.mean(axis=(0, 2, 3)),
            "You averaged: every place of every image has the bias once, so add them up.",
        ),
        Mistake(
            lambda g: g.sum(axis=(2, 3)).mean(axis=0),
            "You averaged over the images: the bias acts in each of them, so add them up.",
        ),
        Mistake(np.sum, "You added up the channels too: each has a bias of its own."),
        Mistake(
            lambda g: g.sum(axis=(2, 3)),
            "You kept the images apart: they share the bias, so add over N too.",
        ),
        Mistake(
            lambda g: g.sum(axis=0),
            "You kept the places apart: all of a channel share one bias, so add over them too.",
        ),
        Mistake(
            lambda g: g.sum(axis=(0, 1, 2)),
            "You added up the wrong axes: channels are axis 1, and it is the one to keep.",
        ),
        Mistake(
            lambda g: np.ones(g.shape[1]),
            "That is the derivative of one output by its bias: the chain rule multiplies it by "
            "grad, and the sum runs over all outputs of the channel.",
        ),
        Mistake(
            lambda g: np.full(g.shape[1], g[:, 0].size),
            "You counted the outputs of a channel: the chain rule weighs each with its grad.",
        ),
    ]
    return compare(function, _bias_gradient, [(_data(2, 3, 4, 5),), (_data(3, 2, 1, 4),)], mistakes)


def _data(*shape):
    return np.random.default_rng(0).integers(-9, 10, shape)


def _input_gradient(kernel, grad):
    rows, columns = np.add(kernel.shape, grad.shape) - 1
    return conv_backward(np.zeros((rows, columns), int), kernel, grad)[0]


def _weight_gradient(x, grad):
    rows, columns = np.subtract(x.shape, grad.shape) + 1
    return conv_backward(x, np.zeros((rows, columns), int), grad)[1]


def _bias_gradient(grad):
    images, channels, *size = grad.shape
    return conv_backward(np.zeros((images, 1, *size)), np.zeros((channels, 1, 1, 1)), grad)[2]
