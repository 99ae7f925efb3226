import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from convkit import conv2d, filters
from convkit.filters import separable_parts

from .common import IMAGE

PRODUCTS = {
    "box": filters.box((3, 4)),
    "binomial": filters.binomial((4, 5)),
    "gaussian": filters.gaussian((0.6, 1.3)),
    "sobel": filters.sobel(0),
    "prewitt": filters.prewitt(1),
    "scharr": filters.scharr(0),
    "shift": filters.shift(1, -2),
    "motion": filters.motion(5, 90),
}
OTHERS = {
    "laplacian 4": filters.laplacian(4),
    "laplacian 8": filters.laplacian(8),
    "nine points": filters.nine_point_laplacian(),
    "laplacian of gaussian": filters.laplacian_of_gaussian(1),
    "sharpen": filters.sharpen(),
    "unsharp": filters.unsharp(),
    "emboss": filters.emboss(),
    "gabor": filters.gabor(6, 30),
    "motion": filters.motion(5, 30),
}


@pytest.mark.parametrize("kernel", PRODUCTS.values(), ids=PRODUCTS)
def test_two_passes_give_what_the_kernel_gives(kernel):
    column, row = separable_parts(kernel)
    assert column.shape == (kernel.shape[0], 1)
    assert row.shape == (1, kernel.shape[1])
    assert_allclose(column * row, kernel, rtol=1e-14)
    if kernel.shape[0] <= 6 and kernel.shape[1] <= 7:
        twice = conv2d(conv2d(IMAGE, column), row)
        assert_allclose(twice, conv2d(IMAGE, kernel), rtol=0, atol=1e-9)


@pytest.mark.parametrize("kernel", OTHERS.values(), ids=OTHERS)
def test_the_others_are_refused_with_their_rank(kernel):
    rank = np.linalg.matrix_rank(kernel)
    assert rank > 1
    message = f"kernel has rank {rank} (shape={kernel.shape}), and only a kernel of rank 1 is a"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        separable_parts(kernel)


def test_by_hand():
    column, row = separable_parts(filters.sobel(1))
    assert (column.tolist(), row.tolist()) == ([[1], [2], [1]], [[-1, 0, 1]])
    column, row = separable_parts([[0, 0, 0], [0, 6, 4], [0, -9, -6]])
    assert (column.tolist(), row.tolist()) == ([[0], [2], [-3]], [[0, 3, 2]])
    assert (column.dtype, row.dtype) == (np.int64, np.int64)
    column, row = separable_parts(-np.ones((2, 3)))
    assert (column.tolist(), row.tolist()) == ([[-1], [-1]], [[1, 1, 1]])


def test_an_average_falls_into_two_averages():
    for name in ("box", "binomial", "gaussian"):
        column, row = separable_parts(PRODUCTS[name])
        assert column.sum() == pytest.approx(1, abs=1e-14)
        assert row.sum() == pytest.approx(1, abs=1e-14)


@given(
    st.lists(st.integers(-(2**20), 2**20), min_size=1, max_size=5).filter(any),
    st.lists(st.integers(-(2**20), 2**20), min_size=1, max_size=5).filter(any),
    st.sampled_from([np.int64, np.float64]),
)
def test_whole_numbers_come_apart_exactly(down, across, dtype):
    kernel = np.outer(down, across).astype(dtype)
    column, row = separable_parts(kernel)
    assert (column.dtype, row.dtype) == (dtype, dtype)
    assert_array_equal(column * row, kernel)
    assert np.gcd.reduce(row.astype(int), axis=None) == 1


def test_whole_numbers_are_told_apart_exactly():
    big = 2**31 + 1
    product = np.array([[big * big, big * (big + 1)], [big * (big - 1), big * big - 1]])
    assert np.linalg.matrix_rank(product.astype(float)) == 1  # as rounding has it
    assert_array_equal(np.outer(*separable_parts(product)), product)
    product[1, 1] += 1
    with pytest.raises(ValueError, match=r"^kernel has rank 2 \(shape=\(2, 2\)\)"):
        separable_parts(product)


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", ">f4"])
def test_rounding_does_not_count_as_rank(dtype):
    exact = np.outer([0.1, 0.7, 0.3], [0.3, -0.2, 0.9, 0.77])
    column, row = separable_parts(exact.astype(dtype))
    assert_allclose(column * row, exact, rtol=4 * np.finfo(dtype).eps)
    bent = exact.copy()
    bent[1, 2] *= 1 + 40 * np.finfo(dtype).eps
    with pytest.raises(ValueError, match=r"^kernel has rank 2 "):
        separable_parts(bent.astype(dtype))


@pytest.mark.parametrize(
    ("error", "kernel", "message"),
    [
        (ValueError, np.zeros((2, 3)), "kernel has rank 0 (shape=(2, 3)), and only a kernel of"),
        (ValueError, [1, 2], "kernel has shape (2,); give a matrix, (h, w)"),
        (ValueError, np.zeros((0, 2)), "kernel has shape (0, 2); give a matrix, (h, w)"),
        (ValueError, [[1, 2], [3]], "kernel is not a regular array"),
        (TypeError, [[1j]], "kernel has dtype complex128; give real numbers"),
        (TypeError, [["1"]], "kernel has dtype <U1; give real numbers"),
        (ValueError, [[1, np.nan]], "kernel holds nan or inf; give finite numbers"),
    ],
)
def test_refuses_what_is_no_kernel(error, kernel, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        separable_parts(kernel)
