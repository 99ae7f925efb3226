import re
from fractions import Fraction
from math import cos, exp, hypot, pi, radians, sin, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from convkit import conv2d, filters

from .common import SIZES, centre_of_mass, shape_of

angles = st.floats(-180, 360)


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


def test_emboss_by_hand():
    assert filters.emboss((2, 3)).tolist() == [[-1, -1, 0], [0, 1, 1]]


def test_gabor_tap_by_tap():
    wavelength, angle, sigma, aspect, phase = 5.0, 30.0, 2.0, 0.5, 20.0
    kernel = filters.gabor(wavelength, angle, sigma, aspect, phase, size=(5, 7))
    for row, column in np.ndindex(5, 7):
        x, y = column - 3, 2 - row  # to the right and up
        u = x * cos(radians(angle)) + y * sin(radians(angle))
        v = -x * sin(radians(angle)) + y * cos(radians(angle))
        bell = exp(-(u**2 + aspect**2 * v**2) / (2 * sigma**2))
        expected = bell * cos(2 * pi * u / wavelength + radians(phase))
        assert kernel[row, column] == pytest.approx(expected, abs=1e-14)


def test_gabor_answers_most_to_its_own_wave():
    up, right = -np.indices((41, 41))[0], np.indices((41, 41))[1]
    for angle in (0, 30, 90, 135):
        kernel = filters.gabor(8, angle, sigma=5, size=41)
        responses = {}
        for other in (0, 30, 90, 135):
            along = right * cos(radians(other)) + up * sin(radians(other))
            pair = [np.cos(2 * pi * along / 8), np.sin(2 * pi * along / 8)]
            responses[other] = hypot(*((kernel * wave).sum() for wave in pair))
        assert max(responses, key=responses.get) == angle
        assert sorted(responses.values())[-2] < 0.15 * responses[angle]


def test_gabor_sizes_and_sums():
    assert filters.gabor(8).shape == (37, 37)  # ⌊4·0.56·8 + ½⌋ = 18 on either side
    assert filters.gabor(4, 0, sigma=1, aspect=0.5).shape == (17, 9)
    assert filters.gabor(4, 90, sigma=1, aspect=0.5).shape == (9, 17)
    tilted = 2 * int(4 * sqrt((1 + 4) / 2) + 0.5) + 1
    assert filters.gabor(4, 45, sigma=1, aspect=0.5).shape == (tilted, tilted)
    odd = filters.gabor(6, 25, phase=90)
    assert_allclose(odd, -np.flip(odd), rtol=0, atol=1e-15)
    assert odd.sum() == pytest.approx(0, abs=1e-13)
    even = filters.gabor(6, 25, sigma=2, aspect=0.8, phase=60, size=61)
    expected = 2 * pi * 4 / 0.8 * exp(-2 * pi**2 * 4 / 36) * cos(radians(60))
    assert even.sum() == pytest.approx(expected, rel=1e-6)


def test_gabor_under_a_bell_much_narrower_than_a_pixel_is_one_tap():
    assert_array_equal(filters.gabor(5, 30, sigma=1e-200, size=3), filters.identity())
    assert_array_equal(filters.gabor(5, sigma=1e-200, aspect=1e-250, size=(3, 1)), np.ones((3, 1)))


def test_motion_by_hand():
    assert_allclose(filters.motion(9), np.full((1, 9), 1 / 9), rtol=1e-15)
    assert filters.motion(1, 77).tolist() == [[1]]
    assert filters.motion(1 + sqrt(8), 45).shape == (3, 3)  # from corner to corner, to rounding
    assert_allclose(filters.motion(7, 90), filters.motion(7).T, rtol=1e-14)
    assert_allclose(filters.motion(2), [[0.25, 0.5, 0.25]], rtol=1e-15)
    # rising to the right, one row in four columns: ends at (row, column) = ±(½, −2)
    kernel = filters.motion(1 + sqrt(17), np.degrees(np.arctan2(1, 4)))
    s = sqrt(17)
    above = [0, 0, 1 - 4 / s, 1 - 3 / s, 1 - 1 / 2]  # the last lies beyond the end
    middle = [1 - 2 / s, 1 - 1 / s, 1, 1 - 1 / s, 1 - 2 / s]
    expected = np.array([above, middle, above[::-1]])
    assert_allclose(kernel, expected / expected.sum(), rtol=0, atol=1e-12)


