"""What layers make of types, of memory and of arguments that do not fit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from convkit import conv1d, conv2d, conv3d

from ..oracles import named, summed
from .calls import METHODS

both_methods = pytest.mark.parametrize("method", METHODS)
INT64 = range(-(2**63), 2**63)


@both_methods
@pytest.mark.parametrize(
    ("x", "weight", "bias", "result"),
    [
        ("f4", "f4", None, "f4"),
        ("f4", "f4", "f4", "f4"),
        ("f8", "f8", "f8", "f8"),
        ("f2", "f2", "f2", "f2"),
        ("f4", "f8", None, "f8"),
        ("u1", "f4", None, "f4"),
        ("i8", "i4", "f4", "f8"),
        ("c8", "f4", "f4", "c8"),
        ("f8", "f8", "c16", "c16"),
        ("u1", "u1", None, "i8"),
        ("i1", "i1", "i1", "i8"),
        ("u8", "i8", None, "i8"),
        ("?", "?", "?", "i8"),
        (">f4", ">f4", None, "f4"),
        (">i2", "<i4", None, "i8"),
    ],
)
def test_type_of_the_result(x, weight, bias, result, method):
    types = (x, weight, bias)
    call = (named(1, 2, 4, 5) % 100, named(4, 2, 2, 3) % 100, 10 * named(4))
    call = [a % 2 if t == "?" else a for a, t in zip(call, types, strict=True)]
    data = [None if t is None else a.astype(t) for a, t in zip(call, types, strict=True)]
    y = conv2d(*data, method=method)
    assert y.dtype == np.dtype(result)
    assert y.dtype.isnative
    exact = summed(*call, (1, 1), ((0, 0), (0, 0)), (1, 1), 1)
    if bias is None:
        exact -= call[2].reshape(4, 1, 1)
    rounding = np.finfo(result).eps if y.dtype.kind in "fc" else 0
    np.testing.assert_allclose(y, exact.astype(result), rtol=rounding)


def test_a_bare_number_as_bias_does_not_change_the_type_of_floats():
    x, kernel = named(3, 4).astype("f4"), named(2, 3).astype("f4")
    for bias in (1, 0.1):
        assert conv2d(x, kernel, bias).dtype == np.float32
    assert conv2d(x, kernel, 1j).dtype == np.complex64
    assert conv2d(x, kernel, np.float64(0.1)).dtype == np.float64
    y = conv1d(np.array([255], "u1"), np.array([255], "u1"), -(2**60))
    assert (y.dtype, y.tolist()) == (np.int64, [255 * 255 - 2**60])


@both_methods
def test_half_precision_is_rounded_once(method):
    a = np.float16(1 + 2**-10)  # a·a = 1 + 2⁻⁹ + 2⁻²⁰, which half precision would cut off
    x, weight = np.array([a, 1], "f2"), np.array([a, -1 - 2**-9], "f2")
    assert conv1d(x, weight, method=method) == 2**-20
    ones = np.ones(4099, np.float16)
    assert conv1d(ones, ones, method=method) == np.float16(4099)


@both_methods
def test_complex_weights_are_not_conjugated(method):
    assert conv1d([1, 1j], [1, 1j], method=method).tolist() == [0]


@given(
    st.lists(st.integers(-(2**63), 2**64 - 1), min_size=2, max_size=5),
    st.lists(st.integers(-4, 4) | st.integers(-(2**62), 2**62), min_size=1, max_size=2),
    st.integers(-9, 9) | st.integers(-(2**63), 2**63 - 1),
)
def test_integers_are_exact_or_refused(values, taps, bias):
    signed = min(values) < 0
    x = np.array([v // 2 if signed else v for v in values], "i8" if signed else "u8")
    call = (x[None, None], np.array([[taps]]), np.array([bias]))
    exact = summed(*call, (1,), ((0, 0),), (1,), 1)
    for method in METHODS:
        if all(value in INT64 for value in exact.flat):
            assert conv1d(*call, method=method).tolist() == exact.tolist()
        else:
            with pytest.raises(ValueError, match=r"^the integer result does not fit in int64; "):
                conv1d(*call, method=method)


@both_methods
@pytest.mark.parametrize(
    ("x", "weight", "bias", "result"),
    [
        (2**53 + 1, 1, 0, 2**53 + 1),  # float64 would round it
        (2**53, 1, 1, 2**53 + 1),
        (2**62, 2, -1, 2**63 - 1),  # 2⁶³ on the way
        (-(2**62), 2, 0, -(2**63)),
        (-(2**63), 1, 0, -(2**63)),
    ],
)
def test_integers_at_the_limit(x, weight, bias, result, method):
    assert conv1d([x], [weight], bias, method=method).tolist() == [result]


@both_methods
def test_a_sum_of_integers_at_the_limit_of_floats(method):
    assert conv1d([2**53 - 1, 2], [1, 1], method=method).tolist() == [2**53 + 1]


LAYOUTS = {
    "columns first": lambda a: np.asfortranarray(a),
    "transposed": lambda a: a.transpose(3, 1, 0, 2).copy().transpose(2, 1, 3, 0),
    "backwards": lambda a: a[::-1, :, ::-1, ::-1].copy()[::-1, :, ::-1, ::-1],
    "every second": lambda a: a.repeat(2, axis=3)[..., ::2],
    "big-endian": lambda a: a.astype(a.dtype.newbyteorder(">")),
    "list": lambda a: a.tolist(),
}


@both_methods
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("dtype", [np.int64, np.float64])
def test_memory_layout_does_not_matter_and_nothing_is_modified(layout, dtype, method):
    x, weight, bias = (a.astype(dtype) for a in (named(2, 4, 5, 6), named(2, 2, 2, 3), named(2)))
    setting = {"stride": 2, "padding": 1, "groups": 2, "method": method}
    expected = conv2d(x, weight, bias, **setting)
    data = [layout(x), layout(weight), bias]
    for array in data:
        if isinstance(array, np.ndarray):
            array.flags.writeable = False  # an attempt to write would raise
    y = conv2d(*data, **setting)
    assert_array_equal(y, expected)
    assert y.flags.writeable


@both_methods
def test_zero_strides_work(method):
    x = np.broadcast_to(named(1, 1, 5), (2, 4, 5))
    weight = np.broadcast_to(named(2)[:, None, None, None], (2, 2, 2, 3))
    expected = conv2d(x.copy(), weight.copy(), method=method)
    assert_array_equal(conv2d(x, weight, method=method), expected)


@both_methods
@pytest.mark.parametrize("dtype", ["f2", "f4", "f8"])
def test_nan_and_infinity_flow(dtype, method):
    x = np.ones((1, 5, 6), dtype)
    x[0, 1, 1], x[0, 3, 5] = np.nan, np.inf
    weight = np.stack([np.zeros((1, 2, 3)), np.ones((1, 2, 3))]).astype(dtype)
    with np.errstate(invalid="ignore"):
        by_zero, by_one = conv2d(x, weight, method=method)
    reads_nan, reads_inf = np.zeros((2, 4, 4), bool)
    reads_nan[:2, :2] = True
    reads_inf[2:, 3:] = True
    assert_array_equal(np.isnan(by_zero), reads_nan | reads_inf)  # 0·∞ is no number either
    assert_array_equal(np.isnan(by_one), reads_nan)
    assert_array_equal(np.isinf(by_one), reads_inf)


@both_methods
@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_padding_is_zeros_that_are_multiplied(dtype, method):
    """As IEEE says and PyTorch does: a weight of infinity times a zero of the padding is NaN."""
    with np.errstate(invalid="ignore"):
        y = conv1d(np.ones(4, dtype), np.array([np.inf, 1, 1], dtype), padding=1, method=method)
        assert_array_equal(y, [np.nan, np.inf, np.inf, np.inf])
        y = conv1d(np.ones(4, dtype), np.array([np.nan, 1, 1], dtype), padding=1, method=method)
    assert_array_equal(y, [np.nan] * 4)


@both_methods
def test_a_batch_may_be_empty(method):
    y = conv2d(np.ones((0, 4, 5, 6), "f4"), np.ones((6, 2, 2, 3), "f4"), groups=2, method=method)
    assert (y.shape, y.dtype) == ((0, 6, 4, 4), np.float32)
    y = conv2d(np.ones((0, 4, 5, 6), int), np.ones((6, 4, 2, 3), int), np.ones(6), method=method)
    assert (y.shape, y.dtype) == ((0, 6, 4, 4), np.float64)
    y = conv1d(np.ones((0, 1, 5), "u1"), np.ones((1, 1, 2), "?"), method=method)
    assert (y.shape, y.dtype) == ((0, 1, 4), np.int64)


# What is refused

X, WEIGHT, BIAS = np.ones((1, 4, 5, 6)), np.ones((6, 2, 2, 3)), np.ones(6)
FITS = {"x": X, "weight": WEIGHT, "bias": BIAS, "groups": 2}


def test_what_the_errors_are_made_from_fits():
    assert conv2d(**FITS).shape == (1, 6, 4, 4)


@pytest.mark.parametrize("name", ["x", "weight", "bias"])
def test_refuses_what_is_no_data(name):
    shape = FITS[name].shape
    empty = np.ones((*shape[:-1], 0))
    for error, value, message in [
        (TypeError, np.ones(shape, object), r"has dtype object, which is not a number; convert it"),
        (TypeError, np.ones(shape, str), r"has dtype <U1, which is not a number; convert it"),
        (TypeError, np.ones(shape, "M8[D]"), r"has dtype datetime64\[D\], which is not a number"),
        (
            TypeError,
            np.ma.masked_equal(np.ones(shape), 1),
            rf"is a masked array, and its mask would be lost; fill it first.* {name}\.filled\(0\)$",
        ),
        (TypeError, {1, 2}, r"has dtype object, which is not a number"),
        (ValueError, [[1, 2], [3]], r"is not a regular array \(.*\); give rows of equal length$"),
        (ValueError, empty, r"is empty \(shape=\(.*0,?\)\); every axis needs an entry$"),
    ]:
        with pytest.raises(error, match=f"^{name} {message}"):
            conv2d(**FITS | {name: value})
    no_filter = np.ones((0, *shape[1:]))
    if name != "x":  # a batch without images is one
        with pytest.raises(ValueError, match=rf"^{name} is empty \(shape=\(0,"):
            conv2d(**FITS | {name: no_filter})
    for name in ("x", "weight"):
        with pytest.raises(TypeError, match=f"^{name} has dtype object"):
            conv2d(**FITS | {name: None})


@pytest.mark.parametrize("name", ["stride", "dilation", "padding", "groups"])
@pytest.mark.parametrize("value", [1.0, True, None, np.nan, b"1"])
def test_refuses_a_setting_that_is_no_whole_number(name, value):
    with pytest.raises(TypeError, match=rf"^{name}=.* is not a whole number; give an int$"):
        conv2d(**FITS | {name: value})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"stride": 0}, r"stride=0 is below 1; give 1 or more"),
        ({"stride": (1, -1)}, r"stride\[1\]=-1 is below 1; give 1 or more"),
        ({"dilation": 0}, r"dilation=0 is below 1; give 1 or more"),
        ({"groups": 0}, r"groups=0 is below 1; give 1 or more"),
        ({"padding": -1}, r"padding=-1 is below 0; give 0 or more"),
        ({"padding": ((0, 0), (0, -1))}, r"padding\[1\]=-1 is below 0; give 0 or more"),
        ({"padding": "SAME"}, r"padding='SAME' is unknown; give 'valid', 'same', 'same_lower'"),
        ({"padding": (1, 1, 1)}, r"padding=\(1, 1, 1\) has length 3 but the number of axes is 2; "),
        ({"padding": (1, (1,))}, r"padding\[1\]=\(1,\) has length 1; give an int or \(before, "),
        (
            {"stride": (1, 1, 1)},
            r"stride=\(1, 1, 1\) has length 3 but the number of axes is 2; give one int",
        ),
        ({"dilation": [2]}, r"dilation=\(2,\) has length 1 but the number of axes is 2"),
        ({"method": "fast"}, r"method='fast' is unknown; give one of 'auto', 'loops', 'im2col'"),
        ({"method": ["loops"]}, r"method=\['loops'\] is unknown"),
        ({"groups": 3}, r"groups=3 does not divide C_in=4; use a divisor$"),
        ({"groups": 4}, r"groups=4 does not divide C_out=6; use a divisor$"),
        (
            {"x": np.ones((1, 6, 5, 6))},
            r"weight expects 2 channels in each of 2 group\(s\) \(shape=\(6, 2, 2, 3\)\) but x has "
            r"6 \(shape=\(1, 6, 5, 6\)\); weight.shape\[1\] must be C_in/groups = 3$",
        ),
        (
            {"weight": np.ones((6, 4, 2, 3))},
            r"weight expects 4 channels in each of 2 .* must be C_in/groups = 2$",
        ),
        (
            {"bias": np.ones(5)},
            r"bias has shape \(5,\) but there are 6 output channel\(s\); give shape \(6,\)$",
        ),
        ({"bias": np.ones((6, 1))}, r"bias has shape \(6, 1\)"),
        ({"bias": 1.0}, r"bias has shape \(\)"),
        (
            {"weight": np.ones((6, 2, 6, 3))},
            r"axis 0: kernel spans 6 samples \(kernel=6, dilation=1\) but the padded input has 5 "
            r"\(size=5, padding=0\+0\); pad more or use a smaller kernel$",
        ),
        (
            {"dilation": (1, 4), "padding": ((0, 0), (1, 1))},
            r"axis 1: kernel spans 9 samples \(kernel=3, dilation=4\) but the padded input has 8 "
            r"\(size=6, padding=1\+1\)",
        ),
    ],
)
def test_refuses_what_does_not_fit(changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        conv2d(**FITS | changed)


@pytest.mark.parametrize(
    ("layer", "x", "weight", "message"),
    [
        (
            conv2d,
            (5, 6),
            (6, 2, 2, 3),
            r"x has 2 axes \(shape=\(5, 6\)\) but weight has shape \(6, 2, 2, 3\); "
            r"give x as \(N, C_in, H, W\) or \(C_in, H, W\)",
        ),
        (conv2d, (1, 1, 1, 5, 6), (6, 2, 2, 3), r"x has 5 axes .*"),
        (
            conv2d,
            (4, 5, 6),
            (2, 2, 3),
            r"weight has 3 axes \(shape=\(2, 2, 3\)\); "
            r"give \(C_out, C_in/groups, h, w\), or \(h, w\) with an x of \(H, W\)",
        ),
        (
            conv2d,
            (4, 5, 6),
            (2, 3),
            r"weight has 2 axes \(shape=\(2, 3\)\), so x must be \(H, W\) "
            r"but it has shape \(4, 5, 6\); give weight as \(C_out, C_in/groups, h, w\)",
        ),
        (conv1d, (4, 5, 6), (2, 3), r".*; give \(C_out, C_in/groups, k\), or \(k\) with .* \(L\)"),
        (conv1d, (5,), (1, 1, 3), r".*; give x as \(N, C_in, L\) or \(C_in, L\)"),
        (conv3d, (5, 6), (6, 2, 2, 3), r".*; give \(C_out, C_in/groups, d, h, w\), or \(d, h, w\)"),
        (conv3d, (5, 6), (1, 1, 2, 2, 2), r".*\(N, C_in, D, H, W\) or \(C_in, D, H, W\)"),
        (conv3d, (5, 6), (2, 2, 2), r".* so x must be \(D, H, W\) but it has shape \(5, 6\)"),
    ],
)
def test_refuses_ranks_that_do_not_fit(layer, x, weight, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        layer(np.ones(x), np.ones(weight))


def test_a_matrix_has_no_groups():
    with pytest.raises(ValueError, match=r"^groups=2 does not divide C_in=1; use a divisor$"):
        conv2d(named(3, 4), named(2, 3), groups=2)
