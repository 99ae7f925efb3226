"""What a test wants to know of an explorer's controls."""

import re

from ipywidgets.widgets.widget import _instances
from ipywidgets.widgets.widget_link import Link


def controls(explorer):
    """Every control by the plain words of its label."""
    found = {}

    def visit(widget):
        for child in getattr(widget, "children", ()):
            visit(child)
        if getattr(widget, "description", ""):
            found[re.sub("<.*?>", "", widget.description)] = widget

    visit(explorer)
    return found


def linked(explorer):
    """Names of the view's traits that a control sets in the browser."""
    links = [widget for widget in _instances.values() if isinstance(widget, Link)]
    return {link.target[1] for link in links if link.target[0] is explorer.view}


def unused_words(explorer, words):
    """Keys of a table of words that neither the view's script nor a label shows."""
    script = re.sub(r"^const \$\w+_json = .*$", "", explorer.view._esm, flags=re.MULTILINE)
    labels = " ".join(controls(explorer))
    unused = []
    for key, word in words.items():
        stem = re.sub("_(one|many)$", "", key)
        names = [f"words.{key}", f'"{stem}"', f'"{stem.removeprefix("column_")}"']
        in_labels = isinstance(word, str) and word in labels
        if not in_labels and not any(name in script for name in names):
            unused.append(key)
    return unused
