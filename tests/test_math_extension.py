"""Formulas, typeset when the book is built."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from .tools import tool

math_extension = tool("math_extension")


@pytest.fixture(scope="module")
def typesetter():
    typesetter = math_extension.Typesetter()
    yield typesetter
    typesetter.stop(None, None)


def test_a_formula_is_there_to_see_and_to_hear(typesetter):
    inline = typesetter.typeset(r"o = \lfloor x \rfloor", display=False, location=None)
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML">' in inline
    assert '<span class="katex-html" aria-hidden="true">' in inline
    assert "katex-display" not in inline
    assert "katex-display" in typesetter.typeset("o", display=True, location=None)


def test_a_wrong_formula_is_a_warning(typesetter, monkeypatch):
    told = []
    monkeypatch.setattr(math_extension.logger, "warning", lambda *told_, **_: told.append(told_))
    assert typesetter.typeset(r"\fraction{1}{2}", display=False, location=None) == ""
    assert typesetter.typeset("x", display=False, location=None)  # and the next is typeset again
    ((_, problem, formula),) = told
    assert r"\fraction" in problem
    assert formula == r"\fraction{1}{2}"


@pytest.mark.parametrize(
    ("formula", "after", "together"),
    [
        ("x", ", then", ","),
        ("n", "-th row", "-th"),
        ("n", "; and", ";"),
        ("x", " and", None),
        ("x", " (with", None),
        ("y[t] = x[t] * w[t] + b", ".", None),  # long formulas must be free to break
    ],
)
def test_short_formulas_keep_what_ends_them(formula, after, together):
    document = new_document("a page")
    sentence = nodes.paragraph("", "", nodes.math("", formula), nodes.Text(after))
    document += sentence
    math_extension.KeepEndings(document).run()
    assert sentence.astext() == formula + after
    pieces = [piece.astext() for piece in sentence.findall(nodes.inline)]
    assert pieces == ([formula + together] if together else [])
