import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import ndimage

from convkit import filters

from .common import IMAGE, filtered


def test_sharpen_by_hand_and_as_scipy_has_it():
    assert filters.sharpen().tolist() == [[-1, -1, -1], [-1, 9, -1], [-1, -1, -1]]
    assert filters.sharpen().sum() == 1
    nine = 9 * ndimage.uniform_filter(IMAGE, 3)
    assert_allclose(filtered(filters.sharpen()), 10 * IMAGE - nine, rtol=0, atol=1e-9)


def test_unsharp_by_hand():
    # one standard deviation of ¼: 3×3, and e⁻⁸ beside the centre
    e = np.exp(-8)
    bell = np.outer([e, 1, e], [e, 1, e]) / (1 + 2 * e) ** 2
    expected = -2 * bell
    expected[1, 1] += 3
    assert_allclose(filters.unsharp(2, sigma=0.25), expected, rtol=1e-13)


@given(st.floats(-1, 4), st.floats(0.2, 2))
def test_unsharp_adds_what_the_blur_takes_away(amount, sigma):
    blurred = ndimage.gaussian_filter(IMAGE, sigma)
    expected = IMAGE + amount * (IMAGE - blurred)
    assert_allclose(filtered(filters.unsharp(amount, sigma)), expected, rtol=0, atol=1e-8)
    assert filters.unsharp(amount, sigma).sum() == pytest.approx(1, abs=1e-12)


def test_the_ends_of_unsharp():
    assert_array_equal(filters.unsharp(0, 0.5), filters.identity(5))
    assert_allclose(filters.unsharp(-1, 0.5), filters.gaussian(0.5), rtol=1e-14, atol=1e-17)


@pytest.mark.parametrize(
    ("error", "arguments", "message"),
    [
        (ValueError, (np.inf,), "amount=inf is not finite; give a finite number"),
        (TypeError, (None,), "amount=None is not a real number; give a float"),
        (
            ValueError,
            (1, 300),
            "sigma=300: the kernel would have more than 4194304 taps, as many as 2048×2048; "
            "ask for a smaller one",
        ),
        (ValueError, (1, -1), "sigma=-1 is not above 0; give a positive number"),
    ],
)
def test_refuses_what_does_not_fit(error, arguments, message):
    with pytest.raises(error, match=f"^{re.escape(message)}$"):
        filters.unsharp(*arguments)
