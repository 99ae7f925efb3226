"""Shapes of a layer's data: which axes mean what, and which channels meet."""

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import integer
from ..operands import any_float, numbers

__all__ = [
    "DIRECT",
    "TRANSPOSED",
    "bias_of",
    "direct_channels",
    "full_rank",
    "transposed_channels",
    "with_axes",
]

DIRECT = "C_out, C_in/groups"
TRANSPOSED = "C_in, C_out/groups"


def full_rank(
    rank: int, x: np.ndarray, weight: np.ndarray, channels: str = DIRECT
) -> tuple[np.ndarray, np.ndarray]:
    """Give x as (N, C_in, *spatial), and weight with its two axes of channels."""
    axes = {1: "L", 2: "H, W", 3: "D, H, W"}.get(rank, "*spatial")
    taps = {1: "k", 2: "h, w", 3: "d, h, w"}.get(rank, "*k")
    if weight.ndim == rank and x.ndim != rank:
        raise ValueError(
            f"weight has {rank} axes (shape={weight.shape}), so x must be ({axes}) "
            f"but it has shape {x.shape}; give weight as ({channels}, {taps})"
        )
    if weight.ndim not in (rank, rank + 2):
        raise ValueError(
            f"weight has {weight.ndim} axes (shape={weight.shape}); "
            f"give ({channels}, {taps}), or ({taps}) with an x of ({axes})"
        )
    if weight.ndim == rank + 2 and x.ndim not in (rank + 1, rank + 2):
        raise ValueError(
            f"x has {x.ndim} axes (shape={x.shape}) but weight has shape {weight.shape}; "
            f"give x as (N, C_in, {axes}) or (C_in, {axes})"
        )
    return with_axes(x, rank + 2), with_axes(weight, rank + 2)


def with_axes(array: np.ndarray, count: int) -> np.ndarray:
    """Put axes of one entry in front until there are ``count``."""
    return array.reshape((1,) * (count - array.ndim) + array.shape)


def direct_channels(x: np.ndarray, weight: np.ndarray, groups: int) -> int:
    """Channels that a convolution gives; counts that do not fit are refused."""
    groups = integer("groups", groups, minimum=1)
    channels, (out_channels, group_channels) = x.shape[1], weight.shape[:2]
    for name, count in (("C_in", channels), ("C_out", out_channels)):
        _refuse_a_rest(groups, name, count)
    if group_channels * groups != channels:
        raise ValueError(
            f"weight expects {group_channels} channels in each of {groups} group(s) "
            f"(shape={weight.shape}) but x has {channels} (shape={x.shape}); "
            f"weight.shape[1] must be C_in/groups = {channels // groups}"
        )
    return out_channels


def transposed_channels(x: np.ndarray, weight: np.ndarray, groups: int) -> int:
    """Channels that a transposed convolution gives; counts that do not fit are refused."""
    groups = integer("groups", groups, minimum=1)
    channels = x.shape[1]
    _refuse_a_rest(groups, "C_in", channels)
    if weight.shape[0] != channels:
        raise ValueError(
            f"weight takes {weight.shape[0]} channels (shape={weight.shape}) but x has {channels} "
            f"(shape={x.shape}); weight.shape[0] must be C_in = {channels}, "
            "for the weight of a transposed layer is (C_in, C_out/groups, ...)"
        )
    return weight.shape[1] * groups


def _refuse_a_rest(groups: int, name: str, count: int) -> None:
    if count % groups:
        raise ValueError(f"groups={groups} does not divide {name}={count}; use a divisor")


def bias_of(
    bias: ArrayLike | None, out_channels: int, plain: bool, x: np.ndarray, weight: np.ndarray
) -> np.ndarray | None:
    """Bias as one number per channel; the teaching form (``plain``) takes a bare number."""
    if bias is None:
        return None
    if type(bias) in (int, float, complex) and any_float(x, weight):
        bias = np.asarray(bias, np.result_type(x, weight, bias))  # weak, as in NumPy's arithmetic
    array = numbers("bias", bias)
    if plain and array.ndim == 0:
        return array.reshape(1)
    if array.shape != (out_channels,):
        raise ValueError(
            f"bias has shape {array.shape} but there are {out_channels} output channel(s); "
            f"give shape ({out_channels},)"
        )
    return array
