import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit import output_size, remainder, transposed_output_size
from convkit.arithmetic import direct_form, resolve_transposed

from ..oracles import counted_places
from .grid import EQUAL, SIZES, UNEVEN


def stamped_size(i, k, s, before, after, a, d):
    """Cells from the first stamp to the last, less what is cropped, and a cells more."""
    cells = {s * t + d * j for t in range(i) for j in range(k)}
    return len(range(min(cells) + before, max(cells) + 1 - after + a))


def kernel_matrix(i, w, s, before, d, places):
    """Direct convolution as a matrix, index by index."""
    matrix = np.zeros((len(places), i), dtype=int)
    for t in range(len(places)):
        for j, tap in enumerate(w):
            if 0 <= (n := s * t + d * j - before) < i:
                matrix[t, n] = tap
    return matrix


def by_direct_form(form, y, w):
    """Stretch, pad or crop, and cross-correlate with ``w`` as it is given."""
    stretched = [y[0]]
    for value in y[1:]:
        stretched += [0] * form.zeros_between + [value]
    assert len(stretched) == form.stretched
    # a border wide enough for any setting, from which the padded input is cut
    wide = [0] * 99 + stretched + [0] * 99
    cut = wide[99 - form.before : 99 + len(stretched) + form.after]
    places = range(len(cut) - form.dilation * (len(w) - 1))
    return [sum(tap * cut[t + form.dilation * j] for j, tap in enumerate(w)) for t in places]


def test_by_hand():
    assert transposed_output_size(3, 3, stride=2) == 7  # stamps on 0-2, 2-4 and 4-6
    assert transposed_output_size(3, 3, stride=2, padding=1) == 5  # less the first and the last
    assert transposed_output_size(3, 3, stride=2, padding=(0, 1)) == 6
    assert transposed_output_size(3, 3, 2, 1, 1) == 6
    assert transposed_output_size(2, 3, dilation=2) == 6  # stamps on 0, 2, 4 and 1, 3, 5
    assert transposed_output_size((3, 4), (3, 2), 2, ((1, 0), (0, 1)), (1, 0)) == (7, 7)


def test_the_number_of_settings_is_that_of_the_field():
    assert len(EQUAL) == 4496
    assert len(UNEVEN) > 8000


@pytest.mark.parametrize("settings", [EQUAL, UNEVEN], ids=["equal", "uneven"])
def test_the_added_remainder_gives_back_the_size_that_the_direct_convolution_read(settings):
    for i, k, s, before, after, d in settings:
        starts = counted_places(i, k, s, before, after, d)
        a = i + before + after - starts[-1] - (d * (k - 1) + 1)
        setting = (len(starts), k, s, (before, after), a, d)
        assert transposed_output_size(*setting) == i, setting
        form = direct_form(*setting)
        direct = counted_places(form.stretched + form.before + form.after, k, 1, 0, 0, d)
        assert form.output == len(direct) == i, setting


@pytest.mark.parametrize(
    ("settings", "wrong_if_not_reversed"), [(EQUAL, 3873), (UNEVEN, None)], ids=["equal", "uneven"]
)
def test_direct_form_is_the_transposed_matrix_if_the_kernel_is_reversed(
    settings, wrong_if_not_reversed
):
    wrong = 0
    for i, k, s, before, after, d in settings:
        places = counted_places(i, k, s, before, after, d)
        w, y = [2, 3, 5, 7, 11][:k], [10 + t for t in range(len(places))]
        expected = (kernel_matrix(i, w, s, before, d, places).T @ y).tolist()
        a = (i + before + after - d * (k - 1) - 1) % s
        form = direct_form(len(places), k, s, (before, after), a, d)
        assert by_direct_form(form, y, w[::-1]) == expected, (i, k, s, before, after, d)
        wrong += by_direct_form(form, y, w) != expected
    assert wrong_if_not_reversed in (None, wrong)


def test_sizes_are_those_of_counted_stamps():
    for i, k, s, d in SIZES:
        for before, after in [(0, 0), (1, 1), (k, 0), (0, d * (k - 1) + 2)]:
            for a in range(max(s, d)):
                setting = (i, k, s, (before, after), a, d)
                counted = stamped_size(i, k, s, before, after, a, d)
                if counted:
                    assert transposed_output_size(*setting) == counted, setting
                else:
                    with pytest.raises(ValueError, match="crops all"):
                        transposed_output_size(*setting)


def test_same_has_as_many_samples_as_the_strides_cover_and_the_odd_one_at_its_end():
    for i, k, s, d in SIZES:
        for name in ("same", "same_lower"):
            _, (axis,) = resolve_transposed(i, k, s, name, dilation=d)
            assert axis.output == i * s == stamped_size(i, *axis[1:])
            assert transposed_output_size(i, k, s, name, dilation=d) == i * s
            crop = axis.after - axis.before if name == "same" else axis.before - axis.after
            assert crop == max(0, d * (k - 1) + 1 - s) % 2
            assert 0 in (axis.output_padding, axis.before + axis.after)  # never both


def test_same_is_the_transpose_of_the_direct_same():
    for i, k, s, d in SIZES:
        for name in ("same", "same_lower"):
            assert output_size(i * s, k, s, name, d) == i
            _, (axis,) = resolve_transposed(i, k, s, name, dilation=d)
            places = counted_places(i * s, k, s, axis.before, axis.after, d)
            assert len(places) == i, (i, k, s, d)


