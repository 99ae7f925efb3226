import numpy as np
import pytest

from convkit.methods import choose

from .settings import axes_of, data, error


def chosen(x, weight, dtype="f4", exact=False, groups=1, **setting):
    x, weight = np.broadcast_to(np.ones((), dtype), x), np.broadcast_to(np.ones((), dtype), weight)
    return choose(x, weight, axes_of(x.shape[2:], weight.shape[2:], **setting), groups, exact)


@pytest.mark.parametrize(
    ("x", "weight", "setting", "name"),
    [
        ((1, 3, 600, 512), (1, 3, 3, 3), {"padding": 1}, "taps"),  # a photo: few filters
        ((1, 3, 224, 224), (64, 3, 7, 7), {"padding": 3, "stride": 2}, "im2col"),
        ((1, 64, 56, 56), (64, 64, 3, 3), {"padding": 1}, "winograd"),
        ((8, 256, 14, 14), (256, 256, 3, 3), {"padding": 1}, "winograd"),
        ((1, 256, 14, 14), (256, 256, 3, 3), {"padding": 1}, "winograd_2x2"),  # few places
        ((1, 512, 7, 7), (512, 512, 3, 3), {"padding": 1}, "im2col"),  # fewer
        ((1, 64, 56, 56), (64, 64, 3, 3), {"stride": 2}, "im2col"),
        ((1, 64, 56, 56), (64, 64, 3, 3), {"dilation": 2}, "im2col"),
        ((1, 64, 56, 56), (16, 64, 3, 3), {}, "taps"),
        ((1, 16, 56, 56), (64, 16, 3, 3), {}, "im2col"),
        ((1, 256, 56, 56), (64, 256, 1, 1), {}, "im2col"),
        ((1, 1, 224, 224), (1, 1, 31, 31), {}, "fft"),
        ((1, 1, 224, 224), (1, 1, 11, 11), {}, "taps"),
        ((1, 64, 224, 224), (64, 64, 31, 31), {}, "taps"),  # spectra of 4096 pairs are too many
        ((1, 1, 224, 224), (1, 1, 31, 31), {"stride": 2}, "im2col"),  # three of four not wanted
        ((1, 1, 10**5), (1, 1, 1000), {}, "fft"),
        ((1, 64, 56, 56), (64, 1, 3, 3), {"groups": 64}, "im2col"),  # depthwise
        ((0, 64, 56, 56), (64, 64, 3, 3), {}, "im2col"),
    ],
)
def test_choice(x, weight, setting, name):
    assert chosen(x, weight, **setting) == name


def test_integers_are_not_rounded():
    assert chosen((1, 64, 56, 56), (64, 64, 3, 3), exact=True) == "im2col"
    assert chosen((1, 1, 224, 224), (1, 1, 31, 31), exact=True) == "taps"


def test_transformed_weights_stay_small():
    wide = (1, 512, 56, 56), (512, 512, 3, 3)
    assert chosen(*wide) == "winograd_2x2"
    assert chosen((1, 1024, 56, 56), (1024, 1024, 3, 3)) == "im2col"


# Largest and root-mean-square error of each method, as multiples of those of im2col: what the
# docstrings say. Data are standard normal, with outputs of the size of inputs.
LIMITS = {"winograd": (10, 6), "winograd_2x2": (3, 2), "fft": (3, 3), "taps": (3, 2)}
LIMITS |= {"loops": (3, 2), "kernel_matrix": (10, 10)}


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize(
    ("name", "x", "weight"),
    [
        ("winograd", (1, 64, 56, 56), (64, 64, 3, 3)),
        ("winograd", (1, 40, 28, 30), (48, 40, 3, 3)),
        ("winograd", (2, 256, 28, 28), (64, 256, 3, 3)),
        ("winograd_2x2", (1, 64, 16, 16), (64, 64, 3, 3)),
        ("winograd_2x2", (1, 256, 14, 14), (256, 256, 3, 3)),
        ("fft", (1, 1, 100, 120), (1, 1, 31, 31)),
        ("fft", (1, 4, 90, 90), (2, 4, 21, 21)),
        ("fft", (1, 1, 20000), (1, 1, 500)),
        ("taps", (1, 3, 100, 120), (1, 3, 3, 3)),
        ("taps", (1, 64, 28, 28), (16, 64, 3, 3)),
        ("loops", (1, 3, 30, 30), (2, 3, 3, 3)),
        ("kernel_matrix", (1, 3, 30, 30), (2, 3, 3, 3)),
    ],
)
def test_accuracy_beside_im2col(name, x, weight, dtype):
    axes = axes_of(x[2:], weight[2:], 1, 1)
    if dtype == "f8" and weight[1] > 64:
        x, weight = (1, *x[1:]), (8, *weight[1:])  # the sums are as long, and soon done
    operands = *data(x, weight, dtype), axes
    largest, spread = LIMITS[name]
    ours, theirs = error(name, *operands), error("im2col", *operands)
    assert ours[0] <= largest * theirs[0]
    assert ours[1] <= spread * theirs[1]
    assert theirs[0] <= 64 * np.finfo(dtype).eps
