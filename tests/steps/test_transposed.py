from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit import (
    conv_transpose2d,
    overlap_count,
    positions,
    remainder,
    steps,
    transposed_output_size,
    transposed_positions,
    transposed_steps,
    use_count,
)
from convkit.steps import TransposedStep, TransposedTap

from ..oracles import named
from .test_direct import AXIS as DIRECT_AXIS


@st.composite
def settings(draw):
    """Size, kernel, stride, padding, output padding, dilation of an axis that keeps an output."""
    size, kernel, stride, dilation = (draw(st.integers(1, n)) for n in (5, 4, 4, 3))
    added = draw(st.integers(0, max(stride, dilation) - 1))
    room = stride * (size - 1) + dilation * (kernel - 1) + added
    before = draw(st.integers(0, min(room, 5)))
    after = draw(st.integers(0, min(room - before, 5)))
    return size, kernel, stride, (before, after), added, dilation


AXIS = settings()


def stamped(size, kernel, stride, pair, added, dilation):
    """Which (input, tap) meet in each output: set down on a canvas whose ends are then cut off."""
    length = stride * (size - 1) + dilation * (kernel - 1) + 1 + added
    canvas = [[] for _ in range(length)]
    for t, j in product(range(size), range(kernel)):
        canvas[t * stride + j * dilation].append((t, j))
    return canvas[pair[0] : length - pair[1]]


def test_by_hand():
    # 2×1 inputs, stamps of 2×3 set down two rows apart; a row above, a column right is cropped
    setting = {"size": (2, 1), "kernel": (2, 3), "stride": (2, 1), "padding": ((1, 0), (0, 1))}
    rows, columns = transposed_positions(**setting)
    assert rows.tolist() == [[-1, 0], [1, 2]]
    assert columns.tolist() == [[0, 1, 2]]
    walk = list(transposed_steps(**setting))
    assert [step.input for step in walk] == [(0, 0), (1, 0)]
    assert walk[0] == TransposedStep(
        input=(0, 0),
        taps=(
            TransposedTap((0, 0), (-1, 0), True),
            TransposedTap((0, 1), (-1, 1), True),
            TransposedTap((0, 2), (-1, 2), True),
            TransposedTap((1, 0), (0, 0), False),
            TransposedTap((1, 1), (0, 1), False),
            TransposedTap((1, 2), (0, 2), True),
        ),
    )
    assert overlap_count(**setting).tolist() == [[1, 1]] * 3


@given(DIRECT_AXIS)
def test_is_the_map_of_the_direct_one_read_backwards(axis):
    size, kernel, stride, pair, dilation = axis
    direct = positions(*axis)
    back = (len(direct), kernel, stride, pair, remainder(*axis), dilation)
    assert transposed_output_size(*back) == size
    np.testing.assert_array_equal(transposed_positions(*back), direct)
    np.testing.assert_array_equal(overlap_count(*back), use_count(*axis))
    forwards = {(s.output, *tap) for s in steps(*axis) for tap in s.taps}
    assert forwards == {(s.input, *tap) for s in transposed_steps(*back) for tap in s.taps}


@given(AXIS)
def test_one_axis_agrees_with_stamps_set_down_and_cut_off(axis):
    canvas = stamped(*axis)
    walk = list(transposed_steps(*axis))
    met = [[] for _ in canvas]
    for step in walk:
        for tap in step.taps:
            assert tap.is_cropped != (0 <= tap.output[0] < len(canvas))
            if not tap.is_cropped:
                met[tap.output[0]].append((*step.input, *tap.kernel))
    assert met == canvas
    assert [s.input for s in walk] == [(t,) for t in range(axis[0])]
    mapped = [[tap.output[0] for tap in s.taps] for s in walk]
    assert transposed_positions(*axis).tolist() == mapped
    assert overlap_count(*axis).tolist() == [len(pairs) for pairs in canvas]


