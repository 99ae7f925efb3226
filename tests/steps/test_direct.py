from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit import conv2d, output_size, positions, steps, use_count
from convkit.steps import Step, Tap

from ..oracles import counted_places, named

AXIS = st.tuples(
    st.integers(1, 7),
    st.integers(1, 4),
    st.integers(1, 4),
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.integers(1, 3),
).filter(lambda axis: axis[0] + sum(axis[3]) > axis[4] * (axis[1] - 1))


def windows(size, kernel, stride, pair, dilation):
    """The input indices in each window, cut out of the indices padded with None."""
    before, after = pair
    padded = [None] * before + list(range(size)) + [None] * after
    reach = dilation * (kernel - 1) + 1
    return [
        padded[start : start + reach : dilation]
        for start in counted_places(size, kernel, stride, before, after, dilation)
    ]


def test_by_hand():
    # 3×4, a kernel of 2×2 that moves two rows or three columns; one row of padding above
    setting = {"size": (3, 4), "kernel": 2, "stride": (2, 3), "padding": ((1, 0), (0, 1))}
    rows, columns = positions(**setting)
    assert rows.tolist() == [[-1, 0], [1, 2]]
    assert columns.tolist() == [[0, 1], [3, 4]]
    walk = list(steps(**setting))
    assert [step.output for step in walk] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert walk[1] == Step(
        output=(0, 1),
        taps=(
            Tap((0, 0), (-1, 3), True),
            Tap((0, 1), (-1, 4), True),
            Tap((1, 0), (0, 3), False),
            Tap((1, 1), (0, 4), True),
        ),
    )
    assert use_count(**setting).tolist() == [[1, 1, 0, 1]] * 3


def test_same_padding_reads_the_border_less_often():
    assert use_count(8, 3, padding=1).tolist() == [2, 3, 3, 3, 3, 3, 3, 2]


@pytest.mark.parametrize(
    ("kernel", "stride", "inner"),
    [(3, 2, [2, 1, 2, 1]), (4, 2, [2, 2]), (5, 2, [3, 2, 3, 2]), (6, 3, [2, 2, 2])],
)
def test_overlap_is_even_only_if_the_stride_divides_the_kernel(kernel, stride, inner):
    away_from_the_border = use_count(48, kernel, stride)[12:36].tolist()
    assert away_from_the_border == inner * (24 // len(inner))


def test_even_overlap_exactly_where_the_stride_divides_the_kernel():
    for kernel, stride in product(range(1, 7), range(1, 7)):
        inner = use_count(60, kernel, stride)[12:36]
        assert (len(set(inner)) == 1) == (kernel % stride == 0), (kernel, stride)


@given(AXIS)
def test_one_axis_agrees_with_windows_cut_out(axis):
    size, cut = axis[0], windows(*axis)
    mapped = positions(*axis)
    assert [[n if 0 <= n < size else None for n in row] for row in mapped.tolist()] == cut
    walk = list(steps(*axis))
    assert [[None if tap.is_padding else tap.input[0] for tap in s.taps] for s in walk] == cut
    assert [[tap.input[0] for tap in s.taps] for s in walk] == mapped.tolist()
    assert [s.output for s in walk] == [(t,) for t in range(len(cut))]
    assert use_count(*axis).tolist() == [sum(row.count(n) for row in cut) for n in range(size)]


@given(st.lists(AXIS, min_size=2, max_size=3))
def test_many_axes_are_the_product_of_the_axes(axes):
    setting = tuple(zip(*axes, strict=True))
    maps = [windows(*axis) for axis in axes]
    count = np.zeros(setting[0], int)
    walk = list(steps(*setting))
    assert [s.output for s in walk] == list(np.ndindex(output_size(*setting)))
    for step in walk[:: max(1, len(walk) // 40)] + walk[-1:]:
        assert [tap.kernel for tap in step.taps] == list(np.ndindex(setting[1]))
        for tap in step.taps:
            found = [m[t][j] for m, t, j in zip(maps, step.output, tap.kernel, strict=True)]
            assert tap.is_padding == (None in found)
            assert tap.is_padding or tap.input == tuple(found)
    for tap in (tap for step in walk for tap in step.taps if not tap.is_padding):
        count[tap.input] += 1
    np.testing.assert_array_equal(use_count(*setting), count)
    for axis_map, axis in zip(positions(*setting), axes, strict=True):
        np.testing.assert_array_equal(axis_map, positions(*axis))


@given(AXIS, AXIS)
def test_conv2d_is_the_sum_over_the_taps(rows, columns):
    size, kernel, stride, padding, dilation = zip(rows, columns, strict=True)
    x, weight = named(*size) + 1, named(*kernel) + 1
    y = conv2d(x, weight, stride=stride, padding=padding, dilation=dilation)
    for step in steps(size, kernel, stride, padding, dilation):
        products = [x[t.input] * weight[t.kernel] for t in step.taps if not t.is_padding]
        assert y[step.output] == sum(products)


@given(AXIS, AXIS)
def test_use_count_is_what_a_layer_of_ones_sends_back(rows, columns):
    size, kernel, stride, padding, dilation = zip(rows, columns, strict=True)
    x = named(*size)
    y = conv2d(x, np.ones(kernel, int), stride=stride, padding=padding, dilation=dilation)
    assert y.sum() == (x * use_count(size, kernel, stride, padding, dilation)).sum()


def test_answers_come_in_kind():
    assert positions(5, 3).shape == (3, 3)
    assert [m.shape for m in positions((5, 6), (3, 2))] == [(3, 3), (5, 2)]
    assert [m.shape for m in positions((5,), 3)] == [(3, 3)]
    assert use_count((3, 4), 2).shape == (3, 4)
    assert use_count(5, 2).dtype == use_count((3, 4), 2).dtype == np.int64
    assert next(steps(5, 3)).output == (0,)


@pytest.mark.parametrize("function", [positions, steps, use_count])
def test_refuses_at_once_a_setting_without_output(function):
    with pytest.raises(ValueError, match=r"^kernel spans 5 samples \(kernel=3, dilation=2\)"):
        function(4, 3, dilation=2)
    with pytest.raises(ValueError, match=r"^stride=0 is below 1"):
        function(4, 3, stride=0)
