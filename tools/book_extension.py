"""Sphinx extension of this book: descriptions of pictures, and explorers that weigh little.

The text form of our figures and explorers is the description of what they show.
It becomes the alternative text of the picture; and where a page shows an explorer,
picture and description stand in its place until theme/start.js starts it, and for good
where no script runs.

In a notebook every explorer brings its own JavaScript and style sheet. A page loads them once,
as files, and the state of an explorer only names its view.

The reference pages are made of docstrings: a line ``{api} convkit.signals`` stands for all that
this module makes public.
"""

import gc
import inspect
import json
import re
from importlib import import_module

from docutils import nodes
from myst_nb.sphinx_ import SelectMimeType
from sphinx.ext.napoleon import Config, NumpyDocstring
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

WIDGET = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
TAG = re.compile(r"<[^>]*>")
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
                image["loading"] = "lazy"
                if "alt" not in image:
                    image["alt"] = _description(forms, image)
                if WIDGET in forms:
                    self._prepare_place(forms[WIDGET], image)

    def _prepare_place(self, form, image):
        """All that theme/start.js needs, around the view that the page is to show."""
        (view,) = form.children
        state = self.env.widget_states[self.env.docname].of(json.loads(TAG.sub("", view.astext())))
        form.children = [
            nodes.raw("", '<div class="convkit-place">', format="html"),
            view,
            nodes.raw("", f'<script type="{STATE}">{state}</script>', format="html"),
            nodes.raw("", '<div class="convkit-first-frame">', format="html"),
            image.deepcopy(),
            nodes.paragraph("", image["alt"]),
            nodes.raw("", "</div></div>", format="html"),
        ]


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


OWN_VIEW = re.compile(r"export default \$(\w+)_js\.\1;\s*$")
MODEL = re.compile(r'"IPY_MODEL_(\w+)"')


class WidgetStates:
    """The states of all widgets of a page, to be had for each explorer alone."""

    def __init__(self, saved):
        models = json.loads(saved)["state"]
        self.texts = {name: _lean(model) for name, model in models.items()}
        self.friends = {name: set(MODEL.findall(text)) for name, text in self.texts.items()}
        for name, others in [*self.friends.items()]:  # a link names what it links, not they it
            for other in others:
                self.friends[other].add(name)

    def of(self, view):
        """The state of the models that a view has to do with, as JSON for a script tag."""
        found, new = set(), {view["model_id"]}
        while new:
            found |= new
            new = set().union(*(self.friends[name] for name in new)) - found
        models = ",".join(f'"{name}":{text}' for name, text in self.texts.items() if name in found)
        return f'{{"version_major":2,"version_minor":0,"state":{{{models}}}}}'


def take_states(app, env):
    """Keep the state of each page's widgets, which would stand in its head, for their places."""
    env.widget_states = getattr(env, "widget_states", {})
    for name, facts in env.nb_metadata.items():
        saved = facts.get("js_files", {}).pop("ipywidgets_state", None)
        if saved:
            env.widget_states[name] = WidgetStates(saved[1]["body"])


def _lean(model):
    """JSON of a model without what book/widgets.js brings, and without empty entries."""
    state = model["state"]
    own = OWN_VIEW.search(state.get("_esm") or "")
    if own:
        state |= {"_esm": f"export default globalThis.convkit.{own[1]};", "_css": None}
    full = {name: value for name, value in state.items() if value is not None}
    return json.dumps(model | {"state": full}, separators=(",", ":")).replace("</", r"<\/")


SIZED_PICTURE = re.compile(r'(<img [^>]*)style="width: (\d+)px; height: (\d+)px;"')


def keep_proportions(app, page, template, context, doctree):
    """Say a picture's size by attributes: a style would fix its height on a narrow page too."""
    if "body" in context:
        context["body"] = SIZED_PICTURE.sub(r'\1width="\2" height="\3"', context["body"])


API = re.compile(r"^```\{api\} (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
API_OF_MODULE = """```{{eval-rst}}
.. automodule:: {module}
   :no-index:

.. currentmodule:: None

.. autosummary::
   :nosignatures:

{summary}

{names}
```"""
API_OF_NAME = {"function": "", "class": "   :members:\n", "data": "   :no-value:\n"}
CONSTANTS = {}


def write_reference(app, page, source):
    """Put in place of each ``{api}`` what makes autodoc show that module."""
    source[0] = API.sub(lambda found: reference(*found.groups()), source[0])


def reference(module, constants=""):
    """Module, table of its names, and each of them, as directives of autodoc.

    Constants have no docstring: each has a line ``NAME: what it is`` instead.
    """
    CONSTANTS.update(f"{module}.{line}".split(": ", 1) for line in constants.splitlines())
    directives = {
        name: f".. auto{kind}:: {name}\n{API_OF_NAME[kind]}" for name, kind in public_names(module)
    }
    return API_OF_MODULE.format(
        module=module,
        summary="\n".join(f"   ~{name}" for name in directives),
        # The names of convkit itself are of other modules, and shown with theirs
        names="" if module == "convkit" else "\n".join(directives.values()),
    )


def public_names(module):
    """Every public name of a module and its kind, under the path by which readers import it."""
    found = []
    for name in import_module(module).__all__:
        value = getattr(import_module(module), name)
        home = "convkit" if getattr(import_module("convkit"), name, None) is value else module
        if inspect.isclass(value):
            found.append((f"{home}.{name}", "class"))
        elif not inspect.ismodule(value):
            found.append((f"{home}.{name}", "function" if callable(value) else "data"))
    return found


LITERAL = re.compile(r"(``.+?``|^ *(?:>>>|\.\.\.) .*)")
NO_MARKUP = re.compile(r"\*(?=\w+[,)])|\|")  # *k, |x|
NAME_ALONE = re.compile(r"(:(?:func|class):`)(?=\w+`)")


# Types and errors are said in words, not as names to link to
SECTIONS = Config(
    napoleon_use_param=False,
    napoleon_use_rtype=False,
    napoleon_custom_sections=[("Raises", "params_style")],
)


def prepare_docstring(app, what, name, value, options, lines):
    """Say in Sphinx's words what a docstring means."""
    if what == "data":
        lines[:] = [CONSTANTS[name]]
    elif lines and lines[0].startswith("Alias for field"):  # what Python says where nothing is said
        lines.clear()
    for place, line in enumerate(lines):
        parts = LITERAL.split(line)
        parts[::2] = [
            NAME_ALONE.sub(r"\1.", NO_MARKUP.sub(r"\\\g<0>", part)) for part in parts[::2]
        ]
        lines[place] = "".join(parts)
    if what in ("class", "function", "method"):
        lines[:] = NumpyDocstring(lines, SECTIONS, app, what, name, value, options).lines()


def setup(app):
    """Register with Sphinx."""
    gc.disable()  # to look for garbage among its many nodes takes a third of the build's time
    app.connect("source-read", write_reference)
    app.connect("autodoc-process-docstring", prepare_docstring)
    app.add_post_transform(DescribePictures)
    app.add_post_transform(JoinPrinted)
    app.connect("env-updated", take_states)
    app.connect("html-page-context", keep_proportions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
