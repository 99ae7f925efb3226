"""Integer arithmetic of convolution, direct and transposed.

Every function takes ints (one axis) or tuples (one entry per axis), and an int beside tuples
counts for every axis. Where the answer is one of each axis, ints give one and tuples a tuple.

Sizes are here, receptive fields, what a layer costs, the fifteen relationships of Dumoulin and
Visin as data, what ``same`` means to whom, and ``solve_...`` for the questions the other way round.
"""

# Named twice: for the modules of convkit, and no public names
from .axes import Axis as Axis
from .axes import resolve as resolve
from .counts import LayerCounts, SeparableCounts, layer_counts, separable_counts
from .receptive_field import Layer, ReceptiveField, receptive_field, receptive_fields
from .relationships import RELATIONSHIPS, Relationship, TransposedSizes, relationship
from .same import SAME_CONVENTIONS, SameConvention, same_slice
from .settings import (
    Settings,
    TransposedSettings,
    solve_settings,
    solve_transposed_settings,
)
from .sharing import SharingCounts, im2col_growth, sharing_counts
from .sizes import output_size, padding_widths, remainder, span
from .solve import PaddingSolution, solve_output_padding, solve_padding
from .transposed import DirectForm, direct_form, transposed_output_size
from .transposed import TransposedAxis as TransposedAxis
from .transposed import resolve_transposed as resolve_transposed

__all__ = [
    "RELATIONSHIPS",
    "SAME_CONVENTIONS",
    "DirectForm",
    "Layer",
    "LayerCounts",
    "PaddingSolution",
    "ReceptiveField",
    "Relationship",
    "SameConvention",
    "SeparableCounts",
    "Settings",
    "SharingCounts",
    "TransposedSettings",
    "TransposedSizes",
    "direct_form",
    "im2col_growth",
    "layer_counts",
    "output_size",
    "padding_widths",
    "receptive_field",
    "receptive_fields",
    "relationship",
    "remainder",
    "same_slice",
    "separable_counts",
    "sharing_counts",
    "solve_output_padding",
    "solve_padding",
    "solve_settings",
    "solve_transposed_settings",
    "span",
    "transposed_output_size",
]
