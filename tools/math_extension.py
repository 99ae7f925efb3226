"""Sphinx extension of this book: formulas are typeset when the book is built, by KaTeX.

A page brings them as HTML for the eye and as MathML for those who listen: they are there without
scripts, on paper, and before anything else has arrived.
"""

import json
import re
import subprocess
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

TYPESETTER = Path(__file__).with_name("typeset.js")

SHORT = 16  # characters of a formula that fits any line
ENDING = re.compile(r"[^\s\w(]+\w*")  # the comma of "$x$, ", the rest of "$n$-th "

logger = logging.getLogger(__name__)


class Typesetter:
    """A KaTeX that waits for formulas."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["node", TYPESETTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def typeset(self, formula, display, location):
        """A formula's HTML; what is wrong with it is a warning of the build."""
        question = json.dumps({"formula": formula, "display": display})
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            logger.warning("%s in the formula %s", answer["error"], formula, location=location)
        return answer.get("html", "")

    def stop(self, app, exception):
        """Let KaTeX end."""
        self.process.communicate()


def visit_inline(writer, node):
    """A formula in a sentence."""
    html = writer.builder.typesetter.typeset(node.astext(), display=False, location=node)
    writer.body.append(f"{writer.starttag(node, 'span', '', CLASS='math')}{html}</span>")
    raise nodes.SkipNode


def visit_block(writer, node):
    """A formula of its own, with its number if it has one."""
    formula = node.astext()
    if r"\\" in formula and not node["nowrap"]:
        formula = rf"\begin{{split}}{formula}\end{{split}}"
    writer.body.append(writer.starttag(node, "div", CLASS="math"))
    if node["number"]:
        writer.body.append(f'<span class="eqno">({get_node_equation_number(writer, node)})')
        writer.add_permalink_ref(node, "Link to this equation")
        writer.body.append("</span>")
    html = writer.builder.typesetter.typeset(formula, display=True, location=node)
    writer.body.append(f"{html}</div>\n")
    raise nodes.SkipNode


class KeepEndings(SphinxPostTransform):
    """A line may end behind every formula, as browsers have it: not before its comma."""

    default_priority = 900

    def run(self, **kwargs):
        """Put short formulas and what ends them into one piece."""
        for formula in [*self.document.findall(nodes.math)]:
            sentence = formula.parent
            place = sentence.index(formula)
            after = next(iter(sentence[place + 1 : place + 2]), None)
            ending = isinstance(after, nodes.Text) and ENDING.match(after)
            if ending and len(formula.astext()) <= SHORT:
                piece = nodes.inline(
                    "", "", formula, nodes.Text(ending[0]), classes=["text-nowrap"]
                )
                sentence[place : place + 2] = [piece, nodes.Text(after[ending.end() :])]


def start(app):
    """Begin KaTeX with the build, and end it so."""
    app.builder.typesetter = Typesetter()
    app.connect("build-finished", app.builder.typesetter.stop)


def setup(app):
    """Offer Sphinx this way to write formulas; html_math_renderer chooses it."""
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_block, None))
    app.add_post_transform(KeepEndings)
    app.connect("builder-inited", start)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