@pytest.mark.parametrize("length", [1, 3, 4.5, 9])
@pytest.mark.parametrize("angle", [0, 20, 45, 70])
def test_motion_turns_with_its_angle(length, angle):
    kernel = filters.motion(length, angle)
    assert_allclose(filters.motion(length, angle + 90), np.rot90(kernel), rtol=0, atol=1e-12)
    assert_allclose(filters.motion(length, angle + 180), kernel, rtol=0, atol=1e-12)
    assert_allclose(filters.motion(length, -angle), kernel[::-1], rtol=0, atol=1e-12)
    assert_allclose(filters.motion(length, 90 - angle), np.rot90(kernel[::-1]), rtol=0, atol=1e-12)


@given(st.floats(1, 15), angles)
def test_motion_weighs_each_tap_by_its_distance_from_the_line(length, angle):
    kernel = filters.motion(length, angle)
    assert kernel.sum() == pytest.approx(1, abs=1e-12)
    assert kernel.min() >= 0
    assert_allclose(centre_of_mass(kernel), 0, atol=1e-12)
    rows, columns = (k // 2 for k in kernel.shape)
    # brute force: the nearest of many points on the line
    half = np.linspace(-(length - 1) / 2, (length - 1) / 2, 3001)
    points = np.stack([-half * sin(radians(angle)), half * cos(radians(angle))])
    taps = np.indices((2 * rows + 3, 2 * columns + 3)).reshape(2, -1, 1)  # and a ring around them
    taps = taps - np.array([rows + 1, columns + 1]).reshape(2, 1, 1)
    nearest = np.hypot(*(taps - points[:, None])).min(axis=1)
    weights = np.maximum(1 - nearest, 0).reshape(2 * rows + 3, 2 * columns + 3)
    expected = weights / weights.sum()
    assert_allclose(np.pad(kernel, 1), expected, rtol=0, atol=1e-4)


def test_motion_smears_a_point_along_its_angle():
    point = np.zeros((9, 11))
    point[4, 5] = 1
    streak = conv2d(point, filters.motion(5, 45), padding="same")
    ridge = [streak[4 - n, 5 + n] for n in (-1, 0, 1)]  # up to the right
    assert_allclose(ridge, max(ridge), rtol=1e-12)
    assert streak[3, 4] < 0.5 * ridge[0]


@pytest.mark.parametrize(
    ("error", "name", "arguments", "message"),
    [
        (ValueError, "gabor", (2,), "wavelength=2 is too short for pixels to show; give more"),
        (ValueError, "gabor", (-4,), "wavelength=-4 is not above 0; give a positive number"),
        (TypeError, "gabor", (5, None), "angle=None is not a real number; give a float"),
        (ValueError, "gabor", (5, 0, 0), "sigma=0 is not above 0; give a positive number"),
        (ValueError, "gabor", (5, 0, 1, 0), "aspect=0 is not above 0; give a positive number"),
        (ValueError, "gabor", (5, 0, 1, 1, np.inf), "phase=inf is not finite; give a finite"),
        (ValueError, "gabor", (5, 0, 1, 1, 0, 4), "size=(4, 4) has no centre; give odd sizes"),
        (
            ValueError,
            "gabor",
            (500,),
            "wavelength=500.0, aspect=1.0: the kernel would have more than 4194304 taps, as many "
            "as 2048×2048; ask for a smaller one",
        ),
        (ValueError, "gabor", (8, 0, 1.5, 3e-5), "sigma=1.5, aspect=3e-05: the kernel would have"),
        (ValueError, "gabor", (8, 90, 1e308), "sigma=1e+308, aspect=1.0: the kernel would have"),
        (ValueError, "gabor", (8, 0, 1, 5e-324), "sigma/aspect=inf is not finite; give a finite"),
        (ValueError, "gabor", (8, 0, 5e-324, 3), "sigma/aspect=0 is not above 0; give a positive"),
        (ValueError, "motion", (3000, 45), "length=3000.0: the kernel would have more than"),
        (ValueError, "motion", (1e308,), "length=1e+308: the kernel would have more than"),
        (ValueError, "motion", (0.5,), "length=0.5 is less than a pixel; give 1 or more"),
        (ValueError, "motion", (np.nan,), "length=nan is not finite; give a finite number"),
        (TypeError, "motion", (3, "0"), "angle='0' is not a real number; give a float"),
    ],
)
def test_refuses_what_does_not_fit(error, name, arguments, message):
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        getattr(filters, name)(*arguments)
