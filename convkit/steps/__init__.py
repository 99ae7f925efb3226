"""The walk of a kernel over its input, as plain data: which inputs meet which taps.

This is the one index map. Along an axis of a direct convolution, output t meets input
s·t + d·j − before at tap j; an index below 0, or of the input's size or more, is padding.
A transposed convolution reads the same map backwards: input t stamps the kernel on the outputs
s·t + d·j − before, and what falls outside of them is cropped.
Pictures, layers and explorers are all held equal to it by tests.
"""

from .direct import Step, Tap, positions, steps, use_count
from .transposed import (
    TransposedStep,
    TransposedTap,
    overlap_count,
    transposed_positions,
    transposed_steps,
)

__all__ = [
    "Step",
    "Tap",
    "TransposedStep",
    "TransposedTap",
    "overlap_count",
    "positions",
    "steps",
    "transposed_positions",
    "transposed_steps",
    "use_count",
]
