import numpy as np
import pytest

from convkit import plots

SERIES = [("noisy", [1, 3, -2], "input"), ("smooth", [0.5, 1.5], "output")]


def test_samples_stand_at_their_numbers_and_marks_differ():
    picture = plots.signals(SERIES, "A start.", starts=[0, 1])
    (axis,) = picture.figure.axes
    noisy, smooth, _ = axis.lines
    np.testing.assert_allclose(np.round(noisy.get_xdata()), [0, 1, 2])
    np.testing.assert_allclose(np.round(smooth.get_xdata()), [1, 2])
    assert noisy.get_xdata()[1] < smooth.get_xdata()[0]  # stems of one sample do not hide another
    assert [noisy.get_ydata().tolist(), smooth.get_ydata().tolist()] == [[1, 3, -2], [0.5, 1.5]]
    assert noisy.get_marker() != smooth.get_marker()
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["noisy", "smooth"]
    assert repr(picture) == (
        "A start. noisy, 3 samples from -2 to 3; smooth, 2 samples from 0.5 to 1.5."
    )


def test_lines_differ_in_more_than_colour():
    (axis,) = plots.signals(SERIES, "A start.", lines=True).figure.axes
    noisy, smooth, _ = axis.lines
    assert noisy.get_linestyle() != smooth.get_linestyle()
    assert noisy.get_color() != smooth.get_color()
    assert noisy.get_xdata().tolist() == [0, 1, 2]


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match=r"^there are 0 series; give 1 to 4$"):
        plots.signals([], "Nothing.")
    with pytest.raises(ValueError, match=r"^there are 2 series but 1 starts; give one each$"):
        plots.signals(SERIES, "Two.", starts=[0])
    with pytest.raises(ValueError, match=r"^square has 2 axes \(shape=\(2, 2\)\); give 1-D data$"):
        plots.signals([("square", np.eye(2), "input")], "One.")
    with pytest.raises(TypeError, match=r"^turned has dtype complex128, which is complex; give"):
        plots.signals([("turned", [1j, 2], "input")], "One.")


# All who draw in the colour of a role
ROLES = {
    "signals": lambda role: plots.signals([("b", [1], "input"), ("a", [1], role)], "Two."),
    "spectra": lambda role: plots.spectra([("a", [1, 2], role)], "One."),
    "curves": lambda role: plots.curves([("a", [1], [1], role)], "One.", x="x"),
    "roofline": lambda role: plots.roofline(1, 1, [("a", 1, 1, role)], "One."),
    "grids": lambda role: plots.grids([("a", [1], role)], "One."),
}


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("role", ["result", "surface", None])
def test_an_unknown_role_is_refused_with_those_there_are(name, role):
    message = f"^role={role!r} of a is unknown; give one of 'input', 'kernel', 'output'$"
    with pytest.raises(ValueError, match=message):
        ROLES[name](role)
