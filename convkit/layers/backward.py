"""Gradients of the layers: what a small change of x, weight or bias does to a loss.

For y = C·x + bias the gradient of x is Cᵀ·g: a transposed convolution.
For y = Cᵀ·x + bias it is C·g: a direct one.
"""

from collections.abc import Sequence
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import Integers, Padding
from ..arithmetic import Axis, output_size
from ..im2col import padded, windows_by_tap
from ..operands import direct_axes, finish, largest, numbers, total, types
from .direct import convolved
from .shapes import DIRECT, TRANSPOSED, direct_channels, full_rank, transposed_channels, with_axes
from .transposed import stamped, transposed_axes

__all__ = ["conv_backward", "conv_transpose_backward"]


def conv_backward(
    x: ArrayLike,
    weight: ArrayLike,
    grad_output: ArrayLike,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    dilation: Integers = 1,
    groups: int = 1,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a convolution layer, from the gradient g of its output.

    With X the windows of ``x`` as columns (:func:`convkit.im2col`), the layer is
    y = weight · X + bias, and so

        grad_x = Cᵀ·g,   grad_weight = Σ_N g · Xᵀ,   grad_bias = Σ_N,places g.

    The first *is* the transposed convolution of g with the same weight and settings
    (:func:`convkit.conv_transpose2d`), and is computed as that; trailing samples of ``x`` that
    no window reads get 0. These are the gradients of ``torch.nn.functional.conv2d``.

    Parameters
    ----------
    x, weight : array_like
        What the layer was given, with any number of spatial axes: (N, C_in, *spatial) or
        (C_in, *spatial), and (C_out, C_in/groups, *k). A weight of one or two axes is the
        teaching form: ``x``, ``weight`` and ``grad_output`` are vectors, or matrices.
    grad_output : array_like, of the shape of the layer's output
        Gradient of the loss by each output.
    stride, padding, dilation, groups
        As in :func:`convkit.conv2d`.

    Returns
    -------
    grad_x, grad_weight : ndarray, of the shapes of ``x`` and ``weight``
        Floats keep NumPy's promoted type of the two arrays they are made from; integers give
        exact int64. Complex weights and inputs are conjugated, as PyTorch does.
    grad_bias : ndarray, shape (C_out,), or () in the teaching form

    Raises
    ------
    TypeError, ValueError
        As :func:`convkit.conv2d`, and if ``grad_output`` has another shape than the output.

    Examples
    --------
    y = (10·x₀ + x₁, 10·x₁ + x₂), and the loss is 1·y₀ + 2·y₁:

    >>> grad_x, grad_weight, grad_bias = conv_backward([3, 4, 5], [10, 1], [1, 2])
    >>> grad_x  # 10·1, 1·1 + 10·2, 1·2
    array([10, 21,  2])
    >>> grad_weight  # 3·1 + 4·2, 4·1 + 5·2
    array([11, 14])
    >>> grad_bias  # 1 + 2
    array(3)
    """
    given = _Given.checked(x, weight, grad_output)
    x, weight = full_rank(given.rank, given.x, given.weight, DIRECT)
    channels = direct_channels(x, weight, groups)
    axes = direct_axes(x.shape[2:], weight.shape[2:], stride, padding, dilation)
    places = output_size(x.shape[2:], weight.shape[2:], stride, padding, dilation)
    grad = given.gradient_of(channels, places)
    return given.gradients(
        stamped(grad, weight.conj(), None, axes, groups),
        _grad_weight(x.conj(), grad, axes, groups),
        _grad_bias(grad),
    )


def conv_transpose_backward(
    x: ArrayLike,
    weight: ArrayLike,
    grad_output: ArrayLike,
    *,
    stride: Integers = 1,
    padding: Padding = 0,
    output_padding: Integers = 0,
    dilation: Integers = 1,
    groups: int = 1,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a transposed convolution layer, from the gradient g of its output.

    The layer is y = Cᵀ·x + bias, so the gradient of x is C·g: the direct convolution of g with
    the same weight and settings. The gradient of the weight is that of the direct convolution
    with the parts of ``x`` and g exchanged, Σ_N x · Gᵀ with the windows of g as columns G.
    These are the gradients of ``torch.nn.functional.conv_transpose2d``.

    Parameters
    ----------
    x, weight : array_like
        What the layer was given, as in :func:`conv_backward`, but weight is
        (C_in, C_out/groups, *k).
    grad_output : array_like, of the shape of the layer's output
        Gradient of the loss by each output.
    stride, padding, output_padding, dilation, groups
        As in :func:`convkit.conv_transpose2d`.

    Returns
    -------
    grad_x, grad_weight, grad_bias : ndarray
        As :func:`conv_backward`.

    Raises
    ------
    TypeError, ValueError
        As :func:`convkit.conv_transpose2d`, and if ``grad_output`` has another shape than
        the output.

    Examples
    --------
    y = (10·x₀, x₀ + 10·x₁, x₁), and the loss is 1·y₀ + 2·y₁ + 3·y₂:

    >>> grad_x, grad_weight, grad_bias = conv_transpose_backward([4, 5], [10, 1], [1, 2, 3])
    >>> grad_x  # 10·1 + 1·2, 10·2 + 1·3
    array([12, 23])
    >>> grad_weight  # 4·1 + 5·2, 4·2 + 5·3
    array([14, 23])
    >>> grad_bias  # 1 + 2 + 3
    array(6)
    """
    given = _Given.checked(x, weight, grad_output)
    x, weight = full_rank(given.rank, given.x, given.weight, TRANSPOSED)
    channels = transposed_channels(x, weight, groups)
    axes = transposed_axes(x.shape[2:], weight.shape[2:], stride, padding, output_padding, dilation)
    grad = given.gradient_of(channels, [axis.size for axis in axes])
    # output padding of a stride or more leaves room for windows that stand for no input
    inputs: list[Any] = [slice(size) for size in x.shape[2:]]
    return given.gradients(
        convolved(grad, weight.conj(), None, axes, groups)[..., *inputs],
        _grad_weight(grad, x.conj(), axes, groups),
        _grad_bias(grad),
    )


class _Given(NamedTuple):
    """What the caller passed, in the caller's shapes: with a batch, without, or plain."""

    x: np.ndarray
    weight: np.ndarray
    grad_output: np.ndarray
    rank: int

    @classmethod
    def checked(cls, x: ArrayLike, weight: ArrayLike, grad_output: ArrayLike) -> "_Given":
        taps = numbers("weight", weight)
        rank = taps.ndim if taps.ndim <= 2 else taps.ndim - 2
        data = numbers("x", x, batch_rank=rank + 2)
        return cls(data, taps, numbers("grad_output", grad_output, batch_rank=rank + 2), rank)

    def gradient_of(self, channels: int, places: Sequence[int]) -> np.ndarray:
        """Give grad_output as (N, C_out, *places), or refuse its shape."""
        full = (*with_axes(self.x, self.rank + 2).shape[:1], channels, *places)
        expected = full[len(full) - self.x.ndim :]
        if self.grad_output.shape != expected:
            raise ValueError(
                f"grad_output has shape {self.grad_output.shape} but the output has {expected} "
                f"(x {self.x.shape}, weight {self.weight.shape}); give one number for each output"
            )
        return self.grad_output.reshape(full)

    def gradients(
        self, grad_x: np.ndarray, grad_weight: np.ndarray, grad_bias: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Put the gradients into the shapes of what they belong to."""
        plain = self.weight.ndim == self.rank
        return (
            grad_x.reshape(self.x.shape),
            grad_weight.reshape(self.weight.shape),
            grad_bias.reshape(() if plain else grad_bias.shape),
        )


def _grad_weight(
    image: np.ndarray, grad: np.ndarray, axes: Sequence[Axis], groups: int
) -> np.ndarray:
    """Σ_N g · Xᵀ, group by group: (C_out, C_in/groups, *k), with the windows of the image as X."""
    (images, channels, *_), (_, out_channels, *places) = image.shape, grad.shape
    work, result = types(
        *(image, grad), bound=lambda: largest(image) * max(map(total, grad.swapaxes(0, 1)))
    )
    kernel = [axis.kernel for axis in axes]
    by_tap = windows_by_tap(padded(image, axes).astype(work, copy=False), axes)
    taken: list[Any] = [slice(count) for count in places]
    columns = by_tap[..., *taken].reshape(
        images, groups, channels // groups * prod(kernel), prod(places)
    )
    rows = grad.astype(work, copy=False).reshape(
        images, groups, out_channels // groups, prod(places)
    )
    products = rows @ columns.swapaxes(2, 3)
    return finish(products.sum(axis=0).reshape(out_channels, channels // groups, *kernel), result)


def _grad_bias(grad: np.ndarray) -> np.ndarray:
    """Sum over images and places: every output has the bias of its channel once."""
    by_channel = grad.swapaxes(0, 1).reshape(grad.shape[1], -1)
    work, result = types(grad, bound=lambda: max(map(total, by_channel)))
    return finish(by_channel.sum(axis=1, dtype=work), result)
