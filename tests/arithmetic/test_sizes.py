import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit import output_size, padding_widths, remainder, span

from ..oracles import counted_places
from .grid import SIZES


def padded_grid():
    """Every setting of the grid with symmetric, one-sided and uneven padding up to the span."""
    for i, k, s, d in SIZES:
        for p in range(d * (k - 1) + 3):
            for before, after in {(p, p), (p, 0), (0, p), (p + 1, p)}:
                yield i, k, s, d, before, after


def test_by_hand():
    assert span(3, dilation=2) == 5  # taps at 0, 2 and 4
    assert output_size(7, 3, stride=2) == 3  # windows at 0, 2 and 4
    assert output_size(8, 3, stride=2) == 3  # the same: sample 7 is left over
    assert remainder(8, 3, stride=2) == 1
    assert output_size(5, 3, stride=2, padding=1, dilation=2) == 2  # span 5 in 7 samples: 0 and 2
    assert output_size((600, 512), (3, 2), 2, ((1, 0), (0, 1))) == (300, 256)


def test_sizes_and_remainders_are_what_counting_windows_gives():
    settings = 0
    for i, k, s, d, before, after in padded_grid():
        starts = counted_places(i, k, s, before, after, d)
        setting = (i, k, s, (before, after), d)
        if not starts:
            with pytest.raises(ValueError, match="kernel spans"):
                output_size(*setting)
            continue
        reach = d * (k - 1) + 1
        settings += 1
        assert output_size(*setting) == len(starts), setting
        assert remainder(*setting) == i + before + after - starts[-1] - reach, setting

        while starts[-1] + reach < i + before + after:
            starts.append(starts[-1] + s)
        assert output_size(*setting, rounding="cover_all") == len(starts), setting
        if starts[-1] >= before + i:
            starts.pop()
        assert output_size(*setting, rounding="ceil") == len(starts), setting
    assert settings > 10_000


@pytest.mark.parametrize(
    ("setting", "floor", "ceil", "cover_all"),
    [
        ((8, 3, 2, 0), 3, 4, 4),  # a fourth window, at 6, hangs over the end
        ((3, 2, 4, 1), 1, 1, 2),  # a second, at 4, hangs over, and begins in the padding
        ((4, 2, 4, 1), 2, 2, 2),  # one sample more, and it neither hangs over nor begins there
        ((3, 2, 1, (0, 2)), 4, 3, 4),  # the last fits, and has nothing but padding
    ],
)
def test_three_roundings_by_hand(setting, floor, ceil, cover_all):
    assert output_size(*setting) == output_size(*setting, rounding="floor") == floor
    assert output_size(*setting, rounding="ceil") == ceil
    assert output_size(*setting, rounding="cover_all") == cover_all