@given(st.lists(AXIS, min_size=2, max_size=3))
def test_many_axes_are_the_product_of_the_axes(axes):
    setting = tuple(zip(*axes, strict=True))
    maps = transposed_positions(*setting)
    for axis_map, axis in zip(maps, axes, strict=True):
        np.testing.assert_array_equal(axis_map, transposed_positions(*axis))
    walk = list(transposed_steps(*setting))
    assert [s.input for s in walk] == list(np.ndindex(setting[0]))
    count = np.zeros([len(stamped(*axis)) for axis in axes], int)
    for step in walk:
        assert [tap.kernel for tap in step.taps] == list(np.ndindex(setting[1]))
        for tap in step.taps:
            places = zip(maps, step.input, tap.kernel, strict=True)
            assert tap.output == tuple(m[t, j] for m, t, j in places)
            inside = all(0 <= n < o for n, o in zip(tap.output, count.shape, strict=True))
            assert tap.is_cropped != inside
            if inside:
                count[tap.output] += 1
    np.testing.assert_array_equal(overlap_count(*setting), count)


@given(AXIS, AXIS)
def test_conv_transpose2d_is_the_sum_over_the_taps(rows, columns):
    size, kernel, stride, padding, added, dilation = zip(rows, columns, strict=True)
    x, weight = named(*size) + 1, named(*kernel) + 1
    y = conv_transpose2d(
        x, weight, stride=stride, padding=padding, output_padding=added, dilation=dilation
    )
    total = np.zeros_like(y)
    for step in transposed_steps(size, kernel, stride, padding, added, dilation):
        for tap in step.taps:
            if not tap.is_cropped:
                total[tap.output] += x[step.input] * weight[tap.kernel]
    np.testing.assert_array_equal(y, total)


@pytest.mark.parametrize(
    ("kernel", "stride", "inner"),
    [(3, 2, [1, 2, 1, 2]), (4, 2, [2, 2]), (5, 2, [2, 3, 2, 3]), (6, 3, [2, 2, 2])],
)
def test_overlap_of_the_settings_that_are_known(kernel, stride, inner):
    # the start of the pattern, away from the border, is where a stamp's second tap lies
    start = 4 * stride * len(inner) + 1
    counts = overlap_count(40, kernel, stride).tolist()
    assert counts[start : start + len(inner)] == inner


def test_overlap_is_even_exactly_where_the_stride_divides_the_kernel():
    for kernel, stride in product(range(1, 7), range(1, 7)):
        inner = overlap_count(48, kernel, stride)[12:36]
        assert (len(set(inner.tolist())) == 1) == (kernel % stride == 0), (kernel, stride)


def test_names_of_paddings_and_added_outputs_are_in_the_map():
    # "same" keeps 2·3 samples: of k̂−s = 1 surplus one, cropped at the end or at the beginning
    assert transposed_positions(3, 3, 2, "same").tolist() == [[0, 1, 2], [2, 3, 4], [4, 5, 6]]
    assert transposed_positions(3, 3, 2, "same_lower")[0].tolist() == [-1, 0, 1]
    assert overlap_count(3, 3, 2, "same").tolist() == [1, 1, 2, 1, 2, 1]
    assert overlap_count(2, 2, 3, output_padding=2).tolist() == [1, 1, 0, 1, 1, 0, 0]


def test_answers_come_in_kind():
    assert transposed_positions(5, 3).shape == (5, 3)
    assert [m.shape for m in transposed_positions((5, 6), (3, 2))] == [(5, 3), (6, 2)]
    assert [m.shape for m in transposed_positions((5,), 3)] == [(5, 3)]
    assert overlap_count((3, 4), 2).shape == (4, 5)
    assert overlap_count(5, 2).dtype == overlap_count((3, 4), 2).dtype == np.int64
    assert next(transposed_steps(5, 3)).input == (0,)


@pytest.mark.parametrize("function", [transposed_positions, transposed_steps, overlap_count])
def test_refuses_at_once_a_setting_without_output(function):
    with pytest.raises(ValueError, match=r"^padding=3\+3 crops all of the 6 samples"):
        function(4, 3, padding=3)
    with pytest.raises(ValueError, match=r"^stride=0 is below 1"):
        function(4, 3, stride=0)
