"""A network that learns, in NumPy: layers that run forward and backward, a loss, a step.

A layer keeps what its backward pass needs. The arrays that are learned are changed in place,
so ``parameters`` and ``gradients`` are lists in the same order, and a step is a loop over both.
"""

from .layers import Convolution, Flatten, Layer, ReLU
from .loss import cross_entropy, softmax
from .model import Network
from .pooling import MaxPool, MeanPool
from .training import Momentum, accuracy, batches, train

__all__ = [
    "Convolution",
    "Flatten",
    "Layer",
    "MaxPool",
    "MeanPool",
    "Momentum",
    "Network",
    "ReLU",
    "accuracy",
    "batches",
    "cross_entropy",
    "softmax",
    "train",
]
