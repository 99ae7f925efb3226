"""A page of text as a picture: what a quiz or a drill is on paper."""

import textwrap

from matplotlib.figure import Figure

from ..drawing import Picture
from ..palette import palette_of

__all__ = ["text_card"]

WIDTH = 7.2  # inches
LETTERS = 88  # of a line of that width
SIZE = 9  # points
LINE = 0.17  # inches


def text_card(title: str, paragraphs: list[str], description: str) -> Picture:
    """Set a title and paragraphs; their lines after the first one are indented."""
    lines = []
    for paragraph in paragraphs:
        for n, part in enumerate(paragraph.split("\n")):
            lines += textwrap.wrap(
                part,
                LETTERS,
                initial_indent="    " if n else "",
                subsequent_indent="    ",
            )
        lines.append("")
    palette = palette_of("light")
    height = LINE * (len(lines) + 2)
    figure = Figure(figsize=(WIDTH, height), facecolor=palette["surface"])
    style = {"color": palette["text"], "va": "top", "ha": "left", "x": 0.01, "parse_math": False}
    figure.text(y=1 - 0.3 * LINE / height, s=title, fontsize=SIZE + 1, weight="bold", **style)
    for n, line in enumerate(lines):
        figure.text(y=1 - (n + 1.8) * LINE / height, s=line, fontsize=SIZE, **style)
    return Picture(figure, description)
