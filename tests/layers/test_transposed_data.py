"""What transposed layers make of types, of memory and of arguments that do not fit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from convkit import conv_transpose1d, conv_transpose2d, conv_transpose3d

from ..oracles import named, stamped

INT64 = range(-(2**63), 2**63)


@pytest.mark.parametrize(
    ("x", "weight", "bias", "result"),
    [
        ("f4", "f4", None, "f4"),
        ("f8", "f8", "f8", "f8"),
        ("f2", "f2", "f2", "f2"),
        ("f4", "f8", None, "f8"),
        ("i8", "i4", "f4", "f8"),
        ("c8", "f4", "f4", "c8"),
        ("u1", "u1", None, "i8"),
        ("u8", "i8", None, "i8"),
        ("?", "?", "?", "i8"),
        (">f4", ">f4", None, "f4"),
    ],
)
def test_type_of_the_result(x, weight, bias, result):
    types = (x, weight, bias)
    call = (named(1, 4, 2, 3) % 100, named(4, 2, 2, 3) % 100, 10 * named(2))
    call = [a % 2 if t == "?" else a for a, t in zip(call, types, strict=True)]
    data = [None if t is None else a.astype(t) for a, t in zip(call, types, strict=True)]
    y = conv_transpose2d(*data)
    assert y.dtype == np.dtype(result)
    assert y.dtype.isnative
    exact = stamped(*call, (1, 1), ((0, 0), (0, 0)), (0, 0), (1, 1), 1)
    if bias is None:
        exact -= call[2].reshape(2, 1, 1)
    rounding = np.finfo(result).eps if y.dtype.kind in "fc" else 0
    assert_allclose(y, exact.astype(result), rtol=rounding)


def test_a_bare_number_as_bias_does_not_change_the_type_of_floats():
    assert conv_transpose1d(np.ones(3, "f4"), np.ones(2, "f4"), 0.1).dtype == np.float32


def test_half_precision_is_rounded_once():
    a = np.float16(1 + 2**-10)  # a·a = 1 + 2⁻⁹ + 2⁻²⁰, which half precision would cut off
    y = conv_transpose1d(np.array([a, 1], "f2"), np.array([-1 - 2**-9, a], "f2"))
    assert y[1] == 2**-20


def test_complex_weights_are_not_conjugated():
    assert conv_transpose1d([1j], [1, 1j]).tolist() == [1j, -1]


@given(
    st.lists(st.integers(-(2**63), 2**64 - 1), min_size=1, max_size=3),
    st.lists(st.integers(-4, 4) | st.integers(-(2**62), 2**62), min_size=1, max_size=2),
    st.integers(-9, 9) | st.integers(-(2**63), 2**63 - 1),
)
def test_integers_are_exact_or_refused(values, taps, bias):
    signed = min(values) < 0
    x = np.array([v // 2 if signed else v for v in values], "i8" if signed else "u8")
    call = (x[None, None], np.array([[taps]]), np.array([bias]))
    exact = stamped(*call, (1,), ((0, 0),), (0,), (1,), 1)
    if all(value in INT64 for value in exact.flat):
        assert conv_transpose1d(*call).tolist() == exact.tolist()
    else:
        with pytest.raises(ValueError, match=r"^the integer result does not fit in int64; "):
            conv_transpose1d(*call)


def test_a_sum_of_integers_at_the_limit_of_floats():
    assert conv_transpose1d([2**53 - 1, 2], [1, 1]).tolist() == [2**53 - 1, 2**53 + 1, 2]
    # output 0 gathers both inputs, output 1 none
    y = conv_transpose1d([[2**53 - 1], [2]], [[[1], [0]], [[1], [0]]])
    assert y.tolist() == [[2**53 + 1], [0]]


def test_small_integers_do_not_wrap():
    x, kernel = np.full((2, 2), 255, "u1"), np.full((2, 2), 255, "u1")
    assert conv_transpose2d(x, kernel)[1, 1] == 4 * 255 * 255


@pytest.mark.parametrize(
    "layout",
    [
        np.asfortranarray,
        lambda a: a[::-1, :, ::-1, ::-1].copy()[::-1, :, ::-1, ::-1],
        lambda a: a.repeat(2, axis=3)[..., ::2],
        lambda a: a.astype(a.dtype.newbyteorder(">")),
        lambda a: a.tolist(),
    ],
    ids=["columns first", "backwards", "every second", "big-endian", "list"],
)
@pytest.mark.parametrize("dtype", [np.int64, np.float64])
def test_memory_layout_does_not_matter_and_nothing_is_modified(layout, dtype):
    x, weight, bias = (a.astype(dtype) for a in (named(2, 4, 3, 4), named(4, 2, 2, 3), named(4)))
    setting = {"stride": 2, "padding": 1, "groups": 2}
    expected = conv_transpose2d(x, weight, bias, **setting)
    data = [layout(x), layout(weight), bias]
    for array in data:
        if isinstance(array, np.ndarray):
            array.flags.writeable = False  # an attempt to write would raise
    y = conv_transpose2d(*data, **setting)
    assert_array_equal(y, expected)
    assert y.flags.writeable


def test_zero_strides_work():
    x = np.broadcast_to(named(1, 1, 5), (4, 3, 5))
    weight = np.broadcast_to(named(4)[:, None, None, None], (4, 2, 2, 3))
    expected = conv_transpose2d(x.copy(), weight.copy())
    assert_array_equal(conv_transpose2d(x, weight), expected)


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8"])
def test_nan_and_infinity_flow(dtype):
    x, kernel = np.array([1, 0, 2], dtype), np.array([np.inf, 1], dtype)
    with np.errstate(invalid="ignore"):
        y = conv_transpose1d(x, kernel, stride=2, output_padding=1)
        # what no stamp reaches is 0; torch 2.13.0 gives the same
        assert_array_equal(y, [np.inf, 1, np.nan, 0, np.inf, 2, 0])
        y = conv_transpose1d(np.array([np.nan, 1, 1], dtype), np.ones(2, dtype))
    assert_array_equal(y, [np.nan, np.nan, 2, 1])


def test_a_batch_may_be_empty():
    y = conv_transpose2d(np.ones((0, 4, 5, 6), "f4"), np.ones((4, 2, 2, 3), "f4"), groups=2)
    assert (y.shape, y.dtype) == ((0, 4, 6, 8), np.float32)
    y = conv_transpose1d(np.ones((0, 1, 5), "u1"), np.ones((1, 1, 2), "?"))
    assert (y.shape, y.dtype) == ((0, 1, 6), np.int64)


# What is refused

X, WEIGHT, BIAS = np.ones((1, 4, 3, 5)), np.ones((4, 3, 2, 3)), np.ones(6)
FITS = {"x": X, "weight": WEIGHT, "bias": BIAS, "groups": 2}


def test_what_the_errors_are_made_from_fits():
    assert conv_transpose2d(**FITS).shape == (1, 6, 4, 7)


@pytest.mark.parametrize("name", ["x", "weight", "bias"])
def test_refuses_what_is_no_data(name):
    shape = FITS[name].shape
    for error, value, message in [
        (TypeError, np.ones(shape, object), r"has dtype object, which is not a number; convert it"),
        (TypeError, np.ones(shape, str), r"has dtype <U1, which is not a number; convert it"),
        (TypeError, np.ma.ones(shape), r"is a masked array, and its mask would be lost; fill it"),
        (ValueError, [[1, 2], [3]], r"is not a regular array \(.*\); give rows of equal length$"),
        (ValueError, np.ones((*shape[:-1], 0)), r"is empty \(shape=.*0,?\)\); every axis needs"),
    ]:
        with pytest.raises(error, match=f"^{name} {message}"):
            conv_transpose2d(**FITS | {name: value})


@pytest.mark.parametrize("name", ["weight", "bias", "x"])
def test_only_a_batch_may_be_empty(name):
    shape = FITS[name].shape if name != "x" else (3, 5)
    with pytest.raises(ValueError, match=rf"^{name} is empty \(shape=\(0,"):
        conv_transpose2d(**FITS | {name: np.ones((0, *shape[name != "x" :]))})


@pytest.mark.parametrize("name", ["stride", "dilation", "padding", "output_padding", "groups"])
@pytest.mark.parametrize("value", [1.0, True, None, np.nan, b"1"])
def test_refuses_a_setting_that_is_no_whole_number(name, value):
    with pytest.raises(TypeError, match=rf"^{name}=.* is not a whole number; give an int$"):
        conv_transpose2d(**FITS | {name: value})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"stride": 0}, r"stride=0 is below 1; give 1 or more"),
        ({"stride": (1, -1)}, r"stride\[1\]=-1 is below 1; give 1 or more"),
        ({"dilation": 0}, r"dilation=0 is below 1; give 1 or more"),
        ({"groups": 0}, r"groups=0 is below 1; give 1 or more"),
        ({"padding": -1}, r"padding=-1 is below 0; give 0 or more"),
        ({"output_padding": -1}, r"output_padding=-1 is below 0; give 0 or more"),
        ({"padding": "SAME"}, r"padding='SAME' is unknown; give 'valid', 'same', 'same_lower'"),
        ({"stride": (1, 1, 1)}, r"stride=\(1, 1, 1\) has length 3 but the number of axes is 2"),
        ({"dilation": [2]}, r"dilation=\(2,\) has length 1 but the number of axes is 2"),
        ({"output_padding": (0, 0, 0)}, r"output_padding=\(0, 0, 0\) has length 3 but the number"),
        ({"padding": (1, 1, 1)}, r"padding=\(1, 1, 1\) has length 3 but the number of axes is 2; "),
        (
            {"output_padding": 1},
            r"axis 0: output_padding=1 is not below max\(stride, dilation\) = 1 ",
        ),
        (
            {"output_padding": (0, 3), "stride": 2, "dilation": (1, 3)},
            r"axis 1: output_padding=3 is not below max\(stride, dilation\) = 3 ",
        ),
        (
            {"padding": "same", "stride": 2, "output_padding": 1},
            r"axis 0: output_padding=1 beside padding='same', which already fixes the size",
        ),
        (
            {"padding": 2},
            r"axis 0: padding=2\+2 crops all of the 4 samples .*: give less$",
        ),
        ({"groups": 3}, r"groups=3 does not divide C_in=4; use a divisor$"),
        (
            {"x": np.ones((1, 3, 3, 5)), "groups": 1},
            r"weight takes 4 channels \(shape=\(4, 3, 2, 3\)\) but x has 3 "
            r"\(shape=\(1, 3, 3, 5\)\); weight.shape\[0\] must be C_in = 3, "
            r"for the weight of a transposed layer is \(C_in, C_out/groups, \.\.\.\)$",
        ),
        (
            {"bias": np.ones(3)},
            r"bias has shape \(3,\) but there are 6 output channel\(s\); give shape \(6,\)$",
        ),
    ],
)
def test_refuses_what_does_not_fit(changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        conv_transpose2d(**FITS | changed)


@pytest.mark.parametrize(
    ("layer", "x", "weight", "message"),
    [
        (
            conv_transpose2d,
            (5, 6),
            (6, 2, 2, 3),
            r"x has 2 axes \(shape=\(5, 6\)\) but weight has shape \(6, 2, 2, 3\); "
            r"give x as \(N, C_in, H, W\) or \(C_in, H, W\)",
        ),
        (
            conv_transpose2d,
            (4, 5, 6),
            (2, 2, 3),
            r"weight has 3 axes \(shape=\(2, 2, 3\)\); "
            r"give \(C_in, C_out/groups, h, w\), or \(h, w\) with an x of \(H, W\)",
        ),
        (
            conv_transpose1d,
            (4, 5),
            (3,),
            r"weight has 1 axes .*, so x must be \(L\) but it has shape \(4, 5\); "
            r"give weight as \(C_in, C_out/groups, k\)",
        ),
        (conv_transpose3d, (5, 6), (2, 2, 2), r".* so x must be \(D, H, W\) but it has shape"),
    ],
)
def test_refuses_ranks_that_do_not_fit(layer, x, weight, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        layer(np.ones(x), np.ones(weight))
