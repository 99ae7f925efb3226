import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from convkit.arithmetic import Axis
from convkit.im2col import padded
from convkit.methods.blocks import blocks, cut, lengths, part, scratch

from ..oracles import named

AXES = st.builds(
    Axis,
    size=st.integers(1, 9),
    kernel=st.integers(1, 4),
    stride=st.integers(1, 4),
    before=st.integers(0, 9),
    after=st.integers(0, 9),
    dilation=st.integers(1, 3),
).filter(lambda axis: axis.places >= 1)


@pytest.mark.parametrize(
    ("shape", "most", "sides"),
    [
        ((8, 56, 56), 500, [1, 8, 56]),  # 8 rows of 56 are 448
        ((8, 5, 6), 60, [2, 5, 6]),
        ((8, 5, 6), 1000, [8, 5, 6]),
        ((2, 3, 10), 4, [1, 1, 4]),  # 3 blocks of 10, as equal as can be
        ((2, 10), 0, [1, 1]),
        ((0, 4), 3, [1, 2]),
    ],
)
def test_sides_by_hand(shape, most, sides):
    assert lengths(shape, most) == sides


@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), st.integers(1, 200))
def test_blocks_cover_every_place_once_and_hold_no_more(shape, most):
    sides = lengths(shape, most)
    assert np.prod(sides) <= most
    count = np.zeros(shape, int)
    for block in blocks(shape, sides):
        count[tuple(slice(*each) for each in block)] += 1
    assert (count == 1).all()


def test_no_images_are_no_block():
    assert list(blocks((0, 4), lengths((0, 4), 3))) == []


def test_part_by_hand():
    axis = Axis(size=6, kernel=3, stride=2, before=1, after=2, dilation=1)  # 0 x0 … x5 0 0
    assert axis.places == 4
    assert part(axis, (0, 1)) == (slice(0, 2), axis._replace(size=2, before=1, after=0))
    assert part(axis, (1, 3)) == (slice(1, 6), axis._replace(size=5, before=0, after=0))
    assert part(axis, (3, 4)) == (slice(5, 6), axis._replace(size=1, before=0, after=2))
    # one further than there are outputs: two more zeros
    assert part(axis, (3, 5)) == (slice(5, 6), axis._replace(size=1, before=0, after=4))


@given(AXES, AXES, st.data())
def test_a_block_reads_what_its_outputs_read(rows, columns, data):
    axes, x = (rows, columns), named(2, rows.size, columns.size) + 1
    outputs = []
    for axis in axes:
        first = data.draw(st.integers(0, axis.places - 1))
        outputs.append((first, data.draw(st.integers(first + 1, axis.places))))
    wide, settings = cut(x, axes, outputs)
    read = [
        slice(first * axis.stride, (stop - 1) * axis.stride + axis.span)
        for (first, stop), axis in zip(outputs, axes, strict=True)
    ]
    assert_array_equal(wide, padded(x, axes)[:, *read])
    assert [axis.places for axis in settings] == [stop - first for first, stop in outputs]
    assert all(axis.padded == axis.size for axis in settings)
    if not any(
        part(axis, out)[1].before + part(axis, out)[1].after
        for axis, out in zip(axes, outputs, strict=True)
    ):
        assert np.shares_memory(wide, x)


def test_scratch_is_used_again_and_grows():
    first = scratch("test", np.dtype("f4"), 2, 3)
    assert (first.shape, first.dtype) == ((2, 3), np.float32)
    assert np.shares_memory(first, scratch("test", np.dtype("f8"), 3))
    assert not np.shares_memory(first, scratch("another", np.dtype("f4"), 2, 3))
    assert scratch("test", np.dtype("c16"), 5, 7).shape == (5, 7)
    assert scratch("test", np.dtype(object), 2).tolist() == [None, None]
