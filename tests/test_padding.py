import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from convkit import pad

from .oracles import named

NUMPY = {
    "zero": "constant",
    "nearest": "edge",
    "reflect": "reflect",
    "symmetric": "symmetric",
    "wrap": "wrap",
}
SCIPY = {
    "zero": "constant",
    "nearest": "nearest",
    "reflect": "mirror",
    "symmetric": "reflect",
    "wrap": "grid-wrap",
}
BOUNDARIES = list(NUMPY)


@pytest.mark.parametrize(
    ("boundary", "even", "uneven"),
    [
        ("zero", "00 1234 00", "0 1234 000"),
        ("nearest", "11 1234 44", "1 1234 444"),
        ("reflect", "32 1234 32", "2 1234 321"),
        ("symmetric", "21 1234 43", "1 1234 432"),
        ("wrap", "34 1234 12", "4 1234 123"),
    ],
)
def test_one_line_pictures(boundary, even, uneven):
    for widths, picture in ((2, even), (((1, 3),), uneven)):
        expected = [int(digit) for digit in picture.replace(" ", "")]
        assert pad([1, 2, 3, 4], widths, boundary).tolist() == expected


def test_before_is_above_and_left():
    assert pad([[1, 2, 3], [4, 5, 6]], ((1, 0), (0, 2)), value=7).tolist() == [
        [7, 7, 7, 7, 7],
        [1, 2, 3, 7, 7],
        [4, 5, 6, 7, 7],
    ]


@pytest.mark.parametrize("boundary", BOUNDARIES)
@pytest.mark.parametrize(
    ("widths", "pairs"),
    [
        (0, ((0, 0), (0, 0))),
        (5, ((5, 5), (5, 5))),
        ((2, 0), ((2, 2), (0, 0))),
        ((1, (0, 2)), ((1, 1), (0, 2))),
        (((0, 3), (2, 1)), ((0, 3), (2, 1))),
        (((7, 0), (0, 9)), ((7, 0), (0, 9))),
    ],
)
def test_agrees_with_numpy_and_scipy(boundary, widths, pairs):
    x = named(3, 4) + 1
    padded = pad(x, widths, boundary)
    np.testing.assert_array_equal(padded, np.pad(x, pairs, mode=NUMPY[boundary]))
    places = np.indices(padded.shape) - np.array(pairs)[:, 0].reshape(2, 1, 1)
    beyond = ndimage.map_coordinates(x, places, order=0, mode=SCIPY[boundary])
    np.testing.assert_array_equal(padded, beyond)


@given(
    shape=st.lists(st.integers(1, 5), min_size=1, max_size=3),
    boundary=st.sampled_from(BOUNDARIES),
    data=st.data(),
)
def test_cutting_the_border_off_gives_the_data_back(shape, boundary, data):
    pairs = [data.draw(st.tuples(st.integers(0, 7), st.integers(0, 7))) for _ in shape]
    x = named(*shape)
    padded = pad(x, pairs, boundary)
    inside = [slice(before, before + i) for (before, _), i in zip(pairs, shape, strict=True)]
    np.testing.assert_array_equal(padded[tuple(inside)], x)
    assert padded.shape == tuple(i + sum(pair) for i, pair in zip(shape, pairs, strict=True))
    assert set(padded.ravel()) <= set(x.ravel()) | ({0} if boundary == "zero" else set())


@pytest.mark.parametrize("boundary", ["zero", "nearest"])
def test_two_borders_are_one_wide_border(boundary):
    x = named(3, 4) + 1
    twice = pad(pad(x, ((1, 0), (2, 1)), boundary), ((1, 2), (0, 3)), boundary)
    np.testing.assert_array_equal(twice, pad(x, ((2, 2), (2, 4)), boundary))


