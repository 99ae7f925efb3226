"""The numbers that stand on canvases, as a test reads them."""

import numpy as np

from .moves import painted

RECORD = """() => {
    const kind = CanvasRenderingContext2D.prototype;
    const [clear, write] = [kind.clearRect, kind.fillText];
    kind.clearRect = function (...box) { this.canvas.drawn = []; clear.apply(this, box); };
    kind.fillText = function (text, x, y, ...room) {
        this.canvas.drawn?.push([text, x, y]);
        write.call(this, text, x, y, ...room);
    };
    document.documentElement.toggleAttribute("data-recorded"); // as a new theme: all is drawn anew
}"""
READ = """all => all.map(canvas => ({
    width: canvas.parentNode.clientWidth, height: canvas.parentNode.clientHeight,
    drawn: canvas.drawn ?? [],
}))"""


def record(page):
    """From now on canvases remember the texts that are drawn on them."""
    page.evaluate(RECORD)
    painted(page)


def maps(root):
    """Size and texts of every canvas, from top to bottom."""
    return root.locator("canvas").evaluate_all(READ)


def numbers(drawn_map, shape):
    """The numbers that a map shows, as an array with nan in empty cells; None if it shows none."""
    if not drawn_map["drawn"]:
        return None
    rows, columns = shape
    cell = (drawn_map["width"] - 2) / columns
    assert abs(cell - (drawn_map["height"] - 2) / rows) < 1, "the map has another shape"
    values = np.full(shape, np.nan)
    for text, x, y in drawn_map["drawn"]:
        values[int(y // cell), int(x // cell)] = float(text.replace("−", "-"))
    return values
