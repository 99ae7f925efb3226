import re

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import ndimage

from convkit import conv2d, filters

from .common import IMAGE, filtered

SLOPES = {"sobel": 8, "prewitt": 6, "scharr": 32}  # how many times the slope


def test_by_hand():
    assert filters.sobel(0).tolist() == [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]
    assert filters.prewitt(1).tolist() == [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]
    assert filters.scharr(0).tolist() == [[-3, -10, -3], [0, 0, 0], [3, 10, 3]]
    assert filters.laplacian(8).tolist() == [[1, 1, 1], [1, -8, 1], [1, 1, 1]]
    collatz = [[1, 4, 1], [4, -20, 4], [1, 4, 1]]
    assert_allclose(6 * filters.nine_point_laplacian(), collatz, rtol=1e-15)
    diagonals = [[0.5, 0, 0.5], [0, -2, 0], [0.5, 0, 0.5]]
    assert filters.nine_point_laplacian(1).tolist() == diagonals


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("name", ["sobel", "prewitt"])
def test_slopes_agree_with_scipy(name, axis):
    kernel = getattr(filters, name)(axis)
    assert_allclose(filtered(kernel), getattr(ndimage, name)(IMAGE, axis), rtol=0, atol=1e-9)


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("name", SLOPES)
def test_slopes_of_a_plane(name, axis):
    rows, columns = np.indices((4, 5))
    response = conv2d(5.0 + 2 * rows - 3 * columns, getattr(filters, name)(axis))
    assert_array_equal(response, np.full((2, 3), SLOPES[name] * (2, -3)[axis]))


def angle_error(name):
    """Mean error of the gradient's direction, in degrees, over waves up to a third of Nyquist."""
    length, turn = np.meshgrid(np.linspace(0.05, np.pi / 3, 20), np.linspace(0, np.pi / 4, 19))
    waves = length * np.cos(turn), length * np.sin(turn)  # phase steps down and across
    answers = []
    for axis in (0, 1):
        taps = zip(np.ndindex(3, 3), getattr(filters, name)(axis).ravel(), strict=True)
        # a wave's response is Σ w·sin(phase at the tap), for kernels that are odd
        answers.append(
            sum(w * np.sin((a - 1) * waves[0] + (b - 1) * waves[1]) for (a, b), w in taps)
        )
    return np.degrees(np.abs(np.arctan2(answers[1], answers[0]) - turn)).mean()


def test_scharr_finds_directions_best():
    assert angle_error("scharr") < 0.25 * angle_error("sobel") < 0.25 * angle_error("prewitt")


def test_second_differences_agree_with_scipy():
    assert_allclose(filtered(filters.laplacian()), ndimage.laplace(IMAGE), rtol=0, atol=1e-9)
    nine = 9 * ndimage.uniform_filter(IMAGE, 3)
    assert_allclose(filtered(filters.laplacian(8)), nine - 9 * IMAGE, rtol=0, atol=1e-9)


@pytest.mark.parametrize("share", [0, 0.2, 1 / 3, 0.5, 2 / 3, 1])
def test_nine_points_give_the_second_derivatives_of_a_parabola(share):
    rows, columns = np.indices((4, 5))
    parabola = 2.0 * rows**2 - 3 * columns**2 + 7 * rows * columns + 1
    kernel = filters.nine_point_laplacian(share)
    assert_allclose(conv2d(parabola, kernel), np.full((2, 3), 4.0 - 6), rtol=0, atol=1e-12)


def test_the_laplacians_are_one_family():
    assert_array_equal(filters.nine_point_laplacian(0), filters.laplacian(4))
    assert_allclose(3 * filters.nine_point_laplacian(2 / 3), filters.laplacian(8), rtol=1e-15)


