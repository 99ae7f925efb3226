import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from scipy import ndimage

from convkit import convolve, correlate, filters

from .common import IMAGE, filtered


def test_by_hand():
    assert filters.identity().tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert filters.identity((1, 5)).tolist() == [[0, 0, 1, 0, 0]]
    assert filters.shift(0, 0).tolist() == [[1]]
    assert filters.shift(1, 0).tolist() == [[1], [0], [0]]
    assert filters.shift(0, -2).tolist() == [[0, 0, 0, 0, 1]]


def test_identity_gives_the_image_back():
    for size in (1, 3, (1, 5), (3, 5)):
        assert_array_equal(filtered(filters.identity(size)), IMAGE)


@given(st.integers(-4, 4), st.integers(-4, 4))
def test_shift_moves_the_picture_down_and_right(down, right):
    kernel = filters.shift(down, right)
    assert kernel.sum() == 1
    moved = ndimage.shift(IMAGE, (down, right), order=0, mode="constant")
    assert_array_equal(correlate(IMAGE, kernel, "same"), moved)
    rolled = np.roll(IMAGE, (down, right), (0, 1))
    assert_array_equal(correlate(IMAGE, kernel, "same", "wrap"), rolled)
    # convolution turns the kernel, and the picture moves the other way
    back = np.roll(IMAGE, (-down, -right), (0, 1))
    assert_array_equal(convolve(IMAGE, kernel, "same", "wrap"), back)


@pytest.mark.parametrize(
    ("error", "call", "message"),
    [
        (ValueError, lambda: filters.identity((3, 2)), "size=(3, 2) has no centre; give odd sizes"),
        (
            ValueError,
            lambda: filters.shift(-1024, 1024),
            "down=-1024, right=1024: the kernel would have more than 4194304 taps, as many as "
            "2048×2048; ask for a smaller one",
        ),
        (TypeError, lambda: filters.shift(0.5, 0), "down=0.5 is not a whole number; give an int"),
        (TypeError, lambda: filters.shift(0, "1"), "right='1' is not a whole number; give an int"),
    ],
)
def test_refuses_what_does_not_fit(error, call, message):
    with pytest.raises(error, match=f"^{re.escape(message)}$"):
        call()
