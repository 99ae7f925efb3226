"""Explorers: ipywidgets controls joined to a view that computes in the browser."""

from .channel_explorer import channel_explorer
from .conv_explorer import conv_explorer
from .drill import drill
from .equivariance_lab import equivariance_lab
from .filter_lab import filter_lab
from .quiz import quiz
from .receptive_field_explorer import receptive_field_explorer
from .signal_explorer import signal_explorer
from .transposed_explorer import transposed_explorer

__all__ = [
    "channel_explorer",
    "conv_explorer",
    "drill",
    "equivariance_lab",
    "filter_lab",
    "quiz",
    "receptive_field_explorer",
    "signal_explorer",
    "transposed_explorer",
]
