from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.arithmetic import layer_counts, separable_counts

from ..oracles import counted_places


def products(channels, filters, axes, groups):
    """Products of a layer, one by one: for every output and filter, channels and taps."""
    places = [counted_places(i, k, s, b, a, d) for i, k, s, (b, a), d in axes]
    taps = [range(k) for _, k, *_ in axes]
    return sum(
        1
        for o, c in product(range(filters), range(channels))
        if o * groups // filters == c * groups // channels  # the two are in one group
        for _ in product(*places, *taps)
    )


def test_by_hand():
    counts = layer_counts(3, 8, size=(6, 8), kernel=3)
    assert counts.weights == 8 * 3 * 9
    assert counts.biases == 8
    assert counts.multiply_adds == 8 * 3 * 9 * 4 * 6
    assert (counts.inputs, counts.outputs) == (3 * 48, 8 * 24)
    assert counts.weight_bytes == 4 * (216 + 8)
    assert counts.activation_bytes == 4 * (144 + 192)
    assert layer_counts(3, 8, 7, 3).weights == 8 * 3 * 3  # ints: one axis
    assert layer_counts(3, 8, (4, 5, 6), 2).weights == 8 * 3 * 8


def test_first_layer_of_alexnet():
    counts = layer_counts(3, 96, (227, 227), 11, stride=4)
    assert counts.weights + counts.biases == 34_944
    assert counts.multiply_adds == 105_415_200
    assert counts.outputs == 55 * 55 * 96


@pytest.mark.parametrize(
    "axes",
    [
        [(7, 3, 2, (0, 1), 1)],
        [(5, 2, 1, (1, 0), 2), (4, 3, 2, (1, 1), 1)],
        [(3, 2, 1, (0, 0), 1), (4, 1, 2, (2, 0), 1), (5, 2, 3, (0, 0), 3)],
    ],
    ids=["one axis", "two", "three"],
)
@pytest.mark.parametrize("groups", [1, 2])
def test_multiply_adds_are_counted_products(axes, groups):
    setting = tuple(zip(*axes, strict=True))
    counts = layer_counts(4, 6, *setting, groups=groups)
    assert counts.multiply_adds == products(4, 6, axes, groups)


@given(st.sampled_from([1, 2, 3]), st.integers(1, 4), st.integers(1, 4), st.booleans())
def test_groups_divide_the_weights_and_the_products_but_not_the_biases(groups, c, o, bias):
    whole = layer_counts(c * groups, o * groups, (7, 9), (3, 2), bias=bias)
    cut = layer_counts(c * groups, o * groups, (7, 9), (3, 2), groups=groups, bias=bias)
    assert whole.weights == groups * cut.weights
    assert whole.multiply_adds == groups * cut.multiply_adds
    assert whole.biases == cut.biases == (o * groups if bias else 0)
    assert whole.activation_bytes == cut.activation_bytes


@pytest.mark.parametrize(
    ("dtype", "width"),
    [("float32", 4), (np.float64, 8), (np.dtype(">f2"), 2), ("int8", 1), (complex, 16), (bool, 1)],
)
def test_bytes_are_those_of_arrays_of_the_type(dtype, width):
    counts = layer_counts(2, 3, (4, 5), 2, dtype=dtype)
    arrays = [np.zeros(shape, dtype) for shape in ((3, 2, 2, 2), (3,), (2, 4, 5), (3, 3, 4))]
    assert counts.weight_bytes == sum(a.nbytes for a in arrays[:2]) == width * 27
    assert counts.activation_bytes == sum(a.nbytes for a in arrays[2:])


def test_numbers_may_be_larger_than_an_int64():
    counts = layer_counts(10**6, 10**6, (10**5, 10**5), 10**4)
    assert counts.weights == 10**20
    assert layer_counts(np.int8(100), np.int8(100), 9, 3).weights == 30_000


def test_depthwise_separable_by_hand():
    counts = separable_counts(128, 256, (28, 28), 3, padding=1)
    assert (counts.weights, counts.standard.weights) == (33_920, 294_912)
    assert counts.depthwise.weights == 128 * 9
    assert counts.pointwise.weights == 128 * 256
    assert counts.ratio == pytest.approx(0.115, abs=5e-4)
    assert counts.multiply_adds == 33_920 * 28 * 28


@given(*[st.integers(1, 20)] * 2, *[st.integers(1, 4)] * 3, st.integers(0, 2))
def test_ratio_is_that_of_the_weights_and_of_the_products(c, o, height, width, stride, padding):
    counts = separable_counts(c, o, (9, 11), (height, width), stride, padding)
    assert counts.ratio == pytest.approx(1 / o + 1 / (height * width))
    products_ratio = counts.multiply_adds / counts.standard.multiply_adds
    assert products_ratio == pytest.approx(counts.ratio)
    assert counts.pointwise.outputs == counts.standard.outputs


SETTING = {"in_channels": 4, "out_channels": 6, "size": (7, 9), "kernel": 3}


@pytest.mark.parametrize("name", ["in_channels", "out_channels", "groups"])
@pytest.mark.parametrize("value", [2.0, np.nan, "2", (2, 2), None, True])
def test_refuses_what_is_no_whole_number(name, value):
    with pytest.raises(TypeError, match=f"^{name}=.* is not a whole number; give an int$"):
        layer_counts(**SETTING | {name: value})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"in_channels": 0}, "in_channels=0 is below 1; give 1 or more"),
        ({"out_channels": -1}, "out_channels=-1 is below 1"),
        ({"groups": 0}, "groups=0 is below 1"),
        ({"groups": 3}, "groups=3 does not divide in_channels=4; use a divisor"),
        ({"groups": 4}, "groups=4 does not divide out_channels=6; use a divisor"),
        ({"kernel": 8}, "axis 0: kernel spans 8 samples"),
        ({"stride": 0}, "stride=0 is below 1"),
    ],
)
def test_refuses_what_does_not_fit(changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        layer_counts(**SETTING | changed)


@pytest.mark.parametrize("dtype", ["float33", None, "U5", object, 4, "datetime64[s]"])
def test_refuses_what_is_no_type_of_numbers(dtype):
    with pytest.raises(
        TypeError, match=r"^dtype=.* is no type of numbers; give one such as 'float"
    ):
        layer_counts(**SETTING, dtype=dtype)
