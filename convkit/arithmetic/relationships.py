r"""The fifteen relationships of convolution arithmetic, each as its own formula.

They are those of Dumoulin and Visin, *A guide to convolution arithmetic for deep learning*,
arXiv:1603.07285, under their numbers. Per axis: input i, kernel k, stride s, padding p on
*either* side, dilation d (1 means none), output o. Primes belong to the transposed
convolution: it takes i′ = o samples to o′, and as a direct convolution with stride 1 it
pads by p′ an input stretched to ĩ′, with a zeros more at the end.

:func:`convkit.output_size` and :func:`convkit.transposed_output_size` hold under no condition
at all; these show what they come down to where a condition helps.
"""

from collections.abc import Callable
from typing import NamedTuple

from ..arguments import Integers, Padding, PerAxis, in_kind, integer, labelled
from .axes import Axis, resolve, room
from .formulas import TransposedSizes, direct, transposed

__all__ = ["RELATIONSHIPS", "Condition", "Relationship", "TransposedSizes", "relationship"]


class Condition(NamedTuple):
    """Something that a relationship asks of the settings of an axis."""

    words: str
    holds: Callable[[Axis], bool]


UNIT_STRIDE = Condition("s = 1", lambda axis: axis.stride == 1)
NO_PADDING = Condition("p = 0", lambda axis: axis.before == 0)
HALF_PADDING = Condition("p = ⌊k/2⌋", lambda axis: axis.before == axis.kernel // 2)
FULL_PADDING = Condition("p = k − 1", lambda axis: axis.before == axis.kernel - 1)
ODD_KERNEL = Condition("k odd", lambda axis: axis.kernel % 2 == 1)
EXACT_FIT = Condition(
    "(i + 2p − k) mod s = 0", lambda axis: (axis.padded - axis.kernel) % axis.stride == 0
)
EXACT_FIT_UNPADDED = Condition("(i − k) mod s = 0", EXACT_FIT.holds)
# Not said in the guide, which knows no other padding, and dilation in relationship 15 alone
EQUAL_SIDES = Condition("the same padding on either side", lambda axis: axis.before == axis.after)
NO_DILATION = Condition("d = 1", lambda axis: axis.dilation == 1)


class Relationship(NamedTuple):
    """One relationship: call it with settings, and it computes or says what it misses."""

    number: int
    """1 to 15, as in the guide"""
    name: str
    """what it is about, in a few words"""
    conditions: tuple[Condition, ...]
    """what it asks of the settings: words, and a test of one axis"""
    formula: str
    """LaTeX, without dollar signs"""
    compute: Callable[[Axis], int | TransposedSizes]
    """the formula alone, of one :class:`convkit.arithmetic.Axis`; it looks at no condition"""

    @property
    def transposed(self) -> bool:
        """Whether it speaks of the transposed convolution, and gives :class:`TransposedSizes`."""
        return 8 <= self.number <= 14

    @property
    def condition(self) -> str:
        """What it asks of the settings, in words."""
        letters = "i, k, s, p, d" if self._dilated else "i, k, s, p"
        return ", ".join(condition.words for condition in self.conditions) or f"any {letters}"

    def holds(
        self,
        size: Integers,
        kernel: Integers,
        stride: Integers = 1,
        padding: Padding = 0,
        dilation: Integers = 1,
    ) -> bool:
        """Tell whether the settings meet the condition on every axis.

        Whether the kernel fits into the padded input is another question.

        Raises
        ------
        TypeError, ValueError
            As :func:`convkit.padding_widths`.

        Examples
        --------
        Relationship 1 asks for stride 1 and no padding:

        >>> relationship(1).holds(7, kernel=3), relationship(1).holds(7, kernel=3, stride=2)
        (True, False)
        """
        _, axes = resolve(size, kernel, stride, padding, dilation)
        return not any(self._missed(axis) for axis in axes)

    def __call__(
        self,
        size: Integers,
        kernel: Integers,
        stride: Integers = 1,
        padding: Padding = 0,
        dilation: Integers = 1,
    ) -> PerAxis:
        """Compute; the settings are those of :func:`relationship`."""
        rank, axes = resolve(size, kernel, stride, padding, dilation)
        for where, axis in labelled(rank, axes):
            room(where, axis)
            if missed := self._missed(axis):
                raise ValueError(
                    f"{where}relationship {self.number} needs {' and '.join(missed)}, but "
                    f"size={axis.size}, kernel={axis.kernel}, stride={axis.stride}, "
                    f"padding={axis.before}+{axis.after}, dilation={axis.dilation}; "
                    f"{_advice(axis, self.transposed)}"
                )
        return in_kind(rank, [self.compute(axis) for axis in axes])

    @property
    def _dilated(self) -> bool:
        return self.number == 15

    def _missed(self, axis: Axis) -> list[str]:
        unsaid = (EQUAL_SIDES,) if self._dilated else (EQUAL_SIDES, NO_DILATION)
        return [c.words for c in (*self.conditions, *unsaid) if not c.holds(axis)]


def relationship(number: int) -> Relationship:
    """Give a relationship of Dumoulin and Visin (arXiv:1603.07285) by its number, 1 to 15.

    Call the result with settings, ints or one entry per axis, as for
    :func:`convkit.output_size`; 8 to 14, too, take the settings of the *direct* convolution.

    Parameters
    ----------
    number : int

    Returns
    -------
    Relationship
        It gives the output size o; 8 to 14 give :class:`TransposedSizes`. What is said of one axis
        stands in a tuple where tuples were given. It raises a ValueError if the kernel does not
        fit, or if the settings miss its condition, and says which others they meet.

    Raises
    ------
    TypeError, ValueError
        There is no such number.

    Examples
    --------
    ⌊(6 + 2 − 3)/2⌋ + 1 rows, ⌊(8 + 2 − 3)/2⌋ + 1 columns:

    >>> relationship(6)(size=(6, 8), kernel=3, stride=2, padding=1)
    (3, 4)

    Back from the 3 rows: 5 with the zeros between them, 1 and 1 + 1 of padding, and so 6 again.

    >>> relationship(14)(size=6, kernel=3, stride=2, padding=1)
    TransposedSizes(size=3, stretched=5, padding=1, added=1, output=6)
    """
    number = integer("number", number)
    if not 1 <= number <= len(RELATIONSHIPS):
        raise ValueError(f"number={number} is no relationship; give 1 to {len(RELATIONSHIPS)}")
    return RELATIONSHIPS[number - 1]


def _advice(axis: Axis, of_transposed: bool) -> str:
    """What to do with settings that miss a condition."""
    fitting = [
        str(entry.number)
        for entry in RELATIONSHIPS
        if entry.transposed == of_transposed and not entry._missed(axis)
    ]
    general = "transposed_output_size" if of_transposed else "output_size"
    return f"use {' or '.join(fitting)}" if fitting else f"use {general}, which has no condition"


# number, name, conditions, formula, how to compute it
RELATIONSHIPS = (
    Relationship(
        1, "no padding, stride 1", (UNIT_STRIDE, NO_PADDING), r"o = (i - k) + 1", direct(1)
    ),
    Relationship(2, "padding, stride 1", (UNIT_STRIDE,), r"o = (i - k) + 2p + 1", direct(2)),
    Relationship(
        3, "half (same) padding", (ODD_KERNEL, UNIT_STRIDE, HALF_PADDING), r"o = i", direct(3)
    ),
    Relationship(4, "full padding", (UNIT_STRIDE, FULL_PADDING), r"o = i + (k - 1)", direct(4)),
    Relationship(
        5,
        "no padding, any stride",
        (NO_PADDING,),
        r"o = \left\lfloor \frac{i - k}{s} \right\rfloor + 1",
        direct(5),
    ),
    Relationship(
        6,
        "padding, any stride",
        (),
        r"o = \left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1",
        direct(6),
    ),
    Relationship(
        7,
        "pooling",
        (NO_PADDING,),
        r"o = \left\lfloor \frac{i - k}{s} \right\rfloor + 1",
        direct(7),
    ),
    Relationship(
        8,
        "transposed: no padding, stride 1",
        (UNIT_STRIDE, NO_PADDING),
        r"p' = k - 1,\quad o' = i' + (k - 1)",
        transposed(1, padding=lambda k, p: k - 1, output=lambda i, k, s, p, a: i + (k - 1)),
    ),
    Relationship(
        9,
        "transposed: padding, stride 1",
        (UNIT_STRIDE,),
        r"p' = k - p - 1,\quad o' = i' + (k - 1) - 2p",
        transposed(
            2, padding=lambda k, p: k - p - 1, output=lambda i, k, s, p, a: i + (k - 1) - 2 * p
        ),
    ),
    Relationship(
        10,
        "transposed: half (same) padding",
        (ODD_KERNEL, UNIT_STRIDE, HALF_PADDING),
        r"p' = p,\quad o' = i'",
        transposed(3, padding=lambda k, p: p, output=lambda i, k, s, p, a: i),
    ),
    Relationship(
        11,
        "transposed: full padding",
        (UNIT_STRIDE, FULL_PADDING),
        r"p' = 0,\quad o' = i' - (k - 1)",
        transposed(4, padding=lambda k, p: 0, output=lambda i, k, s, p, a: i - (k - 1)),
    ),
    Relationship(
        12,
        "transposed: no padding, any stride, exact fit",
        (NO_PADDING, EXACT_FIT_UNPADDED),
        r"p' = k - 1,\quad o' = s(i' - 1) + k",
        transposed(5, padding=lambda k, p: k - 1, output=lambda i, k, s, p, a: s * (i - 1) + k),
    ),
    Relationship(
        13,
        "transposed: padding, any stride, exact fit",
        (EXACT_FIT,),
        r"p' = k - p - 1,\quad o' = s(i' - 1) + k - 2p",
        transposed(
            6, padding=lambda k, p: k - p - 1, output=lambda i, k, s, p, a: s * (i - 1) + k - 2 * p
        ),
    ),
    Relationship(
        14,
        "transposed: padding, any stride",
        (),
        r"p' = k - p - 1,\quad a = (i + 2p - k) \bmod s,\quad o' = s(i' - 1) + a + k - 2p",
        transposed(
            6,
            padding=lambda k, p: k - p - 1,
            output=lambda i, k, s, p, a: s * (i - 1) + a + k - 2 * p,
            added=lambda i, k, s, p: (i + 2 * p - k) % s,
        ),
    ),
    Relationship(
        15,
        "dilation",
        (),
        r"o = \left\lfloor \frac{i + 2p - k - (k - 1)(d - 1)}{s} \right\rfloor + 1",
        direct(15),
    ),
)