def test_named_paddings_by_hand():
    assert resolve_transposed(3, 3, 2, "same")[1][0][3:6] == (0, 1, 0)  # 7 stamped, 6 kept
    assert resolve_transposed(3, 3, 2, "same_lower")[1][0][3:6] == (1, 0, 0)
    assert resolve_transposed(3, 2, 4, "same")[1][0][3:6] == (0, 0, 2)  # 10 stamped, 12 wanted
    assert resolve_transposed(3, 2, 4, "same_lower")[1][0][3:6] == (0, 0, 2)
    assert resolve_transposed(5, 3, 1, "full", 0, 2)[1][0][3:6] == (4, 4, 0)
    assert resolve_transposed(3, 3, 2, "valid", 1)[1][0][3:6] == (0, 0, 1)
    assert transposed_output_size(5, 3, padding="full") == 3  # back from relationship 4
    assert transposed_output_size(3, 3, stride=2, padding="valid", output_padding=1) == 8


def test_a_crop_may_reach_beyond_the_stretched_input():
    form = direct_form(1, 3, stride=3, padding=(4, 0), output_padding=2)
    assert (form.zeros_between, form.before, form.after, form.output) == (2, -2, 4, 1)
    assert by_direct_form(form, [7], [3, 2, 1]) == [0]  # of 3 stamped and 2 added, the last


@given(
    st.lists(
        st.tuples(*[st.integers(1, 6)] * 3, *[st.integers(0, 3)] * 3, st.integers(1, 6)),
        min_size=1,
        max_size=4,
    )
)
def test_axes_do_not_see_each_other(rows):
    rows = [(i + 6, k, s, (b, c), a % max(s, d), d) for i, k, s, b, c, a, d in rows]
    columns = tuple(zip(*rows, strict=True))
    assert transposed_output_size(*columns) == tuple(transposed_output_size(*row) for row in rows)
    assert direct_form(*columns) == tuple(direct_form(*row) for row in rows)


@given(*[st.integers(1, 30)] * 3, st.integers(0, 9), st.integers(1, 4))
def test_way_there_and_back(size, kernel, stride, padding, dilation):
    size += dilation * (kernel - 1)
    setting = (kernel, stride, padding)
    there = output_size(size, *setting, dilation)
    rest = remainder(size, *setting, dilation)
    assert transposed_output_size(there, *setting, rest, dilation) == size


def test_ints_count_for_every_axis_and_answers_come_in_kind():
    assert transposed_output_size((3, 4), 3, 2) == (7, 9)
    assert transposed_output_size(3, 3, 2, output_padding=(0, 1)) == (7, 8)
    assert transposed_output_size(3, 3, 2, padding=((0, 1), (2, 0))) == (6, 5)
    assert transposed_output_size((3, 4), 3, 2, padding=(0, 1)) == (7, 7)
    assert transposed_output_size((3,), 3) == (5,)
    assert transposed_output_size(np.array([3, 4]), np.int8(3), np.uint8(2)) == (7, 9)
    assert type(transposed_output_size(np.int8(100), np.int8(3), np.int8(100))) is int
    assert transposed_output_size(np.int8(100), np.int8(3), np.int8(100)) == 9903
    assert isinstance(direct_form((3, 4), 3), tuple)
    assert len(direct_form((3, 4), 3)) == 2


SETTING = {"size": 3, "kernel": 3, "stride": 2, "output_padding": 0}


@pytest.mark.parametrize("function", [transposed_output_size, direct_form, resolve_transposed])
@pytest.mark.parametrize("name", [*SETTING, "padding", "dilation"])
@pytest.mark.parametrize("value", [2.0, np.nan, True, None, b"23"])
def test_refuses_what_is_no_whole_number(function, name, value):
    with pytest.raises(TypeError, match=rf"^{name}=.* is not a whole number; give an int$"):
        function(**SETTING | {name: value})


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"size": 0}, "size=0 is below 1; give 1 or more"),
        ({"stride": 0}, "stride=0 is below 1; give 1 or more"),
        ({"output_padding": -1}, "output_padding=-1 is below 0; give 0 or more"),
        ({"padding": -1}, "padding=-1 is below 0; give 0 or more"),
        (
            {"output_padding": 2},
            r"output_padding=2 is not below max\(stride, dilation\) = 2 \(stride=2, dilation=1\); "
            "give 0 to 1, or a larger size$",
        ),
        (
            {"output_padding": 3, "dilation": 3},
            r"output_padding=3 is not below max\(stride, dilation\) = 3 \(stride=2, dilation=3\); "
            "give 0 to 2",
        ),
        (
            {"size": (3, 4), "output_padding": (1, 2)},
            r"axis 1: output_padding=2 is not below max\(stride, dilation\) = 2",
        ),
        (
            {"padding": "same", "output_padding": 1},
            "output_padding=1 beside padding='same', which already fixes the size at "
            r"stride \* size; give output_padding=0, or the padding as numbers$",
        ),
        (
            {"padding": "same_lower", "output_padding": (0, 1)},
            "axis 1: output_padding=1 beside padding='same_lower'",
        ),
        (
            {"padding": (3, 4)},
            r"padding=3\+4 crops all of the 7 samples \(size=3, kernel=3, stride=2, "
            r"output_padding=0, dilation=1\); the padding of a transposed convolution crops its "
            "output: give less$",
        ),
        ({"size": (9, 3), "padding": 4}, r"axis 1: padding=4\+4 crops all of the 7 samples"),
        ({"size": 1, "padding": "full"}, r"padding=2\+2 crops all of the 3 samples"),
        ({"padding": "SAME"}, "padding='SAME' is unknown; give 'valid', 'same', 'same_lower', "),
        (
            {"size": (3, 4), "output_padding": (0, 0, 1)},
            "the arguments disagree on the number of axes: size has 2, output_padding has 3; "
            "make them equal",
        ),
    ],
)
def test_refuses_what_does_not_fit(changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        transposed_output_size(**SETTING | changed)


def test_dilation_alone_lets_output_padding_in():
    assert transposed_output_size(3, 3, dilation=3, output_padding=2) == 11
