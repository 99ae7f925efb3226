"""Checks of the chapter on modes: how far the kernel may move."""

from ..arithmetic import output_size, padding_widths, same_slice
from .report import Mistake, Report, Solution, compare

__all__ = ["check_mode_sizes", "check_numpy_same", "check_same_padding"]

# (m, n): even and odd kernels, and one that is longer than the data
LENGTHS = [(8, 3), (7, 4), (5, 1), (9, 6), (6, 6), (2, 4)]


def check_mode_sizes(function: Solution) -> Report:
    """Check ``sizes(m, n) -> (full, same, valid)``, the outputs of n taps on m samples.

    ``same`` keeps m; where the kernel does not fit, ``valid`` has 0.

    Examples
    --------
    >>> print(check_mode_sizes(lambda m, n: (m + n, m, m - n)).message.splitlines()[1])
    Count the places: n taps overlap m samples at m + n − 1 shifts, and fit inside at m − n + 1.
    """
    places = (
        "Count the places: n taps overlap m samples at m + n − 1 shifts, "
        "and fit inside at m − n + 1."
    )
    numpy = (
        "You kept max(m, n), as numpy.convolve does: same keeps the length of the data, m, "
        "in SciPy and in every layer."
    )
    mistakes = [
        Mistake(lambda m, n: (m + n - 1, max(m, n), max(0, m - n + 1)), numpy),
        Mistake(
            lambda m, n: (m + n - 1, max(m, n), abs(m - n) + 1),
            f"{numpy} And valid has no place for a kernel that is longer than the data.",
        ),
        Mistake(lambda m, n: (m + n, m, m - n), places),
        Mistake(lambda m, n: (m + n, m, max(0, m - n)), places),
        Mistake(lambda m, n: (m + n, m, max(0, m - n + 1)), places),
        Mistake(lambda m, n: (m + n - 1, m, max(0, m - n)), places),
        Mistake(
            lambda m, n: (m + n - 1, m, m - n + 1),
            "A size below 0 means nothing: a kernel that is longer than the data has 0 places.",
        ),
        Mistake(
            lambda m, n: (m + n - 1, m, abs(m - n) + 1),
            "The data cannot lie inside the kernel: a kernel that is longer has 0 valid places.",
        ),
        Mistake(
            lambda m, n: (m + 2 * (n // 2), m, max(0, m - 2 * (n // 2))),
            "You moved the kernel by half its length on either side, which holds for odd kernels "
            "alone. Full adds n − 1 to m, valid takes as many off.",
        ),
    ]
    return compare(function, _sizes, LENGTHS, mistakes)


def check_same_padding(function: Solution) -> Report:
    """Check ``same_padding(i, k, s) -> (before, after)``, which makes ⌈i/s⌉ outputs of i.

    No more is added than is needed, and the odd sample goes after the data: TensorFlow's SAME.

    Examples
    --------
    >>> print(check_same_padding(lambda i, k, s: ((k - 1) // 2, k // 2)).message.splitlines()[1])
    The stride is ignored: ⌈i/s⌉ windows reach over (⌈i/s⌉ − 1)·s + k samples, so add what i
    lacks.
    """
    cases = [(6, 3, 2), (7, 4, 1), (7, 4, 3), (5, 2, 2), (8, 2, 3), (9, 6, 4), (8, 1, 3)]
    mistakes = [
        Mistake(
            lambda i, k, s: _shared(i, k, s)[::-1],
            "The extra sample is on the wrong side: it goes after the data.",
        ),
        *(
            Mistake(
                ignoring,
                "The stride is ignored: ⌈i/s⌉ windows reach over (⌈i/s⌉ − 1)·s + k samples, "
                "so add what i lacks.",
            )
            for ignoring in (
                lambda i, k, s: ((k - 1) // 2, k // 2),
                lambda i, k, s: (k // 2, (k - 1) // 2),
                lambda i, k, s: (k // 2, k // 2),
                lambda i, k, s: ((k - 1) // 2, (k - 1) // 2),
            )
        ),
        Mistake(
            lambda i, k, s: (_lacking(i, k, s) // 2, -(-_lacking(i, k, s) // 2)),
            "Padding below 0 would cut samples off: where windows reach less far than the data, "
            "add 0.",
        ),
        Mistake(
            lambda i, k, s: (max(0, _lacking(i, k, s)),) * 2,
            "You add the whole padding on each side: it is the total, to be shared by the two.",
        ),
        *(
            Mistake(
                equal,
                "An odd total cannot be shared equally: the side after the data gets one more.",
            )
            for equal in (
                lambda i, k, s: (max(0, _lacking(i, k, s)) // 2,) * 2,
                lambda i, k, s: ((max(0, _lacking(i, k, s)) + 1) // 2,) * 2,
            )
        ),
        Mistake(
            lambda i, k, s: _shared(s * (i // s), k, s),
            "You rounded i/s down: same keeps ⌈i/s⌉ windows.",
        ),
    ]
    return compare(function, _shared, cases, mistakes)


def check_numpy_same(function: Solution) -> Report:
    """Check ``numpy_same(m, n) -> (first, length)``: what ``numpy.convolve`` keeps as ``same``.

    ``first`` counts from 0 in the full result of m + n − 1 values.

    Examples
    --------
    >>> print(check_numpy_same(lambda m, n: ((n - 1) // 2, m)).message.splitlines()[1])
    That is SciPy's same. NumPy's keeps max(m, n) values: it takes the longer one for the data.
    """
    longer = (
        "NumPy's keeps max(m, n) values: it takes the longer one for the data, "
        "and the two can be exchanged."
    )
    mistakes = [
        Mistake(
            lambda m, n: ((n - 1) // 2, m),
            "That is SciPy's same. "
            "NumPy's keeps max(m, n) values: it takes the longer one for the data.",
        ),
        Mistake(lambda m, n: (n // 2, m), f"That is MATLAB's same. {longer}"),
        Mistake(
            lambda m, n: ((n - 1) // 2, max(m, n)),
            "Begin with the middle of the shorter one: where n is larger, the data are the kernel.",
        ),
        Mistake(
            lambda m, n: (min(m, n) // 2, max(m, n)),
            "With an even kernel you begin one late: of the odd number of values to drop, "
            "NumPy drops the larger part at the end.",
        ),
        Mistake(
            lambda m, n: ((min(m, n) - 1) // 2, m),
            f"That is the length of the first argument. {longer}",
        ),
    ]
    return compare(function, _numpy_same, LENGTHS, mistakes)


def _sizes(m, n):
    full, same = (output_size(m, n, padding=name) for name in ("full", "same"))
    return full, same, output_size(m, n) if n <= m else 0


def _shared(i, k, s):
    return padding_widths(i, k, s, "same")


def _lacking(i, k, s):
    """Samples that ⌈i/s⌉ windows reach over, less those there are."""
    return (-(-i // s) - 1) * s + k - i


def _numpy_same(m, n):
    kept = same_slice("numpy", m, n)
    return kept.start, kept.stop - kept.start
