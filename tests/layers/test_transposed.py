import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import signal

from convkit import conv2d, conv_transpose1d, conv_transpose2d
from convkit.arithmetic import direct_form, transposed_output_size

from ..oracles import by_scipy, exchanged, named, stamped, stretched
from .calls import LAYERS, TRANSPOSED, direct, direct_layer, noise, transposed
from .calls import transposed_layer as layer


def test_by_hand():
    # stamps 1·(10 1), 2·(10 1), 3·(10 1)
    assert conv_transpose1d([1, 2, 3], [10, 1]).tolist() == [10, 1 + 20, 2 + 30, 3]
    assert conv_transpose1d([1, 2, 3], [10, 1], stride=3).tolist() == [10, 1, 0, 20, 2, 0, 30, 3]
    assert conv_transpose1d([1, 2], [10, 1], dilation=3).tolist() == [10, 20, 0, 1, 2]
    assert conv_transpose1d([1, 2, 3], [10, 1], 5, padding=1).tolist() == [26, 37]
    assert conv_transpose1d([1, 2, 3], [10, 1], padding=((1, 0),)).tolist() == [21, 32, 3]
    assert conv_transpose1d([1], [10, 1], stride=2, output_padding=1).tolist() == [10, 1, 0]
    # two inputs give to two outputs: the channels of x come first in the weight
    weight = [[[1], [10], [100]], [[2], [20], [200]]]
    assert conv_transpose1d([[3], [4]], weight).tolist() == [[3 + 8], [30 + 80], [300 + 800]]
    # two groups: input 0 gives to outputs 0 and 1, input 1 to outputs 2 and 3
    y = conv_transpose1d([[1], [2]], [[[1], [10]], [[100], [1000]]], groups=2)
    assert y.tolist() == [[1], [10], [200], [2000]]
    # rows two apart, columns one apart; the row above and the column at the right are cropped
    y = conv_transpose2d([[1, 10]], [[1, 2], [3, 4]], stride=(2, 1), padding=((1, 0), (0, 1)))
    assert y.tolist() == [[3, 4 + 30]]


@pytest.mark.parametrize(
    ("x", "weight", "bias", "setting", "expected"),
    [
        # torch 2.13.0, torch.nn.functional.conv_transpose1d and 2d
        (
            [[1, 2, 3]],
            [[[10, 1, 4]]],
            None,
            {"stride": 2, "padding": 1, "output_padding": 1, "dilation": 2},
            [[0, 21, 0, 36, 0, 11, 0, 12]],
        ),
        (  # more padding than the kernel has room for: it crops the input's own stamps
            [[1, 2, 3]],
            [[[10, 1, 4]]],
            None,
            {"stride": 2, "padding": 3, "output_padding": 1},
            [[2, 38]],
        ),
        (  # output padding of a stride or more, below the dilation
            [[1, 2, 3]],
            [[[10, 1]]],
            None,
            {"output_padding": 2, "dilation": 3},
            [[10, 20, 30, 1, 2, 3, 0, 0]],
        ),
        (
            [[1, 2], [3, 4]],
            [[[10, 1], [20, 2]], [[30, 3], [40, 4]]],
            [100, 200, 300, 400],
            {"stride": 2, "groups": 2},
            [
                [110, 101, 120, 102],
                [220, 202, 240, 204],
                [390, 309, 420, 312],
                [520, 412, 560, 416],
            ],
        ),
        (
            [[1, 2], [3, 4]],
            [[[10, 1], [20, 2]], [[30, 3], [40, 4]]],
            [100, 200],
            {},
            [[200, 250, 114], [340, 414, 220]],
        ),
        (
            [[[1, 2]]],
            [[[[1, 2, 3], [4, 5, 6]]]],
            None,
            {"stride": (2, 1), "padding": (1, 0), "output_padding": (1, 0)},
            [[[4, 13, 16, 12]]],
        ),
        # onnx 1.23.2, reference evaluator, ConvTranspose with auto_pad=SAME_UPPER, SAME_LOWER
        (
            [[1, 2, 3]],
            [[[1, 10, 100]]],
            None,
            {"stride": 2, "padding": "same"},
            [[1, 10, 102, 20, 203, 30]],
        ),
        (
            [[1, 2, 3]],
            [[[1, 10, 100]]],
            None,
            {"stride": 2, "padding": "same_lower"},
            [[10, 102, 20, 203, 30, 300]],
        ),
        ([[1, 2, 3]], [[[1, 10, 100, 1000]]], None, {"padding": "same"}, [[12, 123, 1230]]),
        ([[1, 2, 3]], [[[1, 10, 100, 1000]]], None, {"padding": "same_lower"}, [[123, 1230, 2300]]),
    ],
)
def test_agrees_with_pytorch_and_onnx(x, weight, bias, setting, expected):
    transpose = TRANSPOSED[np.ndim(x) - 1]
    assert transpose(x, weight, bias, **setting).tolist() == expected


@given(transposed())
def test_agrees_with_the_stamps(call):
    y = layer(*call)
    assert y.dtype == np.int64
    assert_array_equal(y, stamped(*call))