def test_same_pads_with_as_little_as_gives_size_over_stride():
    for i, k, s, d in SIZES:
        places = -(-i // s)
        least = next(p for p in range(99) if len(counted_places(i, k, s, 0, p, d)) == places)
        before, after = padding_widths(i, k, s, "same", d)
        assert before + after == least
        assert after - before == least % 2
        assert padding_widths(i, k, s, "same_lower", d) == (after, before)
        assert output_size(i, k, s, "same", d) == output_size(i, k, s, "same_lower", d) == places


def test_same_is_tensorflows_and_differs_from_one_on_either_side():
    assert padding_widths(6, 3, stride=2, padding="same") == (0, 1)
    assert padding_widths(6, 3, stride=2, padding="same_lower") == (1, 0)
    assert output_size(6, 3, stride=2, padding=1) == output_size(6, 3, stride=2, padding="same")


def test_valid_and_full_pad_for_whole_and_for_partial_overlaps():
    for i, k, s, d in SIZES:
        assert padding_widths(i, k, s, "valid", d) == (0, 0)
        windows = [range(b, b + d * (k - 1) + 1) for b in range(-99, 99)]
        touching = [w for w in windows if w[-1] >= 0 and w[0] < i]
        assert output_size(i, k, 1, "full", d) == len(touching)
        assert padding_widths(i, k, s, "full", d) == (-touching[0][0], touching[-1][-1] - i + 1)


@given(
    st.lists(
        st.tuples(*[st.integers(1, 6)] * 4, st.tuples(*[st.integers(0, 6)] * 2)),
        min_size=1,
        max_size=4,
    )
)
def test_axes_do_not_see_each_other(rows):
    rows = [(i + d * (k - 1), k, s, pair, d) for i, k, s, d, pair in rows]
    columns = tuple(zip(*rows, strict=True))
    assert output_size(*columns) == tuple(output_size(*row) for row in rows)
    assert remainder(*columns) == tuple(remainder(*row) for row in rows)
    assert padding_widths(*columns) == tuple(row[3] for row in rows)
    assert span(columns[1], columns[4]) == tuple(span(row[1], row[4]) for row in rows)


@given(*[st.integers(1, 40)] * 3, st.integers(0, 9))
def test_a_sample_more_never_means_a_place_less(size, kernel, stride, padding):
    size += kernel
    less, more = (
        output_size(size, kernel, stride, padding),
        output_size(size + 1, kernel, stride, padding),
    )
    assert more - less == (remainder(size, kernel, stride, padding) == stride - 1)


def test_ints_count_for_every_axis_and_answers_come_in_kind():
    assert output_size((7, 9), 3, 2, 1, 1) == (4, 5)
    assert output_size(9, (3, 2), stride=2) == (4, 4)
    assert output_size(9, 3, dilation=(1, 2)) == (7, 5)
    assert output_size(9, 3, padding=((0, 1), (2, 3))) == (8, 12)
    assert output_size((9,), 3) == (7,)
    assert padding_widths((7, 9), 3, padding=(1, 2)) == ((1, 1), (2, 2))  # one int per axis
    assert padding_widths(7, 3, padding=(1, 2)) == (1, 2)  # one axis: its two sides
    assert padding_widths((7,), 3, padding=((1, 2),)) == ((1, 2),)
    assert padding_widths((7, 9), 3, padding=(1, (0, 2))) == ((1, 1), (0, 2))
    assert span((3, 2), 2) == (5, 3)


@pytest.mark.parametrize("nine", [np.int8(9), np.uint64(9), np.array(9)])
def test_any_whole_number_will_do(nine):
    assert output_size(nine, 3) == 7
    assert type(output_size(nine, 3)) is int
    assert span(np.int8(100), np.int8(100)) == 9901  # more than an int8 can hold


@pytest.mark.parametrize("sizes", [[7, 9], np.array([7, 9]), range(7, 10, 2)])
def test_any_sequence_will_do(sizes):
    assert output_size(sizes, 3) == (5, 7)


SETTING = {"size": 7, "kernel": 3}


@pytest.mark.parametrize("name", ["size", "kernel", "stride", "dilation", "padding"])
@pytest.mark.parametrize("value", [2.0, np.nan, True, np.True_, None, b"23", {4}, 1j, object()])
def test_refuses_what_is_no_whole_number(name, value):
    with pytest.raises(TypeError, match=rf"^{name}=.* is not a whole number; give an int$"):
        output_size(**SETTING | {name: value})


@pytest.mark.parametrize("name", ["size", "kernel", "stride", "dilation"])
def test_refuses_a_name_where_a_number_belongs(name):
    with pytest.raises(TypeError, match=f"^{name}='same' is not a whole number; give an int$"):
        output_size(**SETTING | {name: "same"})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"size": 0}, "size=0 is below 1; give 1 or more"),
        ({"kernel": -3}, "kernel=-3 is below 1; give 1 or more"),
        ({"stride": 0}, "stride=0 is below 1; give 1 or more"),
        ({"dilation": 0}, "dilation=0 is below 1; give 1 or more"),
        ({"padding": -1}, "padding=-1 is below 0; give 0 or more"),
        ({"padding": (1, -1)}, r"padding\[0\]=-1 is below 0; give 0 or more"),
        ({"padding": ((1, 1), (1, -1))}, r"padding\[1\]=-1 is below 0; give 0 or more"),
        ({"stride": (1, 0)}, r"stride\[1\]=0 is below 1; give 1 or more"),
        (
            {"padding": "SAME"},
            r"padding='SAME' is unknown; give 'valid', 'same', 'same_lower', 'full', an int, "
            r"or one int or \(before, after\) pair per axis",
        ),
        (
            {"padding": (1, 2, 3)},
            r"padding\[0\]=\(1, 2, 3\) has length 3; give an int or \(before, after\)",
        ),
        (
            {"size": (7, 9), "padding": (1, 2, 3)},
            r"padding=\(1, 2, 3\) has length 3 but the number of axes is 2; "
            r"give one int, or 2 ints or \(before, after\) pairs",
        ),
        (
            {"size": (7, 9), "padding": (1, (2, 3, 4))},
            r"padding\[1\]=\(2, 3, 4\) has length 3; give an int or \(before, after\)",
        ),
        (
            {"size": (7, 9), "stride": (1, 2, 3)},
            "the arguments disagree on the number of axes: size has 2, stride has 3; "
            "make them equal",
        ),
        ({"size": ()}, r"size=\(\) names no axis; give at least one entry"),
        (
            {"kernel": 4, "dilation": 3, "padding": (1, 0)},
            r"kernel spans 10 samples \(kernel=4, dilation=3\) but the padded input has 8 "
            r"\(size=7, padding=1\+0\); pad more or use a smaller kernel",
        ),
        (
            {"size": (7, 2)},
            r"axis 1: kernel spans 3 samples \(kernel=3, dilation=1\) but the padded input has 2",
        ),
        ({"rounding": "up"}, "rounding='up' is unknown; give one of floor, ceil, cover_all"),
    ],
)
def test_refuses_what_does_not_fit(changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        output_size(**SETTING | changed)


def test_remainder_refuses_a_setting_without_output():
    with pytest.raises(ValueError, match=r"^kernel spans 3 samples"):
        remainder(2, 3)
