import numpy as np
import pytest
from hypothesis import given, settings
from numpy.testing import assert_array_equal
from scipy import ndimage, signal

from convkit import conv1d, conv2d, images, methods

from ..oracles import by_scipy, named, summed
from .calls import LAYERS, METHODS, direct, noise
from .calls import direct_layer as layer

both_methods = pytest.mark.parametrize("method", METHODS)


@both_methods
def test_by_hand(method):
    assert conv1d([1, 2, 3, 4], [10, 1], stride=2, method=method).tolist() == [12, 34]
    assert conv1d([1, 2, 3, 4], [10, 1], dilation=3, method=method).tolist() == [14]
    # 3×4 with one row of zeros above and a column of them at the right
    setting = {"stride": (2, 1), "padding": ((1, 0), (0, 1)), "method": method}
    y = conv2d(named(3, 4), [[1, 2, 3], [4, 5, 6]], 7, **setting)
    assert y.tolist() == [
        [7 + 5 + 12, 7 + 4 + 10 + 18, 7 + 8 + 15],
        [7 + 10 + 22 + 36 + 80 + 105 + 132, 7 + 11 + 24 + 39 + 84 + 110 + 138, 7 + 38 + 203],
    ]
    # two channels, two filters: 1·x0 + 2·x1 + 10 and 3·x0 + 4·x1 + 20
    y = conv2d([[[1, 2]], [[3, 4]]], [[[[1]], [[2]]], [[[3]], [[4]]]], [10, 20], method=method)
    assert y.tolist() == [[[17, 20]], [[35, 42]]]
    # two groups: filters 0 and 1 see channel 0, filters 2 and 3 see channel 1
    y = conv1d([[1], [2]], [[[1]], [[10]], [[100]], [[1000]]], groups=2, method=method)
    assert y.tolist() == [[1], [10], [200], [2000]]


@given(direct())
def test_agrees_with_the_definition(call):
    expected = summed(*call)
    for method in METHODS:
        y = layer(*call, method=method)
        assert y.dtype == np.int64
        assert_array_equal(y, expected)


@settings(max_examples=50)
@given(direct())
def test_agrees_with_scipy(call):
    x, weight, bias = noise(*call[:3])
    expected = by_scipy(x, weight, bias, *call[3:])
    for method in METHODS:
        np.testing.assert_allclose(
            layer(x, weight, bias, *call[3:], method=method), expected, rtol=0, atol=1e-12
        )


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_same_padding_agrees_with_ndimage(rank):
    x, kernel = named(*(6, 5, 4)[:rank]), named(*(3, 1, 5)[:rank]) - 7
    assert_array_equal(
        LAYERS[rank](x, kernel, padding="same"), ndimage.correlate(x, kernel, mode="constant")
    )


@pytest.mark.parametrize(
    ("weight", "setting", "expected"),
    [
        # torch 2.13.0, torch.nn.functional.conv1d of 1 2 3 4 5
        ([1, 10], {"padding": "same"}, [21, 32, 43, 54, 5]),
        ([1, 10, 100, 1000], {"padding": "same"}, [3210, 4321, 5432, 543, 54]),
        # onnx 1.23.2, reference evaluator, Conv with auto_pad=SAME_UPPER and SAME_LOWER
        ([1, 10, 100], {"padding": "same", "stride": 2}, [210, 432, 54]),
        ([1, 10], {"padding": "same_lower"}, [10, 21, 32, 43, 54]),
        ([1, 10, 100], {"padding": "same_lower", "stride": 2}, [210, 432, 54]),
    ],
)
def test_the_odd_sample_stands_where_pytorch_and_onnx_put_it(weight, setting, expected):
    assert conv1d([1, 2, 3, 4, 5], weight, **setting).tolist() == expected


@pytest.mark.parametrize("mode", ["full", "same", "valid"])
def test_named_padding_agrees_with_scipy(mode):
    x, kernel = named(6, 8), named(3, 5)
    assert_array_equal(conv2d(x, kernel, padding=mode), signal.correlate(x, kernel, mode))


@both_methods
@pytest.mark.parametrize(
    ("stride", "name", "pairs"),
    [
        (1, "valid", ((0, 0), (0, 0))),
        (1, "same", ((0, 1), (1, 1))),
        (1, "same_lower", ((1, 0), (1, 1))),
        (1, "full", ((1, 1), (2, 2))),
        (2, "same", ((0, 1), (0, 1))),
        (2, "same_lower", ((1, 0), (1, 0))),
        ((5, 1), "same", ((0, 0), (1, 1))),
    ],
)
def test_named_padding_means_these_widths(stride, name, pairs, method):
    x, kernel = named(7, 8), named(2, 3) - 9
    expected = summed(
        x[None, None], kernel[None, None], None, np.zeros(2, int) + stride, pairs, (1, 1), 1
    )
    assert_array_equal(
        conv2d(x, kernel, stride=stride, padding=name, method=method), expected[0, 0]
    )


