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
        (lambda h, w: None, "your function returns nothing; end it with return"),
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


def test_single_precision_is_enough():
    values = np.linspace(1, 1000, 7)
    assert compare(lambda x: (x / 3).astype(np.float32), lambda x: x / 3, [(values,)])
    assert not compare(lambda x: x.astype(np.float32) * 1.001, lambda x: x, [(values,)])


def test_a_difference_beyond_six_digits_is_told_in_full():
    report = compare(lambda n: n + 1e-7, lambda n: n, [(2.0,)])
    assert report.message == "Not yet: for (2.0) the answer is 2.0 but yours is 2.0000001."


def test_a_place_that_should_be_0_may_hold_rounding_errors_of_the_others():
    cases = [(np.array([3e6, 0]),)]
    assert compare(lambda x: x + 1e-6, lambda x: x, cases)
    assert not compare(lambda x: x + 1, lambda x: x, cases)


def test_an_overwritten_argument_is_told_to_those_who_are_right():
    def take(numbers):
        return sum(numbers.pop() for _ in range(len(numbers)))

    report = compare(take, sum, [([1, 2, 3],)])
    assert report
    assert report.message.endswith("\nIt overwrites its argument, though: work on a copy.")


def test_an_argument_overwritten_once_is_enough():
    def doubled_at_first(x):
        result = 2 * x
        x[x == 7] = 0
        return result

    cases = [(np.array([1, 7]),), (np.array([2, 3]),)]
    assert "overwrites" in compare(doubled_at_first, lambda x: 2 * x, cases).message


def test_the_first_mistake_that_explains_the_answers_is_the_one_named():
    mistakes = [Mistake(lambda h, w: h + w, "First."), Mistake(lambda h, w: w + h, "Second.")]
    message = compare(lambda h, w: h + w, area, CASES, mistakes).message
    assert message.splitlines()[1:] == ["First."]


def test_functions_among_the_arguments_are_told_by_their_names():
    def _twice(n):
        return 2 * n

    report = compare(lambda f, n: 0, lambda f, n: f(n), [(_twice, 3)])
    assert report.message == "Not yet: for (twice, 3) the answer is 6 but yours is 0."


def test_what_is_no_array_is_told_in_short():
    report = compare(lambda n: "no " * 100, lambda n: np.arange(n), [(4,)])
    assert "the answer is an array of numbers of shape (4,) but yours is 'no no" in report.message
    assert len(report.message) < 200


@pytest.mark.parametrize(("answer", "told"), [(True, "True"), (2 + 1j, "2+1j"), (2.5, "2.5")])
def test_every_kind_of_number_can_be_told(answer, told):
    report = compare(lambda h, w: np.array([answer]), lambda h, w: [6], CASES)
    assert report.message.endswith(f"the answer at [0] is 6 but yours is {told}.")
