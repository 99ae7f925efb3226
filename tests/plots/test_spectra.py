import numpy as np
import pytest

from convkit import plots

# The mean of two neighbours and their difference, on a ring of eight
MEAN = np.abs(np.fft.rfft([0.5, 0.5], 8))
CHANGE = np.abs(np.fft.rfft([1, -1], 8))
SERIES = [("mean", MEAN, "kernel"), ("change", CHANGE, "output")]


def test_values_stand_over_their_frequencies():
    picture = plots.spectra(SERIES, "One falls, one rises.")
    (axis,) = picture.figure.axes
    mean, change, _ = axis.lines
    np.testing.assert_allclose(mean.get_xdata(), [0, 1 / 8, 1 / 4, 3 / 8, 1 / 2])
    np.testing.assert_allclose(mean.get_ydata(), np.cos(np.pi * mean.get_xdata()), atol=1e-15)
    np.testing.assert_allclose(change.get_ydata(), 2 * np.sin(np.pi * change.get_xdata()))
    assert axis.get_xlabel() == "frequency, in waves per sample"
    assert axis.get_yscale() == "linear"
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["mean", "change"]
    assert repr(picture) == "One falls, one rises. mean, from 0 to 1; change, from 0 to 2."


def test_series_of_different_lengths_share_the_axis():
    picture = plots.spectra([("short", [3, 1], "input"), ("long", [2, 1, 0], "input")], "Two.")
    short, long, _ = picture.figure.axes[0].lines
    assert short.get_xdata().tolist() == [0, 0.5]
    assert long.get_xdata().tolist() == [0, 0.25, 0.5]


def test_lines_differ_in_more_than_colour():
    (axis,) = plots.spectra(SERIES, "Two.").figure.axes
    mean, change, _ = axis.lines
    assert mean.get_linestyle() != change.get_linestyle()
    assert mean.get_color() != change.get_color()


def test_powers_of_ten_at_equal_distances():
    (axis,) = plots.spectra([("gain", [1, 100], "kernel")], "Grows.", log=True).figure.axes
    assert axis.get_yscale() == "log"


def test_what_cannot_be_drawn_is_refused():
    for series, log, message in (
        ([], False, r"^there are 0 series; give 1 to 4$"),
        ([SERIES[0]] * 5, False, r"^there are 5 series; give 1 to 4$"),
        (
            [("alone", [1], "input")],
            False,
            r"^alone has shape \(1,\); give one row of at least 2 values, "
            r"for the frequencies from 0 to 1/2$",
        ),
        ([("square", np.eye(2), "input")], False, r"^square has shape \(2, 2\); give one row"),
        ([("gap", [1, np.inf], "input")], False, r"^gap has values that are not finite"),
        (
            [("mean", [1, 0], "kernel")],
            True,
            r"^mean has the value 0, and powers of ten are positive; draw it with log=False$",
        ),
    ):
        with pytest.raises(ValueError, match=message):
            plots.spectra(series, "Nothing.", log=log)
    with pytest.raises(TypeError, match=r"^turned has dtype complex128, which is complex; give"):
        plots.spectra([("turned", [1, 1j], "input")], "Nothing.")
