"""Layers that make maps smaller: one number for each window."""

import numpy as np

from ..arguments import integer
from .layers import Layer, of_shape

__all__ = ["MaxPool", "MeanPool"]


class _Pool(Layer):
    """What both kinds of pooling share: windows of size × size, side by side."""

    def __init__(self, size: int):
        super().__init__()
        self.size = integer("size", size, minimum=1)

    def windows(self, x: np.ndarray) -> np.ndarray:
        """Cut maps (N, C, H, W) to (N, C, H/size, W/size, size²), the window as last axis."""
        images, channels, height, width = x.shape
        if height % self.size or width % self.size:
            raise ValueError(
                f"size={self.size} does not divide maps of {height}×{width} (shape={x.shape}); "
                "pad x, or take another size"
            )
        rows, columns = height // self.size, width // self.size
        cut = x.reshape(images, channels, rows, self.size, columns, self.size)
        return cut.swapaxes(3, 4).reshape(images, channels, rows, columns, self.size**2)

    def maps(self, windows: np.ndarray) -> np.ndarray:
        """Lay the windows side by side again: the inverse of :meth:`windows`."""
        images, channels, rows, columns, _ = windows.shape
        tiles = windows.reshape(images, channels, rows, columns, self.size, self.size)
        return tiles.swapaxes(3, 4).reshape(images, channels, rows * self.size, columns * self.size)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.size})"


class MaxPool(_Pool):
    """The largest entry of each window; the gradient goes to where it stood.

    Of several that are largest the first in row order gets it.

    Parameters
    ----------
    size : int
        Height and width of the windows, and the stride.

    Raises
    ------
    TypeError, ValueError
        The size is not a whole number, or is below 1; :meth:`forward` raises a ValueError where
        it does not divide height and width, :meth:`backward` where ``grad`` has another shape
        than the output.

    Examples
    --------
    >>> layer = MaxPool(2)
    >>> layer.forward(np.array([[[[1, 5, 2, 0], [3, 4, 8, 7]]]]))
    array([[[[5, 8]]]])
    >>> layer.backward(np.array([[[[10, 20]]]]))
    array([[[[ 0, 10,  0,  0],
             [ 0,  0, 20,  0]]]])
    """

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Maps (N, C, H/size, W/size) of the maps x, (N, C, H, W)."""
        windows = self.windows(x)
        self.winner = windows.argmax(axis=-1)[..., np.newaxis]
        return np.take_along_axis(windows, self.winner, axis=-1)[..., 0]

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Each entry of ``grad`` in the place of its winner, zeros elsewhere."""
        winner = self.kept("winner")
        grad = of_shape(winner.shape[:-1], grad)
        windows = np.zeros((*grad.shape, self.size**2), grad.dtype)
        np.put_along_axis(windows, winner, grad[..., np.newaxis], axis=-1)
        return self.maps(windows)


class MeanPool(_Pool):
    """The mean of each window: a convolution with equal weights, each channel for itself.

    Parameters
    ----------
    size : int
        Height and width of the windows, and the stride.

    Raises
    ------
    TypeError, ValueError
        As :class:`MaxPool`.

    Examples
    --------
    >>> layer = MeanPool(2)
    >>> layer.forward(np.array([[[[1, 5, 2, 0], [3, 3, 6, 8]]]]))
    array([[[[3., 4.]]]])
    >>> layer.backward(np.array([[[[4.0, 8]]]]))
    array([[[[1., 1., 2., 2.],
             [1., 1., 2., 2.]]]])
    """

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Maps (N, C, H/size, W/size) of the maps x, (N, C, H, W)."""
        means = self.windows(x).mean(axis=-1)
        self.shape = means.shape
        return means

    def backward(self, grad: np.ndarray) -> np.ndarray:
        """Equal shares of each entry of ``grad`` for its window."""
        shares = of_shape(self.kept("shape"), grad)[..., np.newaxis] / self.size**2
        return self.maps(np.repeat(shares, self.size**2, axis=-1))
