"""Every check accepts right solutions, however written, and names each misconception."""

import itertools
import sys

import numpy as np
import pytest

from convkit import checks
from convkit.checks.report import Report, compare

from . import (
    averages,
    channels,
    columns,
    counts,
    equivariance,
    filters,
    fourier,
    gradients,
    matrix,
    modes,
    reach,
    signals,
    sizes,
    tiles,
    training,
    transposed,
    transposed_sizes,
)

TOPICS = [
    *(averages, channels, columns, counts, equivariance, filters, fourier, gradients),
    *(matrix, modes, reach, signals, sizes, tiles, training, transposed),
    transposed_sizes,
]
RIGHT = [solved for topic in TOPICS for solved in topic.RIGHT]
WRONG = [solved for topic in TOPICS for solved in topic.WRONG]
CHECKS = [getattr(checks, name) for name in checks.__all__]


def by_name(value):
    return getattr(value, "__name__", None)


def given_to(check, monkeypatch):
    """Cases and mistakes that a check hands to ``compare``."""
    caught = []

    def spy(function, reference, cases, mistakes=()):
        caught.append((cases, mistakes))
        return Report(False, "")

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules[check.__module__], "compare", spy)
        check(None)
    return caught[0]


def solution_of(check):
    return next(solution for each, solution in RIGHT if each is check)


def test_every_check_has_solutions_right_and_wrong():
    assert {check for check, _ in RIGHT} == {check for check, _, _ in WRONG} == set(CHECKS)


@pytest.mark.parametrize(("check", "solution"), RIGHT, ids=by_name)
def test_a_right_solution_passes(check, solution):
    report = check(solution)
    assert report, report.message
    assert report.message.startswith("Right: ")


@pytest.mark.parametrize(("check", "solution", "words"), WRONG, ids=by_name)
def test_a_misconception_is_rejected_and_named(check, solution, words):
    report = check(solution)
    assert not report
    assert report.message.startswith("Not yet: ")
    assert words in report.message


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
def test_every_hint_is_earned_by_some_wrong_solution(check, monkeypatch):
    _, mistakes = given_to(check, monkeypatch)
    earned = [check(solution).message for each, solution, _ in WRONG if each is check]
    assert mistakes
    for mistake in mistakes:
        assert any(message.endswith("\n" + mistake.hint) for message in earned), mistake.hint


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
def test_no_mistake_can_be_left_out(check, monkeypatch):
    _, mistakes = given_to(check, monkeypatch)
    solutions = [solution for each, solution, _ in WRONG if each is check]
    reports = [check(solution).message for solution in solutions]
    for left_out in range(len(mistakes)):

        def without(function, reference, cases, mistakes, left_out=left_out):
            others = [*mistakes[:left_out], *mistakes[left_out + 1 :]]
            return compare(function, reference, cases, others)

        with monkeypatch.context() as patch:
            patch.setattr(sys.modules[check.__module__], "compare", without)
            assert any(map(lambda f, told: check(f).message != told, solutions, reports))


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
def test_no_mistake_is_taken_for_another(check, monkeypatch):
    _, mistakes = given_to(check, monkeypatch)
    for mistake in mistakes:
        assert check(mistake.function).message.endswith("\n" + mistake.hint)


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
def test_the_data_are_not_symmetric_and_some_are_not_square(check, monkeypatch):
    cases, _ = given_to(check, monkeypatch)
    arrays = [[value for value in case if isinstance(value, np.ndarray)] for case in cases]
    for array in itertools.chain(*arrays):
        assert not np.array_equal(array, np.flip(array))
        assert array.ndim == 1 or not np.array_equal(array, array.swapaxes(-1, -2))
    assert any(all(len({*a.shape[-2:]}) == min(a.ndim, 2) for a in case) for case in arrays)


class Unwilling:
    """An answer that cannot be turned into numbers."""

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("not an array")

    def __repr__(self):
        return "Unwilling()"


def kept(numbers, kind):
    return numbers.tolist() if kind == "list" else numbers.astype(kind)


def stops(*arguments):
    raise KeyError("sobel")


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
@pytest.mark.parametrize(
    ("solution", "told"),
    [
        (stops, "your function stopped with KeyError: 'sobel'"),
        (lambda: 1, "your function stopped with TypeError"),
        (None, "your function stopped with TypeError: 'NoneType' object is not callable"),
        (lambda *_: None, "your function returns nothing; end it with return"),
        (lambda *_: ..., "your function still returns the dots"),
        (lambda *_: "none", "but yours is 'none'"),
        (lambda *_: {"answer": 1}, "but yours is {'answer': 1}"),
        (lambda *_: [[1, 2], [3]], "but yours is [[1, 2], [3]]"),
        (lambda *_: Unwilling(), "but yours is Unwilling()"),
        (lambda *_: np.zeros((2, 3, 4, 5, 6)), "but yours has (2, 3, 4, 5, 6)"),
        (lambda *_: [], "but yours has (0,)"),
    ],
)
def test_what_is_no_answer_is_told_plainly(check, solution, told):
    report = check(solution)
    assert not report
    assert report.message.startswith("Not yet: for (")
    assert told in report.message
    assert "\n" not in report.message


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
def test_a_single_nan_is_found(check):
    solution = solution_of(check)

    def spoiled(*arguments):
        answer = np.array(solution(*arguments), dtype=float)
        answer[(-1,) * answer.ndim] = np.nan
        return answer

    report = check(spoiled)
    assert not report
    assert report.message.endswith("but yours is nan.")


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
def test_an_unexplained_answer_gets_no_hint(check):
    solution = solution_of(check)
    report = check(lambda *arguments: np.multiply(solution(*arguments), -3.5) - 1)
    assert not report
    assert "\n" not in report.message


@pytest.mark.parametrize(
    "check", [c for c in CHECKS if c is not checks.check_to_bytes], ids=by_name
)
@pytest.mark.parametrize("kind", ["float32", "complex", ">f8", "list"])
def test_right_numbers_pass_in_whatever_they_are_kept(check, kind):
    solution = solution_of(check)
    report = check(lambda *arguments: kept(np.asarray(solution(*arguments)), kind))
    assert report, report.message


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
def test_printing_changes_nothing(check, capsys):
    solution = solution_of(check)

    def talkative(*arguments):
        print("here")
        return solution(*arguments)

    assert check(talkative).message == check(solution).message
    assert capsys.readouterr().out.startswith("here\n")


@pytest.mark.parametrize("check", CHECKS, ids=by_name)
def test_a_function_may_overwrite_its_arguments_and_is_told_so(check, monkeypatch):
    solution = solution_of(check)
    cases, _ = given_to(check, monkeypatch)
    before = repr(cases)

    def greedy(*arguments):
        answer = np.array(solution(*arguments))
        for value in arguments:
            if isinstance(value, np.ndarray):
                value[...] = 0
        return answer

    report = check(greedy)
    has_arrays = any(isinstance(value, np.ndarray) for case in cases for value in case)
    assert report
    assert ("overwrites its argument" in report.message) is has_arrays
    assert repr(given_to(check, monkeypatch)[0]) == before
    assert check(solution)
