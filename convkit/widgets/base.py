"""What every explorer has: a view in JavaScript, controls beside it, a first frame for paper."""

import json
from pathlib import Path

import anywidget
import ipywidgets
import traitlets

from ..palette import css
from .bundle import bundle

HERE = Path(__file__).parent


def view_sources(name: str) -> tuple[str, str, dict[str, str]]:
    """JavaScript, style sheet and words of the view called ``name``."""
    style = css() + "\n" + (HERE / f"{name}.css").read_text(encoding="utf-8")
    words = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return bundle(HERE / f"{name}.js"), style, words


class View(anywidget.AnyWidget):
    """The part of an explorer that computes and draws, in the browser.

    A view also has a method ``first_frame``, a picture of its state as Python knows it.
    """

    words = traitlets.Dict().tag(sync=True)

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
        data = super()._repr_mimebundle_(**kwargs)
        image, size = frame._repr_png_()
        return data | {"text/plain": repr(frame), "image/png": image}, {"image/png": size}
