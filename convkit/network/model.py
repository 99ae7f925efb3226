"""Layers one after the other."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from .layers import Layer

__all__ = ["Network"]


class Network:
    """A chain of layers: forward from the first to the last, backward from the last.

    Parameters
    ----------
    layers : sequence of Layer
        Each takes what the one before it gives; at least one.

    Raises
    ------
    ValueError
        There are no layers.

    Examples
    --------
    >>> from convkit.network import Convolution, Flatten, ReLU
    >>> double, negate = (Convolution([[[[w]]]], [0.0]) for w in (2.0, -1.0))
    >>> network = Network([double, ReLU(), negate, Flatten()])
    >>> network.forward(np.array([[[[3.0]]], [[[-5.0]]]]))
    array([[-6.],
           [ 0.]])

    With the loss 1·y₀ + 1·y₁ the gradient by the weight that doubles is −1·3, since ReLU keeps
    the second image back:

    >>> grad_x = network.backward(np.array([[1.0], [1.0]]))
    >>> network.gradients[0]
    array([[[[-3.]]]])
    """

    def __init__(self, layers: Sequence[Layer]):
        self.layers = list(layers)
        if not self.layers:
            raise ValueError("layers is empty; give at least one layer")

    @property
    def parameters(self) -> list[np.ndarray]:
        """All arrays that are learned, from the first layer to the last."""
        return [array for layer in self.layers for array in layer.parameters]

    @property
    def gradients(self) -> list[np.ndarray]:
        """Gradient of each of the parameters, in their order, after a backward pass."""
        return [array for layer in self.layers for array in layer.gradients]

    @property
    def size(self) -> int:
        """Count of all numbers that are learned."""
        return sum(array.size for array in self.parameters)

    def outputs(self, x: np.ndarray) -> list[np.ndarray]:
        """What each layer gives, in turn."""
        steps = accumulate(self.layers, lambda y, layer: layer.forward(y), initial=x)
        return list(steps)[1:]

    def forward(self, x: np.ndarray) -> np.ndarray:
        """What the last layer gives."""
        return self.outputs(x)[-1]

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Gradient by x, from the gradient by the last output; each layer keeps its own."""
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return grad
