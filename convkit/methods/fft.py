"""The convolution theorem: where signals are convolved, their spectra are multiplied."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..arithmetic import Axis
from . import im2col
from .blocks import blocks, cut

__all__ = ["correlate", "lengths"]

SHORTEST = {1: 4096, 2: 128, 3: 32}  # of a transform, by the number of axes
SPANS = 4  # and at least so many times the kernel, or the blocks mostly overlap


def correlate(x: np.ndarray, weight: np.ndarray, axes: Sequence[Axis], groups: int) -> np.ndarray:
    """Multiply spectra block by block (overlap-save): y = F⁻¹[ Σ_c F[x_c] · conj(F[w_c]) ].

    A transform of length n is circular. Of the inputs of a block, n in a row, the first
    n − span + 1 outputs do not wrap round and are kept; the next block starts where they end,
    so that neighbouring blocks share span − 1 inputs. The cost of an output does not grow
    with the kernel but for log n. All outputs of stride 1 are computed, and every s-th is kept.

    The error is relative to the largest outputs of the block: for float32 and standard normal
    data at most that of ``im2col``, for its sums are long where kernels are large. A block with
    a NaN or an infinity is left to ``im2col``, since a transform would spread them over it.

    Source: A. V. Oppenheim and R. W. Schafer, *Discrete-Time Signal Processing*, section 8.7.
    """
    images, out_channels = len(x), len(weight)
    places = [axis.places for axis in axes]
    sizes = lengths(axes)
    forward, backward = (
        (np.fft.fftn, np.fft.ifftn) if weight.dtype.kind == "c" else (np.fft.rfftn, np.fft.irfftn)
    )
    over = tuple(range(-len(axes), 0))
    every: Any = [slice(None, None, axis.dilation) for axis in axes]
    spread = np.zeros((*weight.shape[:2], *(axis.span for axis in axes)), weight.dtype)
    spread[..., *every] = weight
    filters = forward(spread.conj(), sizes, over).conj()
    filters = filters.reshape(groups, out_channels // groups, *filters.shape[1:])
    y = np.empty((images, out_channels, *places), weight.dtype)
    sides = [(n - axis.span) // axis.stride + 1 for n, axis in zip(sizes, axes, strict=True)]
    for (image, _), *outputs in blocks((images, *places), (1, *sides)):
        wide, settings = cut(x[image : image + 1], axes, outputs)
        with np.errstate(invalid="ignore", over="ignore"):
            spectra = forward(wide[0], sizes, over)
            spectra = spectra.reshape(groups, -1, *spectra.shape[1:])
            sums = np.einsum("goc...,gc...->go...", filters, spectra)
            values = backward(sums.reshape(out_channels, *sums.shape[2:]), sizes, over)
        inside: Any = [slice(*each) for each in outputs]
        target = y[image, :, *inside]
        if np.isfinite(values.sum()):
            kept: Any = [
                slice(0, axis.stride * (count - 1) + 1, axis.stride)
                for axis, count in zip(axes, target.shape[1:], strict=True)
            ]
            target[...] = values[:, *kept]
        else:
            target[...] = im2col.correlate(wide, weight, settings, groups)[0]
    return y


def lengths(axes: Sequence[Axis]) -> list[int]:
    """Length of the transform of each axis: the input if it is short, else that of a block."""
    shortest = SHORTEST.get(len(axes), min(SHORTEST.values()))
    return [
        min(_quick(axis.padded), 2 ** (max(shortest, SPANS * axis.span) - 1).bit_length())
        for axis in axes
    ]


def _quick(length: int) -> int:
    """Smallest 2^a·3^b·5^c that is not less: a length of which the transform is quick."""
    while True:
        rest = length
        for prime in (2, 3, 5):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return length
        length += 1
