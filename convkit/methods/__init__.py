"""Ways to compute the same convolution: one file a rung, one signature.

Each offers ``correlate(padded, weight, stride, dilation, groups)`` with

* ``padded``: (N, C_in, *spatial), its padding already in place,
* ``weight``: (C_out, C_in/groups, *k), of the same dtype,
* ``stride``, ``dilation``: one int per spatial axis,

and returns (N, C_out, *o) of that dtype. :mod:`convkit.layers` checks the arguments.
"""

from . import im2col, kernel_matrix, loops

METHODS = {
    "loops": loops.correlate,
    "im2col": im2col.correlate,
    "kernel_matrix": kernel_matrix.correlate,
}

__all__ = ["METHODS"]
