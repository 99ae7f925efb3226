import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from convkit import plots

SERIES = [("loops", [4, 8, 32], [1, 4, 64], "input"), ("fft", [4, 8], [3, 5], "output")]
POINTS = [("copy", 0.5, 0.6e9, "input"), ("product", 16, 4e9, "kernel")]


def test_values_stand_over_their_places_at_equal_factors():
    picture = plots.curves(SERIES, "One crosses.", x="side")
    (axis,) = picture.figure.axes
    loops, fft = axis.lines
    assert loops.get_xdata().tolist() == [4, 8, 32]
    assert loops.get_ydata().tolist() == [1, 4, 64]
    assert fft.get_ydata().tolist() == [3, 5]
    assert (axis.get_xscale(), axis.get_yscale()) == ("log", "log")
    assert (axis.get_xlabel(), axis.get_ylabel()) == ("side", "milliseconds")
    assert axis.get_xticks().tolist() == [4, 8, 32]
    assert (
        repr(picture) == "One crosses. loops, from 1 at 4 to 64 at 32; fft, from 3 at 4 to 5 at 8."
    )


def test_ticks_are_plain_numbers():
    picture = plots.curves([("a", [64, 1024**2], [0.5, 30], "input")], "One.", x="side", y="s")
    FigureCanvasAgg(picture.figure).draw()
    (axis,) = picture.figure.axes
    assert [text.get_text() for text in axis.get_xticklabels()] == ["64", "1,048,576"]
    assert {"1", "2", "5", "10"} <= {text.get_text() for text in axis.get_yticklabels()}
    assert axis.get_ylabel() == "s"
    assert repr(picture) == "One. a, from 0.5 at 64 to 30 at 1,048,576."


def test_ticks_are_few_where_the_range_is_wide():
    (axis,) = plots.roofline(1e9, 1e9, [("far", 1e4, 1e9, "input")], "One.").figure.axes
    ticks = [tick for tick in axis.get_xticks() if 1 <= tick <= 1e4]
    np.testing.assert_allclose(ticks, [1, 10, 100, 1000, 1e4])


def test_lines_and_marks_differ_in_more_than_colour():
    loops, fft = plots.curves(SERIES, "Two.", x="side").figure.axes[0].lines
    assert loops.get_linestyle() != fft.get_linestyle()
    assert loops.get_marker() != fft.get_marker()
    (axis,) = plots.roofline(8e9, 2e9, POINTS, "Two.").figure.axes
    assert axis.lines[0].get_marker() != axis.lines[1].get_marker()


def test_the_roof_is_a_slope_and_then_flat():
    picture = plots.roofline(8e9, 2e9, POINTS, "Two points.")
    (axis,) = picture.figure.axes
    *points, roof = axis.lines
    np.testing.assert_allclose(roof.get_xdata(), [0.25, 4, 32])
    np.testing.assert_allclose(roof.get_ydata(), [0.5, 8, 8])
    assert [point.get_xydata().tolist() for point in points] == [[[0.5, 0.6]], [[16, 4]]]
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["copy", "product"]
    assert repr(picture) == (
        "Two points. Slope up to 4 products a byte, roof at 8 thousand million a second. "
        "copy, 0.5 products a byte, 0.6 thousand million a second, 60 % of what is allowed there; "
        "product, 16 products a byte, 4 thousand million a second, 50 % of what is allowed there."
    )


@pytest.mark.parametrize(
    ("series", "message"),
    [
        ([], r"^there are 0 series; give 1 to 4$"),
        ([SERIES[0]] * 5, r"^there are 5 series; give 1 to 4$"),
        ([("a", [1, 2], [3], "input")], r"^a has 1 values for 2 places$"),
        ([("a", [[1]], [3], "input")], r"^the places of a: int64 of shape \(1, 1\); give one row"),
        ([("a", [1], [1j], "input")], r"^a has dtype complex128, which is complex; give its size"),
        (
            [("a", [1, 2], [3, 0], "input")],
            r"^a: the value 0 cannot be drawn, for .* leave it out$",
        ),
        (
            [("a", [1, 2], [3, np.inf], "input")],
            r"^a: the value inf cannot be drawn, for",
        ),
        ([("a", [-1, 2], [3, 4], "input")], r"^the places of a: the value -1 cannot be drawn, for"),
    ],
)
def test_curves_that_cannot_be_drawn_are_refused(series, message):
    with pytest.raises((TypeError, ValueError), match=message):
        plots.curves(series, "Nothing.", x="side")


@pytest.mark.parametrize(
    ("rate", "points", "message"),
    [
        (1, [], r"^there are 0 points; give 1 to 8$"),
        (1, [POINTS[0]] * 9, r"^there are 9 points; give 1 to 8$"),
        (0, POINTS, r"^rate and bandwidth: the value 0 cannot be drawn, for equal factors"),
        (1, [("copy", 0, 1, "input")], r"^copy: the value 0 cannot be drawn, for equal factors"),
    ],
)
def test_roofs_that_cannot_be_drawn_are_refused(rate, points, message):
    with pytest.raises(ValueError, match=message):
        plots.roofline(rate, 1, points, "Nothing.")
