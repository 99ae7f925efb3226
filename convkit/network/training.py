"""Descent in small batches: a step with momentum, and the loop around it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from ..arguments import integer
from .loss import cross_entropy
from .model import Network

__all__ = ["Momentum", "accuracy", "batches", "train"]

Progress = Callable[[Iterable[int]], Iterable[int]]


class Momentum:
    """Steps that keep a part of the step before: v ← μ·v − η·g, then w ← w + v.

    With the same gradient g at every step, v tends to −η·g / (1 − μ). (B. T. Polyak, *Some methods
    of speeding up the convergence of iteration methods*, 1964; in this form I. Sutskever and
    others, *On the importance of initialization and momentum in deep learning*, 2013.)

    Parameters
    ----------
    parameters : sequence of ndarray
        The arrays w that are learned; :meth:`step` changes them in place.
    rate : float
        η, positive; it may be set anew at any time.
    momentum : float
        μ, from 0 (plain descent) to below 1.

    Raises
    ------
    ValueError
        The rate is not positive, or the momentum lies elsewhere.

    Examples
    --------
    The gradient is 2 each time. The first step is −0.1·2, the second 0.5·(−0.2) − 0.1·2:

    >>> weight = np.array([1.0])
    >>> descent = Momentum([weight], rate=0.1, momentum=0.5)
    >>> for _ in range(2):
    ...     descent.step([np.array([2.0])])
    ...     print(weight.round(2))
    [0.8]
    [0.5]
    """

    def __init__(self, parameters: Sequence[np.ndarray], rate: float, momentum: float = 0.9):
        if not rate > 0:
            raise ValueError(f"rate={rate} is no step downwards; give a positive number")
        if not 0 <= momentum < 1:
            raise ValueError(f"momentum={momentum} is outside [0, 1); 0 is plain descent")
        self.rate, self.momentum = rate, momentum
        self.parameters = list(parameters)
        self.velocities = [np.zeros_like(array) for array in self.parameters]

    def step(self, gradients: Sequence[np.ndarray]) -> None:
        """Move every parameter, given the gradient of each, of its shape and in the same order."""
        moved = zip(self.parameters, self.velocities, gradients, strict=True)
        for weight, velocity, gradient in moved:
            velocity *= self.momentum
            velocity -= self.rate * gradient
            weight += velocity


def batches(count: int, size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Deal the numbers from 0 to count − 1 out, in a random order, ``size`` at a time.

    The last batch may be smaller.

    Parameters
    ----------
    count, size : int
        How many numbers there are, 0 or more, and how many make a batch, 1 or more.
    rng : numpy.random.Generator

    Returns
    -------
    iterator of ndarray of int64

    Raises
    ------
    TypeError, ValueError
        A count is not a whole number, or is too small.

    Examples
    --------
    >>> dealt = list(batches(5, 2, np.random.default_rng(0)))
    >>> [len(batch) for batch in dealt], sorted(np.concatenate(dealt).tolist())
    ([2, 2, 1], [0, 1, 2, 3, 4])
    """
    count, size = integer("count", count, 0), integer("size", size, 1)
    order = rng.permutation(count)
    return (order[start : start + size] for start in range(0, count, size))


def accuracy(network: Network, images: np.ndarray, labels: np.ndarray) -> float:
    """Share of the images whose largest score is that of their label.

    Parameters
    ----------
    network : Network
        Gives a row of scores for each image.
    images, labels : ndarray, shape (N, ...) and (N,)
        N is 1 or more.

    Returns
    -------
    float
        0 to 1.

    Raises
    ------
    ValueError
        There is not one label for each image.

    Examples
    --------
    The larger scores are number 1, 0 and 1, so the last of three is wrong:

    >>> from convkit.network import Flatten
    >>> accuracy(Network([Flatten()]), np.array([[1, 9], [7, 3], [4, 5]]), np.array([1, 0, 0]))
    0.6666666666666666
    """
    _paired(images, labels)
    return float(np.mean(network.forward(images).argmax(axis=1) == labels))


def train(
    network: Network,
    images: np.ndarray,
    labels: np.ndarray,
    *,
    epochs: int,
    size: int,
    rate: float,
    momentum: float = 0.9,
    rng: np.random.Generator,
    progress: Progress = iter,
) -> list[float]:
    """Descend the cross-entropy, all images once an epoch; the rate falls evenly towards 0.

    Parameters
    ----------
    network : Network
        Gives a row of scores for each image; it is changed.
    images, labels : ndarray, shape (N, ...) and (N,)
    epochs, size : int
        How often each image is seen, and how many make a batch; both 1 or more.
    rate, momentum : float
        Of :class:`Momentum`; the rate is that of the first epoch, and epoch n of E, counted
        from 0, has rate·(1 − n/E).
    rng : numpy.random.Generator
        Shuffles the images in each epoch.
    progress : callable
        Wraps the numbers of the epochs, as ``tqdm.tqdm`` does; by default nothing is shown.

    Returns
    -------
    list of float
        Loss of each batch, before its step.

    Raises
    ------
    TypeError, ValueError
        A count, the rate or the momentum is bad, there is not one label for each image, a label is
        no class, or the images do not fit the network.

    Examples
    --------
    Two pictures of one pixel, a layer with a weight for each of two classes:

    >>> from convkit.network import Convolution, Flatten
    >>> network = Network([Convolution(np.zeros((2, 1, 1, 1)), np.zeros(2)), Flatten()])
    >>> pixels, labels = np.array([[[[1.0]]], [[[-1.0]]]]), np.array([0, 1])
    >>> rng = np.random.default_rng(0)
    >>> losses = train(network, pixels, labels, epochs=5, size=2, rate=1, rng=rng)
    >>> round(losses[0], 3), losses[-1] < 0.1, accuracy(network, pixels, labels)
    (0.693, True, 1.0)
    """
    _paired(images, labels)
    descent, losses = Momentum(network.parameters, rate, momentum), []
    for epoch in progress(range(integer("epochs", epochs, 1))):
        descent.rate = rate * (1 - epoch / epochs)
        for batch in batches(len(images), size, rng):
            loss, grad = cross_entropy(network.forward(images[batch]), labels[batch])
            network.backward(grad)
            descent.step(network.gradients)
            losses.append(loss)
    return losses


def _paired(images: np.ndarray, labels: np.ndarray) -> None:
    """Refuse labels that are not one for each image."""
    if np.shape(labels) != (len(images),):
        raise ValueError(
            f"labels has shape {np.shape(labels)} but there are {len(images)} images; "
            "give one label for each"
        )
