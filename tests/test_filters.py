import re
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import ndimage

from convkit import conv2d, filters, pad

from .oracles import named

# Values that name their place, squared: not even their second differences are symmetric
IMAGE = named(6, 7) ** 2.0
SIZES = [1, 2, 3, 4, 5, 9, (1, 3), (3, 1), (2, 5), (5, 2), (7, 4)]


def filtered(kernel):
    """The image as scipy.ndimage has it, mirrored at its border (its mode "reflect")."""
    (height, width), border = kernel.shape, (lambda k: ((k - 1) // 2, k // 2))
    return conv2d(pad(IMAGE, (border(height), border(width)), "symmetric"), kernel)


def shape_of(size):
    return (size, size) if isinstance(size, int) else size


def test_by_hand():
    assert filters.identity().tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert filters.identity((1, 5)).tolist() == [[0, 0, 1, 0, 0]]
    assert filters.box((2, 1)).tolist() == [[0.5], [0.5]]
    assert (256 * filters.binomial((1, 5))).tolist() == [[16, 64, 96, 64, 16]]
    assert filters.sharpen().tolist() == [[-1, -1, -1], [-1, 9, -1], [-1, -1, -1]]
    assert filters.emboss((2, 3)).tolist() == [[-1, -1, 0], [0, 1, 1]]
    assert filters.sobel(0).tolist() == [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]
    assert filters.prewitt(1).tolist() == [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]
    assert filters.laplacian(8).tolist() == [[1, 1, 1], [1, -8, 1], [1, 1, 1]]


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("name", ["sobel", "prewitt"])
def test_slopes_agree_with_scipy(name, axis):
    kernel = getattr(filters, name)(axis)
    assert_allclose(filtered(kernel), getattr(ndimage, name)(IMAGE, axis), rtol=0, atol=1e-9)


def test_second_differences_agree_with_scipy():
    assert_allclose(filtered(filters.laplacian()), ndimage.laplace(IMAGE), rtol=0, atol=1e-9)
    nine = 9 * ndimage.uniform_filter(IMAGE, 3)
    assert_allclose(filtered(filters.laplacian(8)), nine - 9 * IMAGE, rtol=0, atol=1e-9)
    assert_allclose(filtered(filters.sharpen()), 10 * IMAGE - nine, rtol=0, atol=1e-9)


@pytest.mark.parametrize("size", [1, 3, 5, (1, 3), (5, 1), (3, 7)])
def test_averages_agree_with_scipy(size):
    assert_allclose(filtered(filters.box(size)), ndimage.uniform_filter(IMAGE, size), rtol=1e-13)
    expected = IMAGE
    for axis, taps in enumerate(shape_of(size)):
        row = [comb(taps - 1, n) / 2 ** (taps - 1) for n in range(taps)]
        expected = ndimage.correlate1d(expected, row, axis)
    assert_allclose(filtered(filters.binomial(size)), expected, rtol=1e-13)


def test_identity_gives_the_image_back():
    for size in (1, 3, (1, 5), (3, 5)):
        assert_array_equal(filtered(filters.identity(size)), IMAGE)


@pytest.mark.parametrize("size", SIZES)
def test_averages_have_the_size_asked_for_and_sum_to_one(size):
    for kernel in (filters.box(size), filters.binomial(size)):
        assert kernel.shape == shape_of(size)
        assert kernel.sum() == pytest.approx(1, abs=1e-15)
        assert (kernel > 0).all()
        assert_array_equal(kernel, np.flip(kernel))


def test_other_sums_are_one_or_zero():
    assert filters.identity(5).sum() == filters.sharpen().sum() == 1
    changes = [filters.laplacian(4), filters.laplacian(8)]
    changes += [slope(axis) for slope in (filters.sobel, filters.prewitt) for axis in (0, 1)]
    assert [kernel.sum() for kernel in changes] == [0] * 6


@pytest.mark.parametrize("size", SIZES)
def test_emboss_is_minus_itself_turned_by_half(size):
    kernel = filters.emboss(size)
    rows, columns = shape_of(size)
    assert kernel.shape == (rows, columns)
    assert_array_equal(kernel, -np.flip(kernel))
    for row, column in np.ndindex(rows, columns):
        down = Fraction(2 * row, rows - 1) - 1 if rows > 1 else 0
        across = Fraction(2 * column, columns - 1) - 1 if columns > 1 else 0
        assert kernel[row, column] == (down + across > 0) - (down + across < 0)


@pytest.mark.parametrize(
    "kernel",
    [filters.box((3, 4)), filters.binomial((4, 5)), filters.sobel(0), filters.prewitt(1)],
    ids=["box", "binomial", "sobel", "prewitt"],
)
def test_separable_kernels_are_a_column_times_a_row(kernel):
    assert np.linalg.matrix_rank(kernel) == 1
    column, row = kernel[:, -1:] / kernel[-1, -1], kernel[-1:]
    assert_allclose(conv2d(conv2d(IMAGE, column), row), conv2d(IMAGE, kernel), atol=1e-9)


def test_the_others_are_not_separable():
    for kernel in (filters.laplacian(4), filters.laplacian(8), filters.sharpen(), filters.emboss()):
        assert np.linalg.matrix_rank(kernel) > 1


def test_every_filter_is_a_float_matrix_of_its_own():
    calls = {name: () for name in filters.__all__} | {"sobel": (0,), "prewitt": (1,)}
    for name, arguments in calls.items():
        kernel = getattr(filters, name)(*arguments)
        assert (kernel.dtype, kernel.ndim) == (np.float64, 2)
        kernel += 1  # the next one is made afresh
        assert not np.array_equal(getattr(filters, name)(*arguments), kernel)


@pytest.mark.parametrize(
    ("error", "name", "argument", "message"),
    [
        (ValueError, "identity", (3, 2), "size=(3, 2) has no centre; give odd sizes"),
        (ValueError, "sobel", 2, "axis=2 is not an axis of an image; give 0 (rows) or 1 (columns)"),
        (ValueError, "prewitt", -1, "axis=-1 is not an axis of an image; give 0 (rows) or"),
        (TypeError, "sobel", "x", "axis='x' is not a whole number; give an int"),
        (TypeError, "sobel", True, "axis=True is not a whole number; give an int"),
        (ValueError, "laplacian", 3, "neighbours=3 is not known; give 4 or 8"),
        (TypeError, "laplacian", 4.0, "neighbours=4.0 is not a whole number; give an int"),
    ],
)
def test_refuses_what_does_not_fit(error, name, argument, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        getattr(filters, name)(argument)


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
        (TypeError, 3.0, "size=3.0 is not a whole number; give an int"),
        (TypeError, "3", "size='3' is not a whole number; give an int"),
    ],
)
def test_refuses_sizes_that_do_not_fit(name, error, size, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        getattr(filters, name)(size)
