"""From scores to a loss, and the first gradient of the way back."""

import numpy as np
from numpy.typing import ArrayLike

from ..operands import numbers, real_numbers

__all__ = ["cross_entropy", "softmax"]


def softmax(scores: ArrayLike) -> np.ndarray:
    """Probabilities from scores: p_k = exp(z_k) / Σ_j exp(z_j), row by row.

    The same number added to all scores of a row changes nothing, so the largest is subtracted
    first: no exponential is then above 1. (C. M. Bishop, *Pattern recognition and machine
    learning*, 2006, eq. 4.104.)

    Parameters
    ----------
    scores : array_like, shape (..., K)
        Real and finite numbers.

    Returns
    -------
    ndarray of floats, of the shape of ``scores``
        Numbers from 0 to 1 with the sum 1 along the last axis; float32 stays float32.

    Raises
    ------
    TypeError, ValueError
        The scores are not real numbers, or there are none.

    Examples
    --------
    exp(log 1), exp(log 2) and exp(log 5) are 1, 2 and 5, of 8 together:

    >>> softmax(np.log([1, 2, 5]))
    array([0.125, 0.25 , 0.625])
    """
    scores = real_numbers("scores", scores)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def cross_entropy(scores: ArrayLike, labels: ArrayLike) -> tuple[float, np.ndarray]:
    """Mean of −log p over the images, p the probability of the right class, and its gradient.

    With p = softmax(z) and the label t, the loss of one image is

        L = −log p_t = log Σ_j exp(z_j) − z_t,   so   ∂L/∂z_k = p_k − [k = t],

    and both are divided by N, the number of images (Bishop, eqs. 4.108 and 4.109;
    ``torch.nn.functional.cross_entropy``).

    Parameters
    ----------
    scores : array_like, shape (N, K)
        Any real numbers, one for each class.
    labels : array_like of N integers from 0 to K − 1

    Returns
    -------
    loss : float
    grad : ndarray, shape (N, K), of the dtype of the probabilities

    Raises
    ------
    TypeError, ValueError
        The scores are not real numbers, the shapes do not fit, or a label is no class.

    Examples
    --------
    The probabilities are 1/8, 2/8 and 5/8; the right class is number 1, so the loss is log 4:

    >>> loss, grad = cross_entropy(np.log([[1, 2, 5]]), [1])
    >>> round(loss, 4)
    1.3863
    >>> grad
    array([[ 0.125, -0.75 ,  0.625]])
    """
    scores, labels = real_numbers("scores", scores), numbers("labels", labels)
    if scores.ndim != 2:
        raise ValueError(
            f"scores has {scores.ndim} axes (shape={scores.shape}); give (images, classes)"
        )
    images, classes = scores.shape
    if labels.dtype.kind not in "iu":
        raise TypeError(f"labels has dtype {labels.dtype}; give the numbers of the classes, ints")
    if labels.shape != (images,):
        raise ValueError(
            f"labels has shape {labels.shape} but there are {images} rows of scores "
            f"(shape={scores.shape}); give one label for each"
        )
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(
            f"labels go from {labels.min()} to {labels.max()} but there are {classes} classes; "
            f"give numbers from 0 to {classes - 1}"
        )
    right = np.arange(images), labels
    above = scores - scores.max(axis=1, keepdims=True)
    logarithms = above - np.log(np.exp(above).sum(axis=1, keepdims=True))
    grad = np.exp(logarithms)
    grad[right] -= 1
    return float(-logarithms[right].mean()), grad / images
