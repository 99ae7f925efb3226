import numpy as np
import pytest

from convkit.checks.report import Mistake, Report, compare

CASES = [(2, 3), (4, 7)]


def area(height, width):
    return height * width


def test_a_right_function_passes_however_it_is_written():
    report = compare(lambda h, w: sum(w for _ in range(h)), area, CASES)
    assert report
    assert report.message == "Right: 2 of 2 cases agree."


def test_a_mistake_is_named_only_if_it_explains_every_answer():
    mistakes = [
        Mistake(lambda h, w: h + w, "You added."),
        Mistake(lambda h, w: h * h, "You squared."),
    ]
    assert "You squared." in compare(lambda h, w: h * h, area, CASES, mistakes).message
    partly = compare(lambda h, w: h + w if h == 2 else 0, area, CASES, mistakes)
    assert not partly
    assert "You" not in partly.message


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (lambda h, w: None, "your function returns nothing; does it end in return"),
        (lambda h, w: ..., "your function still returns the dots"),
        (lambda h, w: 1 / 0, "stopped with ZeroDivisionError: division by zero"),
        (lambda h: h, "stopped with TypeError"),
        (lambda h, w: [h, w], "the answer has shape () but yours has (2,)"),
        (lambda h, w: "6", "the answer is 6 but yours is '6'"),
        (lambda h, w: float("nan"), "the answer is 6 but yours is nan"),
    ],
)
def test_whatever_comes_back_the_report_says_what_was_wrong(function, told):
    report = compare(function, area, CASES)
    assert not report
    assert report.message.startswith("Not yet: for (2, 3) ")
    assert told in report.message


def test_arrays_are_compared_place_by_place_and_cannot_be_spoiled():
    image = np.arange(6.0).reshape(2, 3)

    def spoil(x):
        x += 1
        x[1, 2] = 0
        return x

    report = compare(spoil, lambda x: x + 1, [(image,)])
    assert "array of shape (2, 3)" in report.message
    assert "the answer at [1, 2] is 6 but yours is 0" in report.message
    np.testing.assert_array_equal(image, np.arange(6.0).reshape(2, 3))


def test_long_sentences_are_wrapped_to_the_width_of_the_page():
    report = Report(False, "Not yet: " + "word " * 40 + "\nThe hint.")
    lines = repr(report).splitlines()
    assert max(map(len, lines)) <= 76
    assert lines[-1] == "The hint."
    assert " ".join(" ".join(lines).split()) == " ".join(report.message.split())


def test_a_ragged_answer_is_told_not_raised():
    report = compare(lambda h, w: [[1, 2], [3]], area, CASES)
    assert not report
    assert "the answer is 6 but yours is [[1, 2], [3]]" in report.message