@settings(max_examples=50)
@given(transposed())
def test_is_the_direct_form_with_the_kernel_reversed(call):
    x, weight, bias = noise(*call[:3])
    *_, stride, pads, added, dilation, groups = call
    axes = direct_form(x.shape[2:], weight.shape[2:], stride, pads, added, dilation)
    data = stretched(
        x, [axis.zeros_between for axis in axes], [(axis.before, axis.after) for axis in axes]
    )
    rank = len(axes)
    kernel = np.flip(exchanged(weight, groups), axis=tuple(range(2, 2 + rank)))
    expected = by_scipy(data, kernel, bias, (1,) * rank, ((0, 0),) * rank, dilation, groups)
    y = layer(x, weight, bias, *call[3:])
    assert y.shape == expected.shape
    assert_allclose(y, expected, rtol=0, atol=1e-12)


@given(st.integers(1, 6), st.integers(1, 5), st.integers(1, 4))
def test_agrees_with_upsampling_and_filtering(size, taps, stride):
    x, kernel = named(size) + 1, named(taps) - 3
    assert_array_equal(
        conv_transpose1d(x, kernel, stride=stride), signal.upfirdn(kernel, x, up=stride)
    )


def test_with_stride_1_it_is_full_convolution():
    x, kernel = named(3, 4), named(2, 3)
    assert_array_equal(conv_transpose2d(x, kernel), signal.convolve2d(x, kernel))


@settings(max_examples=200)
@given(direct())
def test_is_the_transpose_of_the_direct_layer(call):
    """⟨Cx, y⟩ = ⟨x, Cᵀy⟩, with the output padding that brings the size back."""
    x, weight = noise(*call[:2])
    *_, stride, pads, dilation, groups = call
    forward = direct_layer(x, weight, None, stride, pads, dilation, groups)
    (y,) = noise(forward, seed=1)
    unread = [
        (i + sum(pair) - d * (k - 1) - 1) % s
        for i, k, s, pair, d in zip(
            x.shape[2:], weight.shape[2:], stride, pads, dilation, strict=True
        )
    ]
    back = layer(y, weight, None, stride, pads, unread, dilation, groups)
    assert back.shape == x.shape
    assert abs(np.vdot(forward, y) - np.vdot(x, back)) < 1e-10


@pytest.mark.parametrize("padding", ["valid", "same", "same_lower", "full"])
@pytest.mark.parametrize("kernel", [(2, 3), (1, 4), (3, 1)])
@pytest.mark.parametrize("stride", [1, 2, (3, 2)])
def test_named_padding_transposes_the_layer_with_that_name(padding, kernel, stride):
    y, weight = named(3, 4) + 1, named(*kernel) - 9
    back = conv_transpose2d(y, weight, stride=stride, padding=padding)
    assert back.shape == transposed_output_size((3, 4), kernel, stride, padding)
    if padding.startswith("same"):
        assert back.shape == tuple(np.multiply(stride, (3, 4)))
    x = named(*back.shape) % 17
    forward = conv2d(x, weight, stride=stride, padding=padding)
    assert (forward * y).sum() == (x * back).sum()


@given(transposed())
def test_laws(call):
    x, weight, bias, stride, pads, added, dilation, groups = call
    plain = (None, *call[3:])
    y = layer(x, weight, *plain)

    assert_array_equal(layer(x**2 + 3 * x, weight, *plain) - layer(x**2, weight, *plain), 3 * y)
    both = layer(x, weight**2 + 2 * weight, *plain)
    assert_array_equal(both, layer(x, weight**2, *plain) + 2 * y)
    alone = [layer(image, weight, *call[2:]) for image in x[:, None]]
    assert_array_equal(layer(*call), np.concatenate(alone))

    apart = [
        layer(*part, None, stride, pads, added, dilation, 1)
        for part in zip(np.split(x, groups, 1), np.split(weight, groups), strict=True)
    ]
    assert_array_equal(y, np.concatenate(apart, axis=1))

    whole = layer(x, weight, None, stride, 0, added, dilation, groups)
    kept = [
        slice(before, n - after) for (before, after), n in zip(pads, whole.shape[2:], strict=True)
    ]
    assert_array_equal(y, whole[..., *kept])

    if bias is not None:
        assert_array_equal((layer(*call) - y)[0].reshape(len(bias), -1)[:, 0], bias)


@given(transposed())
def test_a_shift_of_the_input_shifts_the_output_by_strides(call):
    x, weight, _, stride, _, _, dilation, groups = call
    moved = np.pad(x, [(0, 0)] * 2 + [(1, 0)] * len(stride))
    setting = (None, stride, 0, 0, dilation, groups)
    y = layer(moved, weight, *setting)
    assert_array_equal(y[..., *(slice(s, None) for s in stride)], layer(x, weight, *setting))
    assert_array_equal(y.sum(), layer(x, weight, *setting).sum())


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_three_forms_of_the_data(rank):
    x, kernel = named(*(5, 4, 3)[:rank]), named(*(2, 3, 1)[:rank])
    y = TRANSPOSED[rank](x, kernel, 5)
    assert_array_equal(TRANSPOSED[rank](x[None], kernel[None, None], [5]), y[None])
    assert_array_equal(TRANSPOSED[rank](x[None, None], kernel[None, None], [5]), y[None, None])


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_it_does_not_invert(rank):
    x, kernel = named(*(5, 4, 3)[:rank]) + 1, named(*(2, 3, 2)[:rank])
    back = TRANSPOSED[rank](LAYERS[rank](x, kernel), kernel)
    assert back.shape == x.shape
    assert not np.allclose(back / back.max(), x / x.max())