@pytest.mark.parametrize("dtype", ["f2", "f4", ">f8", "u1", "i8", "c8", "?", "U3", "M8[D]", "O"])
@pytest.mark.parametrize("boundary", BOUNDARIES)
def test_any_dtype_is_kept_and_nothing_is_modified(dtype, boundary):
    x = named(2, 3).astype(dtype)
    x.flags.writeable = False
    padded = pad(x, 0, boundary)
    assert padded.dtype == x.dtype
    assert not np.shares_memory(padded, x)
    nothing = np.zeros((), dtype)  # 0, False, "" or the first day of 1970
    above = {"reflect": x[1, 0], "wrap": x[1, 0], "zero": nothing}.get(boundary, x[0, 0])
    assert pad(x, 1, boundary)[0, 1] == above


@pytest.mark.parametrize(
    ("dtype", "value"),
    [
        ("f4", 0.1),  # a float may be rounded
        ("f8", np.inf),
        ("f4", np.nan),
        ("c8", 1j),
        ("u1", 255),
        ("u1", 7.0),
        ("?", True),
        ("O", 7),
        ("c8", np.inf),
        ("i8", 2**63 - 1),
        ("i8", 2**53 + 1),
    ],
)
def test_fills_with_any_number_the_dtype_can_hold(dtype, value):
    padded = pad(np.zeros(3, dtype), ((1, 0),), value=value)
    np.testing.assert_array_equal(padded, np.array([value, 0, 0, 0], dtype))


@pytest.mark.parametrize(
    ("dtype", "value"),
    [
        ("u1", 256),
        ("u1", -1),
        ("i8", 0.5),
        ("i8", 2**63),
        ("i8", 2.0**63),
        ("i4", np.nan),
        ("?", 2),
        ("f4", 1e300),
        ("c8", 1e300j),
        ("i4", 2**40),
        ("f8", 1j),
        ("f8", 1 + 1j),
        ("f8", "1"),
        ("f8", None),
        ("f8", [1]),
        ("U3", 1),
    ],
)
def test_refuses_a_value_the_dtype_cannot_hold(dtype, value):
    with pytest.raises(
        ValueError, match=r"^value=.* is not a number that .* can hold; convert x first$"
    ):
        pad(np.zeros(3, dtype), 1, value=value)


@pytest.mark.parametrize(
    ("error", "arguments", "message"),
    [
        (TypeError, ([1, 2], 1.0), r"widths=1\.0 is not a whole number; give an int"),
        (TypeError, ([1, 2], "same"), r"widths='same' is not a whole number; give an int"),
        (TypeError, ([1, 2], ((1, None),)), r"widths\[0\]=None is not a whole number"),
        (ValueError, ([1, 2], -1), r"widths=-1 is below 0; give 0 or more"),
        (
            ValueError,
            ([[1, 2]], (1, 2, 3)),
            r"widths=\(1, 2, 3\) has length 3 but the number of axes is 2; "
            r"give one int, or 2 ints or \(before, after\) pairs",
        ),
        (
            ValueError,
            ([1, 2], ((1, 2, 3),)),
            r"widths\[0\]=\(1, 2, 3\) has length 3; give an int or \(before, after\)",
        ),
        (
            ValueError,
            ([1, 2], 1, "edge"),
            r"boundary='edge' is unknown; "
            r"give one of 'zero', 'nearest', 'reflect', 'symmetric', 'wrap'",
        ),
        (ValueError, ([1, 2], 1, ["zero"]), r"boundary=\['zero'\] is unknown"),
        (
            ValueError,
            ([[1, 2], [3]], 1),
            r"x is not a regular array \(.*\); give rows of equal length$",
        ),
        (TypeError, (np.ma.array([1, 2], mask=[0, 1]), 1), r"x is a masked array, and its mask"),
        (
            ValueError,
            (5, 1),
            r"x has no axis to pad \(shape=\(\)\); give an array of at least one axis",
        ),
        (
            ValueError,
            (np.zeros((0, 2)), 1, "wrap"),
            r"x has no samples to copy \(shape=\(0, 2\)\); use boundary='zero' or give data",
        ),
    ],
)
def test_refuses_what_does_not_fit(error, arguments, message):
    with pytest.raises(error, match=f"^{message}"):
        pad(*arguments)


def test_nothing_can_be_padded_with_zeros():
    assert pad(np.zeros((0, 2)), 1).shape == (2, 4)
