"""Sphinx extension of this book: descriptions of pictures, and explorers that weigh little.

The text form of our figures and explorers is the description of what they show.
It becomes the alternative text of the picture; and where a page shows an explorer,
picture and description stay behind it for readers whose browser runs no scripts.

In a notebook every explorer brings its own JavaScript and style sheet. A page loads them once,
as files, and the explorers on it only name theirs.
"""

import json
import re

from docutils import nodes
from myst_nb.sphinx_ import SelectMimeType
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

WIDGET = "application/vnd.jupyter.widget-view+json"
PICTURES = ("image/png", "image/jpeg")

logger = logging.getLogger(__name__)


class DescribePictures(SphinxPostTransform):
    """Works on notebook outputs while they still hold all their forms."""

    default_priority = SelectMimeType.default_priority - 1
    formats = ("html",)

    def run(self, **kwargs):
        """Describe every output that has a picture."""
        for bundle in self.document.findall(_is_bundle):
            forms = {form["mime_type"]: form for form in bundle.children}
            for picture in filter(None, map(forms.get, PICTURES)):
                image = picture.next_node(nodes.image)
                image["loading"] = "lazy"  # widgets start once the eager ones have arrived
                if "alt" not in image:
                    image["alt"] = _description(forms, image)
                if WIDGET in forms:
                    forms[WIDGET] += _without_scripts(image)


class JoinPrinted(SphinxPostTransform):
    """What a cell prints is one block, even if it arrived in pieces, which happens by chance."""

    default_priority = SelectMimeType.default_priority - 1
    formats = ("html",)

    def run(self, **kwargs):
        """Join each piece to the one before it."""
        for piece in [*self.document.findall(_is_printed)]:
            place = piece.parent.index(piece)
            before = piece.parent[place - 1] if place else None
            if before is not None and _is_printed(before) and before["classes"] == piece["classes"]:
                text = before.astext() + piece.astext()
                joined = nodes.literal_block(text, text, **before.attributes)
                piece.parent[place - 1 : place + 1] = [joined]


def _is_printed(node):
    return isinstance(node, nodes.literal_block) and "stream" in node["classes"]


def _is_bundle(node):
    return isinstance(node, nodes.container) and node.get("nb_element") == "mime_bundle"


def _description(forms, image):
    text = " ".join(forms["text/plain"].astext().split()) if "text/plain" in forms else ""
    if not text or text.startswith("<"):  # Python's own <Figure size 640x480 with 1 Axes>
        logger.warning("a picture of a notebook lacks its description", location=image)
    return text


def _without_scripts(image):
    return [
        nodes.raw("", "<noscript>", format="html"),
        image.deepcopy(),
        nodes.paragraph("", image["alt"]),
        nodes.raw("", "</noscript>", format="html"),
    ]


OWN_VIEW = re.compile(r"export default \$(\w+)_js\.\1;\s*$")


def share_sources(app, env):
    """Take out of the state of each page's widgets what the page has anyway."""
    for facts in env.nb_metadata.values():
        scripts = facts.get("js_files", {})
        if "ipywidgets_state" in scripts:
            _, attributes = scripts["ipywidgets_state"]
            widgets = json.loads(attributes["body"])
            for model in widgets["state"].values():
                model["state"] = _lean(model["state"])
            attributes["body"] = json.dumps(widgets, separators=(",", ":")).replace("</", r"<\/")


def _lean(state):
    """A model's state without what book/convkit.js and .css hold, and without empty entries."""
    own = OWN_VIEW.search(state.get("_esm") or "")
    if own:
        state |= {"_esm": f"export default globalThis.convkit.{own[1]};", "_css": None}
    return {name: value for name, value in state.items() if value is not None}


SIZED_PICTURE = re.compile(r'(<img [^>]*)style="width: (\d+)px; height: (\d+)px;"')


def keep_proportions(app, page, template, context, doctree):
    """Say a picture's size by attributes: a style would fix its height on a narrow page too."""
    if "body" in context:
        context["body"] = SIZED_PICTURE.sub(r'\1width="\2" height="\3"', context["body"])


def setup(app):
    """Register with Sphinx."""
    app.add_post_transform(DescribePictures)
    app.add_post_transform(JoinPrinted)
    app.connect("env-updated", share_sources)
    app.connect("html-page-context", keep_proportions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