def test_a_third_of_diagonals_errs_alike_in_all_directions():
    length, turns = 0.3, np.radians([0, 15, 30, 45])

    def spread(share):
        kernel = filters.nine_point_laplacian(share)
        down, across = np.indices((3, 3)) - 1
        answers = [
            (kernel * np.cos(length * (down * np.cos(t) + across * np.sin(t)))).sum() for t in turns
        ]
        return np.ptp(answers) / length**2

    assert spread(1 / 3) < 1e-4 < 1e-3 < min(spread(0), spread(1 / 2), spread(2 / 3))


@pytest.mark.parametrize("sigma", [2, (2, 3)])
def test_laplacian_of_gaussian_agrees_with_scipy(sigma):
    # so far out that the sampled variance is the square of sigma
    size = tuple(20 * s + 1 for s in np.broadcast_to(sigma, 2).tolist())
    expected = ndimage.gaussian_laplace(IMAGE, sigma, truncate=10)
    kernel = filters.laplacian_of_gaussian(sigma, size)
    assert_allclose(filtered(kernel), expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("sigma", [0.4, 1, 1.6, (1, 2)])
def test_laplacian_of_gaussian_differs_from_scipy_by_its_tails_alone(sigma):
    kernel = filters.laplacian_of_gaussian(sigma)
    assert kernel.shape == filters.gaussian(sigma).shape
    assert kernel.sum() == pytest.approx(0, abs=1e-14)
    impulse = np.zeros(kernel.shape)
    impulse[tuple(k // 2 for k in kernel.shape)] = 1
    expected = ndimage.gaussian_laplace(impulse, sigma, mode="constant")
    missing = expected.sum() * filters.gaussian(sigma)  # SciPy's weights do not sum to 0
    assert_allclose(kernel, expected - missing, rtol=0, atol=1e-12)
    assert kernel[impulse == 1] < 0  # a bright spot answers with a negative number


def test_changes_sum_to_zero():
    changes = [filters.laplacian(4), filters.laplacian(8), filters.nine_point_laplacian(0.5)]
    changes += [getattr(filters, name)(axis) for name in SLOPES for axis in (0, 1)]
    assert [kernel.sum() for kernel in changes] == [0] * 9


@pytest.mark.parametrize(
    ("error", "name", "argument", "message"),
    [
        (ValueError, "sobel", 2, "axis=2 is not an axis of an image; give 0 (rows) or 1 (columns)"),
        (ValueError, "prewitt", -1, "axis=-1 is not an axis of an image; give 0 (rows) or"),
        (ValueError, "scharr", 3, "axis=3 is not an axis of an image; give 0 (rows) or"),
        (TypeError, "sobel", "x", "axis='x' is not a whole number; give an int"),
        (TypeError, "sobel", True, "axis=True is not a whole number; give an int"),
        (ValueError, "laplacian", 3, "neighbours=3 is not known; give 4 or 8"),
        (TypeError, "laplacian", 4.0, "neighbours=4.0 is not a whole number; give an int"),
        (
            ValueError,
            "nine_point_laplacian",
            1.5,
            "diagonal=1.5 is not a share; give a number from 0 to 1",
        ),
        (TypeError, "nine_point_laplacian", 1j, "diagonal=1j is not a real number; give a float"),
        (
            ValueError,
            "laplacian_of_gaussian",
            0.1,
            "sigma=0.1 with 1 tap(s) gives the neighbours of the centre no weight, "
            "so nothing can bend; give a larger sigma or a size of 3 or more",
        ),
    ],
)
def test_refuses_what_does_not_fit(error, name, argument, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        getattr(filters, name)(argument)


def test_refuses_a_bell_too_narrow_to_bend():
    with pytest.raises(ValueError, match=r"^sigma=0\.01 with 3 tap\(s\) gives the neighbours"):
        filters.laplacian_of_gaussian(0.01, size=3)


def test_the_laplacian_of_a_huge_gaussian_bends_no_more():
    np.testing.assert_array_equal(filters.laplacian_of_gaussian(1e100, size=3), np.zeros((3, 3)))
