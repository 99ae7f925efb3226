"""``same`` is not one thing: which slice of the full result each library keeps.

A signal of M samples and a kernel of N give a full result of M + N − 1, every overlap counted.
``same`` keeps a middle part of it, of M samples or max(M, N), and where one sample more has to
go on one side than on the other, libraries differ; some of them do between convolution and
cross-correlation.
"""

from collections.abc import Callable
from typing import NamedTuple

from ..arguments import Integers, PerAxis, in_kind
from .axes import Axis, named_widths, resolve

__all__ = ["SAME_CONVENTIONS", "SameConvention", "same_slice"]


class Start(NamedTuple):
    """First sample kept of the full result, counted from 0."""

    words: str
    of: Callable[[int, int], int]
    """of M and N"""


# The middle of N samples, or the earlier or later of the two next to it
EARLIER = Start("⌊(N−1)/2⌋", lambda m, n: (n - 1) // 2)
LATER = Start("⌊N/2⌋", lambda m, n: n // 2)
EARLIER_OF_SHORTER = Start("⌊(min(M, N)−1)/2⌋", lambda m, n: (min(m, n) - 1) // 2)
# numpy.correlate with a longer kernel correlates the other way round and turns the result over
TURNED = Start("⌊(N−1)/2⌋, but ⌊M/2⌋ if N > M", lambda m, n: m // 2 if n > m else (n - 1) // 2)


class SameConvention(NamedTuple):
    """How one library understands ``same``."""

    name: str
    """as :func:`same_slice` takes it"""
    length: str
    """samples kept, in words, of M samples and a kernel of N"""
    convolution: Start
    """first sample kept of the full convolution: in words, and as a function of M and N"""
    correlation: Start
    """the same of the full cross-correlation"""
    functions: str
    """where it is found; layers have no convolution, so reverse the kernel for one"""
    padding: str | None = None
    """its name here, where the library has strides"""


SAME_CONVENTIONS = (
    SameConvention(
        "numpy", "max(M, N)", EARLIER_OF_SHORTER, TURNED, "numpy.convolve, numpy.correlate"
    ),
    SameConvention(
        "scipy.signal", "M", EARLIER, EARLIER, "scipy.signal.convolve, scipy.signal.correlate"
    ),
    SameConvention(
        "scipy.ndimage", "M", LATER, EARLIER, "scipy.ndimage.convolve, scipy.ndimage.correlate"
    ),
    SameConvention("matlab", "M", LATER, LATER, "conv, conv2; filter2"),
    SameConvention("tensorflow", "⌈M/s⌉", LATER, LATER, "tf.nn.conv2d, padding='SAME'", "same"),
    SameConvention("pytorch", "M", LATER, LATER, "torch.nn.Conv2d, padding='same', stride 1 only"),
    SameConvention("onnx SAME_UPPER", "⌈M/s⌉", LATER, LATER, "Conv, auto_pad", "same"),
    SameConvention("onnx SAME_LOWER", "⌈M/s⌉", EARLIER, EARLIER, "Conv, auto_pad", "same_lower"),
)
OPERATIONS = ("convolution", "correlation")


def same_slice(
    convention: str,
    size: Integers,
    kernel: Integers,
    stride: Integers = 1,
    *,
    operation: str = "convolution",
) -> PerAxis:
    """Slice of the full result that a library's ``same`` keeps.

    Parameters
    ----------
    convention : str
        A name of ``SAME_CONVENTIONS``: ``"numpy"``, ``"scipy.signal"``, ``"scipy.ndimage"``,
        ``"matlab"``, ``"tensorflow"``, ``"pytorch"``, ``"onnx SAME_UPPER"`` or
        ``"onnx SAME_LOWER"``.
    size, kernel : int or tuple of int
        M samples and N taps; with dilation, give the kernel's span for N.
    stride : int or tuple of int
        Only TensorFlow's and ONNX's ``same`` go with a stride. They then pad less,
        so the slice is not every s-th sample of the one without.
    operation : {"convolution", "correlation"}
        Which full result is meant: with the kernel flipped, or as it is.
        TensorFlow, PyTorch and ONNX have correlation alone; their convolution is that of
        the reversed kernel.

    Returns
    -------
    slice, or a tuple of one per axis where tuples were given

    Raises
    ------
    TypeError, ValueError
        A name is unknown, a size is bad, or the convention knows no stride.

    Notes
    -----
    From the documentation of ``numpy.convolve``, ``scipy.signal.convolve`` and
    ``scipy.ndimage.convolve`` (boundary aside), MATLAB's ``conv`` and ``filter2``,
    ``tf.nn``, ``torch.nn.Conv2d`` and the ONNX operator ``Conv``.

    Examples
    --------
    The full convolution of 1 2 3 4 5 and 1 10 is 1 12 23 34 45 50:

    >>> full = [1, 12, 23, 34, 45, 50]
    >>> full[same_slice("scipy.signal", 5, 2)]
    [1, 12, 23, 34, 45]
    >>> full[same_slice("scipy.ndimage", 5, 2)]
    [12, 23, 34, 45, 50]
    """
    known = {entry.name: entry for entry in SAME_CONVENTIONS}
    if convention not in tuple(known):
        raise ValueError(
            f"convention={convention!r} is unknown; give one of {', '.join(map(repr, known))}"
        )
    if operation not in OPERATIONS:
        raise ValueError(
            f"operation={operation!r} is unknown; give one of {', '.join(map(repr, OPERATIONS))}"
        )
    rank, axes = resolve(size, kernel, stride)
    return in_kind(rank, [_kept(known[convention], axis, operation) for axis in axes])


def _kept(convention: SameConvention, axis: Axis, operation: str) -> slice:
    m, n, s = axis.size, axis.kernel, axis.stride
    if s > 1:
        if convention.padding is None:
            raise ValueError(
                f"stride={s} does not go with the same of {convention.name!r}; give stride 1, "
                "or a convention of TensorFlow or ONNX"
            )
        before, _ = named_widths(convention.padding, m, n, s, 1)
        start, length = n - 1 - before, -(-m // s)
    else:
        start = getattr(convention, operation).of(m, n)
        length = max(m, n) if convention.name == "numpy" else m
    return slice(start, start + s * (length - 1) + 1, s)