@given(direct())
def test_laws(call):
    x, weight, bias, stride, pads, dilation, groups = call
    y = layer(x, weight, None, stride, pads, dilation, groups)
    spatial = (slice(None),) * 2

    assert_array_equal(layer(3 * x + 1, weight, *call[2:]) - layer(x + 1, weight, *call[2:]), 2 * y)
    other = weight**2
    both = layer(x, other + 2 * weight, None, *call[3:])
    assert_array_equal(both, layer(x, other, None, *call[3:]) + 2 * y)
    alone = [layer(image, weight, *call[2:]) for image in x[:, None]]
    assert_array_equal(layer(*call), np.concatenate(alone))

    every = layer(x, weight, None, 1, pads, dilation, groups)
    assert_array_equal(y, every[(*spatial, *(slice(None, None, s) for s in stride))])

    apart = [
        layer(*part, None, stride, pads, dilation, 1)
        for part in zip(np.split(x, groups, 1), np.split(weight, groups), strict=True)
    ]
    assert_array_equal(y, np.concatenate(apart, axis=1))

    if bias is not None:
        assert_array_equal((layer(*call) - y)[0].reshape(len(bias), -1)[:, 0], bias)


@given(direct())
def test_a_shift_by_strides_shifts_the_output(call):
    x, weight, _, stride, pads, dilation, groups = call
    sizes = [i + sum(pair) + s for i, pair, s in zip(x.shape[2:], pads, stride, strict=True)]
    x = named(*x.shape[:2], *sizes, step=7)
    shifted = x[..., *(slice(s, None) for s in stride)]
    setting = (None, stride, 0, dilation, groups)  # no border: where it is read, the law ends
    further_on = layer(x, weight, *setting)[..., *(slice(1, None) for _ in stride)]
    assert_array_equal(layer(shifted, weight, *setting), further_on)


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_an_impulse_shows_the_kernel_reversed_and_moves_with_it(rank):
    kernel = named(*(2, 3, 4)[:rank]) + 1
    for place in np.ndindex(*(3,) * rank):
        x = np.zeros((3,) * rank, int)
        x[place] = 1
        y = LAYERS[rank](x, kernel, padding="full")
        window = tuple(slice(n, n + k) for n, k in zip(place, kernel.shape, strict=True))
        assert_array_equal(y[window], np.flip(kernel))
        assert y.sum() == kernel.sum()


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_three_forms_of_the_data(rank):
    x, kernel = named(*(5, 4, 3)[:rank]), named(*(2, 3, 1)[:rank])
    y = LAYERS[rank](x, kernel, 5)
    assert_array_equal(LAYERS[rank](x[None], kernel[None, None], [5]), y[None])
    assert_array_equal(LAYERS[rank](x[None, None], kernel[None, None], [5]), y[None, None])


def test_the_method_asked_for_does_the_work(monkeypatch):
    called = []

    def spy(name, correlate):
        return lambda *call: called.append(name) or correlate(*call)

    for name, correlate in list(methods.METHODS.items()):
        monkeypatch.setitem(methods.METHODS, name, spy(name, correlate))
    for method in ("loops", "im2col", "auto"):
        conv2d(named(3, 4), named(2, 3), method=method)
    assert called == ["loops", "im2col", "im2col"]
    conv2d(named(3, 9, 9), named(1, 3, 3, 3))  # few filters
    assert called[3:] == ["taps"]


@pytest.fixture(scope="module")
def photo():
    return np.moveaxis(images.load("grace_hopper"), -1, 0)


@both_methods
@pytest.mark.parametrize(
    "weight",
    [
        np.stack([[[0.1, 0.1, 0.1], [0.1, -0.8, 0.1], [0.1, 0.1, 0.1]]] * 3),
        named(3, 2, 3) / 1000,
    ],
    ids=["edges", "no_symmetry"],
)
def test_photo_agrees_with_scipy(photo, weight, method):
    assert photo.shape == (3, 600, 512)
    y = conv2d(photo, weight[None], padding=1, method=method)
    padded = np.pad(photo, ((0, 0), (1, 1), (1, 1)))
    expected = signal.correlate(padded, weight, mode="valid", method="direct")
    assert y.shape == expected.shape
    assert np.abs(y - expected).max() < 1e-12
