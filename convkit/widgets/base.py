"""What every explorer has: a view in JavaScript, controls beside it, a first frame for paper."""

import json
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets

from ..palette import css
from .bundle import module, script

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*/*.json"))  # every view brings its words


def view_sources(name: str) -> tuple[str, str, dict[str, Any]]:
    """JavaScript, style sheet and words of the view called ``name``."""
    words = json.loads((HERE / name / f"{name}.json").read_text(encoding="utf-8"))
    return module(HERE / name / f"{name}.js"), "\n".join([css(), style(name)]), words


def style(*names: str) -> str:
    """Style sheet of the named views, without the colours that ``palette.css`` defines."""
    sheets = ["shared/explorer.css", *(f"{name}/{name}.css" for name in names)]
    return "".join((HERE / sheet).read_text(encoding="utf-8") for sheet in sheets)


def shared_sources() -> tuple[str, str]:
    """One script and one style sheet for all views: what a built page loads once.

    The script sets ``globalThis.convkit``, and ``convkit.<name>`` is the view.
    """
    return script([HERE / name / f"{name}.js" for name in NAMES]), style(*NAMES)


class View(anywidget.AnyWidget):
    """The part of an explorer that computes and draws, in the browser.

    A view also has a method ``first_frame``, a picture of its state as Python knows it.
    """

    def __repr__(self):
        return f"{type(self).__name__}()"


class Explorer(ipywidgets.VBox):
    """A view and its controls.

    Beside the live widget its output holds the first frame as a picture and as a sentence:
    what paper, a viewer of notebooks or a page without scripts can show.
    """

    def __init__(self, view, controls):
        self.view = view
        panel = ipywidgets.VBox(controls)
        panel.add_class("convkit-controls")
        super().__init__([view, panel])
        self.add_class("convkit-explorer")

    def __repr__(self):
        return repr(self.view.first_frame())

    def _repr_mimebundle_(self, **kwargs):
        frame = self.view.first_frame()
        image, size = frame._repr_jpeg_() or frame._repr_png_()
        kind = "image/jpeg" if frame.photo else "image/png"
        widget = "application/vnd.jupyter.widget-view+json"
        return {"text/plain": repr(frame), kind: image, widget: self.get_view_spec()}, {kind: size}
