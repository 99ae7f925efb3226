"""Explorers: ipywidgets controls joined to a view that computes in the browser."""

from .conv_explorer import conv_explorer

__all__ = ["conv_explorer"]
