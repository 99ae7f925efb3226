"""What a test reads off a figure."""

from matplotlib.text import Text

# matplotlib gives a default back in another form than it was asked for
NAMES = {"-": "solid", "--": "dashed", ":": "dotted"}
NAMES |= {name: name for name in NAMES.values()}


def texts(picture):
    """Every number drawn in the cells, one list per matrix."""
    return [[text.get_text() for text in axis.texts] for axis in picture.figure.axes]


def hatched(axis):
    """Columns of the cells that are marked as unread."""
    return [patch.get_x() for patch in axis.patches if patch.get_hatch()]


def outlined(axis, style="solid", width=2.5):
    """Cells with a thick line round them, as (row, column)."""
    return [
        (patch.get_y(), patch.get_x())
        for patch in axis.patches
        if patch.get_linewidth() == width and NAMES[patch.get_linestyle()] == style
    ]


def title(axis):
    """The words over a matrix."""
    words = (child for child in axis.get_children() if isinstance(child, Text))
    return next(text for text in words if text.get_text() and text not in axis.texts)
