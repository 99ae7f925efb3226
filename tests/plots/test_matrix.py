import numpy as np
import pytest

from convkit import kernel_matrix, plots


def cells(picture):
    """What is written in the cells, as {(row, column): word}; the indices stand in 0."""
    (axis,) = picture.figure.axes
    places = ((text.get_position(), text.get_text()) for text in axis.texts)
    return {(round(y - 0.53), round(x - 0.5)): word for (x, y), word in places}


def test_weights_stand_where_the_matrix_has_them():
    weight, size, setting = np.array([[5, -2], [7, 9]]), (2, 3), {"padding": ((1, 0), (0, 1))}
    picture = plots.kernel_matrix(weight, size, 4, **setting)
    words = cells(picture)
    c = kernel_matrix(weight, size, **setting)
    drawn = np.zeros_like(c)
    for (row, column), word in words.items():
        if row and column:
            drawn[row - 1, column - 1] = int(word)
    np.testing.assert_array_equal(drawn, c)
    assert [words[0, n] for n in range(1, 7)] == ["0,0", "0,1", "0,2", "1,0", "1,1", "1,2"]
    assert [words[n, 0] for n in range(1, 7)] == ["0,0", "0,1", "0,2", "1,0", "1,1", "1,2"]
    marks = [p for p in picture.figure.axes[0].patches if p.get_linewidth() == 2.5]
    assert [(p.get_y(), p.get_x(), p.get_width()) for p in marks] == [(5, 1, 6)]
    assert repr(picture) == (
        f"Kernel matrix of 6 by 6 with {np.count_nonzero(c)} weights in its 36 cells: a row for "
        "each output of 2 by 3, a column for each input of 2 by 3. Row 4 holds 5 in column 1, "
        "-2 in column 2, 7 in column 4, 9 in column 5."
    )


def test_a_weight_of_zero_is_told_from_an_empty_cell():
    words = cells(plots.kernel_matrix([1, 0, 2], 4))
    assert {place: word for place, word in words.items() if 0 not in place} == {
        (1, 1): "1", (1, 2): "0", (1, 3): "2", (2, 2): "1", (2, 3): "0", (2, 4): "2",
    }  # fmt: skip
    assert words[0, 4] == "3"


def test_a_row_may_hold_no_weight():
    assert repr(plots.kernel_matrix([1], 1, padding=1)).endswith("Row 0 holds no weight.")


def test_rows_that_do_not_exist_and_matrices_too_large_to_see_are_refused():
    with pytest.raises(ValueError, match=r"^row=2 is not a row; there are 2, counted from 0$"):
        plots.kernel_matrix([1, 2], 3, 2)
    with pytest.raises(ValueError, match=r"^the kernel matrix of 64 by 65 has 4160 cells, more"):
        plots.kernel_matrix([1, 2], 65)
