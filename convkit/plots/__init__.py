"""Figures that carry their own description.

Every function returns a :class:`Picture`. Its text form is a full sentence about what the
figure shows, with the numbers in it, and becomes the alternative text on the page.
Each takes ``theme="dark"`` too; the book turns light diagrams over by itself.
"""

from ..drawing import Picture
from .direct import convolution_step, placements
from .direct_form import direct_form
from .maps import grids, overlap_maps, photos, use_maps
from .matrix import kernel_matrix
from .series import signals
from .spectra import spectra
from .speed import curves, roofline
from .stacks import receptive_field
from .transposed import transposed_step

__all__ = [
    "Picture",
    "convolution_step",
    "curves",
    "direct_form",
    "grids",
    "kernel_matrix",
    "overlap_maps",
    "photos",
    "placements",
    "receptive_field",
    "roofline",
    "signals",
    "spectra",
    "transposed_step",
    "use_maps",
]
