"""Layers of a network: forward keeps what backward needs, backward passes the gradient on."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import Integers, Padding, integer
from ..layers import conv2d, conv_backward
from ..operands import numbers

__all__ = ["Convolution", "Flatten", "Layer", "ReLU", "of_shape"]


class Layer:
    """What all layers have; this one hands everything on as it is.

    ``parameters`` holds the arrays that are learned, and ``gradients``, after a backward pass,
    the gradient of each, in the same order. ``backward`` speaks of the last call of ``forward``,
    and one that needs what that kept raises a RuntimeError if there was none; layers other than
    :class:`Convolution` want arrays, not lists.
    """

    parameters: list[np.ndarray]
    gradients: list[np.ndarray]

    def __init__(self) -> None:
        self.parameters, self.gradients = [], []

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Output for the input x, (N, ...)."""
        return x

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Gradient of the loss by the last input, from ``grad``, that by the last output."""
        return grad

    def kept(self, name: str) -> Any:
        """What the last call of ``forward`` kept under this name, for ``backward``."""
        if name not in vars(self):
            raise RuntimeError(
                f"{self!r} has no forward pass to go back through; call forward(x) before backward"
            )
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class Convolution(Layer):
    """A convolution layer that learns its weight and bias.

    Forward is :func:`convkit.conv2d`, backward :func:`convkit.conv_backward`. With a kernel as
    large as the map it is a fully connected layer, and so is one of 1×1 on maps of 1×1.

    Parameters
    ----------
    weight : array_like of floats, shape (C_out, C_in/groups, h, w)
    bias : array_like of floats, shape (C_out,)
        Both are copied.
    stride, padding, groups
        As in :func:`convkit.conv2d`.

    Raises
    ------
    TypeError, ValueError
        Weight or bias are not real floats; whether they fit each other and the setting is asked
        by :meth:`forward`.

    Examples
    --------
    y = 2·x + 1, and with a loss that is y the gradient by the weight is x:

    >>> layer = Convolution([[[[2.0]]]], [1.0])
    >>> layer.forward([[[[3.0]]]])
    array([[[[7.]]]])
    >>> layer.backward([[[[1.0]]]])
    array([[[[2.]]]])
    >>> layer.gradients
    [array([[[[3.]]]]), array([1.])]
    """

    def __init__(
        self,
        weight: ArrayLike,
        bias: ArrayLike,
        *,
        stride: Integers = 1,
        padding: Padding = 0,
        groups: int = 1,
    ):
        super().__init__()
        self.parameters = [_floats("weight", weight), _floats("bias", bias)]
        self.setting: dict[str, Any] = {"stride": stride, "padding": padding, "groups": groups}

    @classmethod
    def random(
        cls,
        rng: np.random.Generator,
        channels: int,
        filters: int,
        kernel: int,
        *,
        stride: Integers = 1,
        padding: Padding = 0,
    ) -> "Convolution":
        """Draw normal weights of variance 2/(channels·kernel²); biases are zero.

        With them, and ReLU between the layers, numbers neither grow nor vanish from layer to
        layer (He, Zhang, Ren, Sun, *Delving deep into rectifiers*, 2015, arXiv:1502.01852).

        Parameters
        ----------
        rng : numpy.random.Generator
        channels, filters, kernel : int
            C_in, C_out, and the side of the kernel, all 1 or more.
        stride, padding
            As in :func:`convkit.conv2d`.

        Returns
        -------
        Convolution
            Of float64, in one group.

        Raises
        ------
        TypeError, ValueError
            One of the counts is not a whole number, or is below 1.

        Examples
        --------
        >>> Convolution.random(np.random.default_rng(0), 3, 8, 5, padding=2)
        Convolution(3 to 8 channels, kernel 5×5)
        """
        counts = {"channels": channels, "filters": filters, "kernel": kernel}
        channels, filters, kernel = (integer(name, n, 1) for name, n in counts.items())
        weight = rng.standard_normal((filters, channels, kernel, kernel))
        weight *= np.sqrt(2 / (channels * kernel**2))
        return cls(weight, np.zeros(filters), stride=stride, padding=padding)

    def forward(self, x: ArrayLike) -> np.ndarray:
        """Maps (N, C_out, H', W') of the input x, (N, C_in, H, W); raises as ``conv2d`` does."""
        self.x = x
        return conv2d(x, *self.parameters, **self.setting)

    def backward(self, grad: ArrayLike) -> np.ndarray:
        """Gradient by x; those by weight and bias are kept in ``gradients``."""
        grad_x, *self.gradients = conv_backward(
            self.kept("x"), self.parameters[0], grad, **self.setting
        )
        return grad_x

    def __repr__(self) -> str:
        filters, channels, height, width = self.parameters[0].shape
        channels *= self.setting["groups"]
        return f"Convolution({channels} to {filters} channels, kernel {height}×{width})"


class ReLU(Layer):
    """max(0, x), entry by entry; its slope is 1 where x > 0, and else 0.

    Examples
    --------
    >>> layer = ReLU()
    >>> layer.forward(np.array([-3.0, 0, 2]))
    array([0., 0., 2.])
    >>> layer.backward(np.array([5.0, 5, 5]))
    array([0., 0., 5.])
    """

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Entries of x, and 0 for those below."""
        self.positive = x > 0
        return np.maximum(x, 0)

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Gradient where x was positive."""
        positive = self.kept("positive")
        return of_shape(positive.shape, grad) * positive


class Flatten(Layer):
    """Maps as rows: (N, C, H, W) becomes (N, C·H·W), and the gradient goes the other way.

    Examples
    --------
    >>> layer = Flatten()
    >>> layer.forward(np.zeros((2, 10, 1, 1))).shape
    (2, 10)
    >>> layer.backward(np.zeros((2, 10))).shape
    (2, 10, 1, 1)
    """

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Entries of each image in one row."""
        self.shape = x.shape
        return x.reshape(len(x), -1)

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Rows as maps again."""
        shape = self.kept("shape")
        rows = (shape[0], int(np.prod(shape[1:])))
        return of_shape(rows, grad).reshape(shape)


def _floats(name: str, values: ArrayLike) -> np.ndarray:
    """Copy of an array that can be learned."""
    array = numbers(name, values)
    if array.dtype.kind != "f":
        raise TypeError(
            f"{name} has dtype {array.dtype}, but what is learned has fractions; "
            "give real floats, for instance with np.asarray(..., dtype=float)"
        )
    return array.copy()


def of_shape(shape: tuple[int, ...], grad: np.ndarray) -> np.ndarray:
    """Refuse a gradient that is not of the output's shape."""
    if grad.shape != shape:
        raise ValueError(
            f"grad has shape {grad.shape} but the output has {shape}; "
            "give one number for each output"
        )
    return grad
