"""What the backward functions make of types and of arguments that do not fit."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from convkit import conv_backward, conv_transpose_backward

from ..oracles import named


@pytest.mark.parametrize(
    ("x", "weight", "g", "results"),
    [
        ("f4", "f4", "f4", ("f4", "f4", "f4")),
        ("f2", "f2", "f2", ("f2", "f2", "f2")),
        ("f8", "f4", "f8", ("f8", "f8", "f8")),
        ("u1", "f4", "f4", ("f4", "f4", "f4")),
        (">f8", ">f8", ">f8", ("f8", "f8", "f8")),
        ("u1", "i4", "?", ("i8", "i8", "i8")),
        ("c8", "f4", "c8", ("c8", "c8", "c8")),
    ],
)
@pytest.mark.parametrize("backward", [conv_backward, conv_transpose_backward])
def test_types_and_read_only_data(backward, x, weight, g, results):
    size = (3, 2) if backward is conv_backward else (5, 6)
    data = [named(4, 4) % 5, named(2, 3) % 7, named(*size) % 2]
    exact = backward(*data)
    data = [a.astype(t) for a, t in zip(data, (x, weight, g), strict=True)]
    for array in data:
        array.flags.writeable = False
    gradients = backward(*data)
    assert [a.dtype for a in gradients] == [np.dtype(t) for t in results]
    for a, b in zip(gradients, exact, strict=True):
        assert_allclose(a, b, rtol=1e-3)


@pytest.mark.parametrize("backward", [conv_backward, conv_transpose_backward])
def test_memory_layout_does_not_matter(backward):
    size = (3, 2) if backward is conv_backward else (5, 6)
    x, weight = named(4, 4).T, named(3, 2)[::-1].T
    g = np.broadcast_to(named(size[1]) + 1, size)  # no strides along the first axis
    expected = backward(x.copy(), weight.copy(), g.copy())
    for gradient, right in zip(backward(x, weight, g), expected, strict=True):
        assert_array_equal(gradient, right)


def test_integers_are_exact_or_refused():
    grad_x, grad_weight, grad_bias = conv_backward([2**31], [2**31], [2**31])
    assert (grad_x[0], grad_weight[0], grad_bias) == (2**62, 2**62, 2**31)
    with pytest.raises(ValueError, match=r"^the integer result does not fit in int64"):
        conv_backward([1], [2**32], [2**31])
    with pytest.raises(ValueError, match=r"^the integer result does not fit in int64"):
        conv_backward([2**32], [1], [2**31])
    with pytest.raises(ValueError, match=r"^the integer result does not fit in int64"):
        conv_backward([0, 0], [0], [2**62, 2**62])
    assert conv_backward([0, 0], [0], np.array([255, 255], "u1"))[2] == 510


def test_sums_of_integers_at_the_limit_of_floats():
    odd = 2**53 + 1
    assert conv_backward([2**53 - 1, 2], [1], [1, 1])[1].tolist() == [odd]
    assert conv_backward([1], [1], [2**53 - 1])[2].tolist() == 2**53 - 1
    assert conv_backward([1, 1], [1], [2**53 - 1, 2])[2].tolist() == odd
    # one channel gets both numbers, from two images
    x, weight, g = [[[1]], [[1]]], [[[1]], [[1]]], [[[2**53 - 1], [0]], [[2], [0]]]
    _, grad_weight, grad_bias = conv_backward(x, weight, g)
    assert grad_weight.tolist() == [[[odd]], [[0]]]
    assert grad_bias.tolist() == [odd, 0]


@pytest.mark.parametrize("backward", [conv_backward, conv_transpose_backward])
def test_a_batch_may_be_empty(backward):
    places = 4 if backward is conv_backward else 6
    gradients = backward(np.ones((0, 2, 5)), np.ones((2, 2, 2)), np.ones((0, 2, places)))
    assert [a.shape for a in gradients] == [(0, 2, 5), (2, 2, 2), (2,)]
    assert not gradients[1].any()
    assert not gradients[2].any()


def test_nan_flows_only_where_it_was_read():
    grad_x, grad_weight, grad_bias = conv_backward(
        [1.0, 1, np.nan, 1], [1.0, 1], [1.0, 1], stride=2
    )
    assert_array_equal(grad_x, [1, 1, 1, 1])
    assert_array_equal(grad_weight, [np.nan, 2])
    assert grad_bias == 2


# What is refused

FITS = {
    conv_backward: (np.ones((2, 4, 5, 6)), np.ones((6, 2, 2, 3)), np.ones((2, 6, 4, 4))),
    conv_transpose_backward: (np.ones((2, 4, 3, 5)), np.ones((4, 3, 2, 3)), np.ones((2, 6, 4, 7))),
}
both = pytest.mark.parametrize("backward", FITS)


@both
def test_what_the_errors_are_made_from_fits(backward):
    backward(*FITS[backward], groups=2)


@both
@pytest.mark.parametrize(
    "changed", [(2, 6, 4), (1, 6, 4, 7), (2, 6, 7, 4), (2, 3, 4, 7), (2, 6, 4, 8), (6, 4, 7)]
)
def test_refuses_a_gradient_of_another_shape(backward, changed):
    x, weight, grad_output = FITS[backward]
    told = ", ".join(map(str, grad_output.shape))
    message = rf"^grad_output has shape .* but the output has \({told}\) \(x .*, weight .*\); give "
    with pytest.raises(ValueError, match=message):
        backward(x, weight, np.ones(changed), groups=2)


def test_the_shapes_in_an_error_are_those_of_the_caller():
    message = (
        r"^grad_output has shape \(3,\) but the output has \(4,\) \(x \(5,\), weight \(2,\)\); "
        r"give one number for each output$"
    )
    with pytest.raises(ValueError, match=message):
        conv_backward(np.ones(5), np.ones(2), np.ones(3))


@both
@pytest.mark.parametrize("position", [0, 1, 2])
def test_refuses_what_is_no_data(backward, position):
    name = ("x", "weight", "grad_output")[position]
    shape = FITS[backward][position].shape
    for error, value, message in [
        (TypeError, np.ones(shape, object), r"has dtype object, which is not a number; convert it"),
        (TypeError, np.ma.ones(shape), r"is a masked array, and its mask would be lost; fill it"),
        (ValueError, [[1, 2], [3]], r"is not a regular array \(.*\); give rows of equal length$"),
        (ValueError, np.ones((*shape[:-1], 0)), r"is empty \(shape=.*0\)\); every axis needs"),
    ]:
        data = list(FITS[backward])
        data[position] = value
        with pytest.raises(error, match=f"^{name} {message}"):
            backward(*data, groups=2)


@both
@pytest.mark.parametrize(
    ("error", "changed", "message"),
    [
        (ValueError, {"stride": 0}, r"stride=0 is below 1"),
        (ValueError, {"stride": (1, 1, 1)}, r"stride=\(1, 1, 1\) has length 3"),
        (TypeError, {"dilation": np.nan}, r"dilation=nan is not a whole number"),
        (ValueError, {"padding": "SAME"}, r"padding='SAME' is unknown"),
        (TypeError, {"groups": "2"}, r"groups='2' is not a whole number"),
        (ValueError, {"groups": 3}, r"groups=3 does not divide C_in=4"),
    ],
)
def test_refuses_a_setting_that_does_not_fit(backward, error, changed, message):
    with pytest.raises(error, match=f"^{message}"):
        backward(*FITS[backward], **{"groups": 2} | changed)


@both
def test_refuses_ranks_that_do_not_fit(backward):
    message = r"^x has 2 axes .*; give x as \(N, C_in, H, W\) or \(C_in, H, W\)$"
    with pytest.raises(ValueError, match=message):
        backward(np.ones((5, 5)), np.ones((2, 2, 2, 3)), np.ones((4, 3)))
    message = r"^x has 3 axes .*; give x as \(N, C_in, \*spatial\) or \(C_in, \*spatial\)$"
    with pytest.raises(ValueError, match=message):
        backward(np.ones((5, 5, 5)), np.ones((1,) * 6), np.ones((4, 3)))
    with pytest.raises(ValueError, match=r"^weight has 0 axes .*, so x must be "):
        backward(np.ones(5), 1, np.ones(5))
