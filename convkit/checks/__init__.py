"""Checks of the book's exercises: they compare, explain and name the misconception."""

from .filters import (
    check_border_blur,
    check_edge_strength,
    check_filter_image,
    check_smooth,
    check_to_bytes,
)
from .sizes import (
    check_input_sizes,
    check_same_widths,
    check_size_formula,
    check_strided,
    check_use_count,
)

__all__ = [
    "check_border_blur",
    "check_edge_strength",
    "check_filter_image",
    "check_input_sizes",
    "check_same_widths",
    "check_size_formula",
    "check_smooth",
    "check_strided",
    "check_to_bytes",
    "check_use_count",
]
