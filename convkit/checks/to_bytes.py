"""Check of the chapter on images and filters: how signed responses become a picture."""

import numpy as np

from .report import Mistake, Report, Solution, compare

__all__ = ["check_to_bytes"]


def check_to_bytes(function: Solution) -> Report:
    """Check ``to_bytes(response, limit)``: 0 becomes 128, ±limit and beyond 255 and 1.

    Between them 127 steps go either way, rounded to the nearest; the result is of uint8.

    Examples
    --------
    >>> print(check_to_bytes(lambda response, limit: np.clip(response, 0, 255)).message)
    Not yet: for (array of shape (2, 4), 40) the answer at [0, 0] is 1 but yours is 0.
    You clipped at 0: every negative response is lost. Map 0 to 128 before you clip.
    """
    cases = [
        (np.array([[-90.0, -40, -10, 0], [2, 10, 25, 60]]), 40),
        (np.array([[0.0, 3], [5, 7], [1, 2]]), 8),
    ]
    negative = "You clipped at 0: every negative response is lost. Map 0 to 128 before you clip."
    wrapped = (
        "A byte holds 0 to 255, and what lies outside wraps around: -1 becomes 255. "
        "Clip before you convert."
    )
    whole = [
        (lambda r, limit: np.clip(r, 0, 255), negative),
        (lambda r, limit: np.mod(np.round(128 + 127 * r / limit), 256), wrapped),
        (lambda r, limit: np.mod(r, 256), wrapped),
        (
            lambda r, limit: np.floor(128 + 127 * np.clip(r / limit, -1, 1)),
            "Converting to uint8 cuts the decimals off; round first.",
        ),
    ]
    fractions = [
        (lambda r, limit: np.clip(255 * r / limit, 0, 255), negative),
        (
            lambda r, limit: np.clip(255 * np.abs(r) / limit, 0, 255),
            "You took the absolute value: the sign, dark to bright or bright to dark, is lost.",
        ),
        (
            lambda r, limit: 255 * (r - r.min()) / np.ptp(r),
            "You stretched from the smallest value to the largest: 0 gets another grey in every "
            "picture. Let limit alone set the scale.",
        ),
        (
            lambda r, limit: 128 + 127 * r / np.abs(r).max(),
            "You scaled by the largest response of this picture, so two pictures cannot be "
            "compared. Let limit set the scale, and clip what is beyond.",
        ),
        (
            lambda r, limit: 127.5 + 127.5 * np.clip(r / limit, -1, 1),
            "Your zero falls on 127.5, which no byte can hold. Use 128 for 0 and 127 each way.",
        ),
    ]
    endings = (np.round, np.floor, lambda values: values)  # readers end in any of these ways
    mistakes = [Mistake(f, hint) for f, hint in whole] + [
        Mistake(lambda r, limit, f=f, end=end: end(f(r, limit)), hint)
        for f, hint in fractions
        for end in endings
    ]
    report = compare(function, _to_bytes, cases, mistakes)
    if report and (dtype := np.asarray(function(*cases[0])).dtype) != np.uint8:
        return Report(
            False,
            f"Not yet: the numbers are right, but their type is {dtype} and a byte is uint8; "
            "end with .astype(np.uint8).",
        )
    return report


def _to_bytes(response, limit):
    return np.round(128 + 127 * np.clip(response / limit, -1, 1)).astype(np.uint8)
