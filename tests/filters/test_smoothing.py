import re
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import ndimage

from convkit import filters
from convkit.filters.parts import MOST_TAPS

from .common import IMAGE, SIZES, filtered, shape_of


def test_by_hand():
    assert filters.box((2, 1)).tolist() == [[0.5], [0.5]]
    assert (256 * filters.binomial((1, 5))).tolist() == [[16, 64, 96, 64, 16]]
    # exp(−1/2σ²) = ½ down and ¼ across
    kernel = filters.gaussian(((2 * np.log(2)) ** -0.5, (4 * np.log(2)) ** -0.5), size=3)
    assert_allclose(24 * kernel, [[1, 4, 1], [2, 8, 2], [1, 4, 1]], rtol=1e-14)


@pytest.mark.parametrize("size", [1, 3, 5, (1, 3), (5, 1), (3, 7)])
def test_averages_agree_with_scipy(size):
    assert_allclose(filtered(filters.box(size)), ndimage.uniform_filter(IMAGE, size), rtol=1e-13)
    expected = IMAGE
    for axis, taps in enumerate(shape_of(size)):
        row = [comb(taps - 1, n) / 2 ** (taps - 1) for n in range(taps)]
        expected = ndimage.correlate1d(expected, row, axis)
    assert_allclose(filtered(filters.binomial(size)), expected, rtol=1e-13)


@pytest.mark.parametrize("sigma", [0.1, 0.124, 0.125, 0.4, 0.5, 1, 1.7, np.float32(2), (0.5, 1.5)])
def test_gaussian_agrees_with_scipy(sigma):
    assert_allclose(filtered(filters.gaussian(sigma)), ndimage.gaussian_filter(IMAGE, sigma))


@pytest.mark.parametrize(
    ("sigma", "shape"),
    [
        (0.12, (1, 1)),
        (0.13, (3, 3)),
        (1, (9, 9)),
        (1.1, (9, 9)),
        (1.125, (11, 11)),
        ((2, 1), (17, 9)),
    ],
)
def test_gaussian_reaches_four_standard_deviations(sigma, shape):
    assert filters.gaussian(sigma).shape == shape


@given(st.floats(1.5, 3), st.floats(1.5, 3))
def test_blurs_add_their_variances(a, b):
    one, two, both = (filters.gaussian((s, 1), (81, 1))[:, 0] for s in (a, b, np.hypot(a, b)))
    assert_allclose(np.convolve(one, two, "same"), both, rtol=0, atol=1e-9)


@pytest.mark.parametrize("size", SIZES)
def test_averages_have_the_size_asked_for_and_sum_to_one(size):
    kernels = [filters.box(size), filters.binomial(size)]
    if all(k % 2 for k in shape_of(size)):
        kernels.append(filters.gaussian((0.8, 1.2), size))
    for kernel in kernels:
        assert kernel.shape == shape_of(size)
        assert kernel.sum() == pytest.approx(1, abs=1e-15)
        assert (kernel > 0).all()
        assert_array_equal(kernel, np.flip(kernel))


def test_a_bell_much_narrower_than_a_pixel_is_one_tap():
    for sigma in (1e-200, 5e-324, (1e-200, 5e-324)):
        assert_array_equal(filters.gaussian(sigma, size=3), filters.identity())


def test_the_largest_kernels_can_still_be_made():
    assert filters.box((2048, 2048)).size == filters.box((1, MOST_TAPS)).size == MOST_TAPS


@pytest.mark.parametrize("name", ["identity", "box", "binomial", "emboss"])
@pytest.mark.parametrize(
    ("error", "size", "message"),
    [
        (ValueError, 0, "size=0 is below 1; give 1 or more"),
        (ValueError, (3, -1), "size[1]=-1 is below 1; give 1 or more"),
        (
            ValueError,
            (1, 3, 5),
            "size=(1, 3, 5) has length 3 but the number of axes is 2; give one int",
        ),
        (
            ValueError,
            (2049, 2049),
            "size=(2049, 2049): the kernel would have more than 4194304 taps, as many as "
            "2048×2048; ask for a smaller one",
        ),
        (TypeError, 3.0, "size=3.0 is not a whole number; give an int"),
        (TypeError, "3", "size='3' is not a whole number; give an int"),
    ],
)
def test_refuses_sizes_that_do_not_fit(name, error, size, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        getattr(filters, name)(size)


@pytest.mark.parametrize("name", ["gaussian", "laplacian_of_gaussian"])
@pytest.mark.parametrize(
    ("error", "arguments", "message"),
    [
        (ValueError, (0,), "sigma=0 is not above 0; give a positive number"),
        (ValueError, ((1, -0.5),), "sigma[1]=-0.5 is not above 0; give a positive number"),
        (ValueError, (np.inf,), "sigma=inf is not finite; give a finite number"),
        (ValueError, (np.nan,), "sigma=nan is not finite; give a finite number"),
        (TypeError, ("1",), "sigma='1' is not a real number; give a float"),
        (TypeError, (True,), "sigma=True is not a real number; give a float"),
        (
            ValueError,
            ((1, 2, 3),),
            "sigma=(1, 2, 3) has length 3 but the number of axes is 2; give one number, or 2",
        ),
        (ValueError, (300,), "sigma=300: the kernel would have more than 4194304 taps, as many as"),
        (ValueError, ((1, 1e308),), "sigma=(1, 1e+308): the kernel would have more than 4194304"),
        (ValueError, (1, (2049, 2049)), "size=(2049, 2049): the kernel would have more than"),
        (ValueError, (1, 4), "size=(4, 4) has no centre; give odd sizes"),
        (ValueError, (1, (3, 0)), "size[1]=0 is below 1; give 1 or more"),
    ],
)
def test_refuses_widths_that_do_not_fit(name, error, arguments, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        getattr(filters, name)(*arguments)
