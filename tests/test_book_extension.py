"""What the book does to the pages that Sphinx makes."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest
from docutils import nodes, utils
from ipywidgets.embed import dependency_state

from convkit.widgets import conv_explorer, receptive_field_explorer

TOOL = Path(__file__).resolve().parents[1] / "tools" / "book_extension.py"


@pytest.fixture(scope="module")
def extension():
    spec = importlib.util.spec_from_file_location("book_extension", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def printed(text):
    return nodes.literal_block(text, text, classes=["output", "stream"], language="text")


def test_what_a_cell_prints_in_pieces_is_one_block(extension):
    pieces = [printed("mean "), printed("0.5\n"), printed("sum 3\n")]
    box = nodes.container("", *pieces, nodes.image(uri="x.png"), printed("after\n"))
    document = utils.new_document("page")
    document += box
    extension.JoinPrinted(document).run()
    kinds = [type(child).__name__ for child in box]
    assert kinds == ["literal_block", "image", "literal_block"]
    assert box[0].rawsource == box[0].astext() == "mean 0.5\nsum 3\n"
    assert box[0]["language"] == "text"
    assert box[2].astext() == "after\n"


def test_pictures_say_their_size_by_attributes(extension):
    plain = '<p style="width: 3px; height: 4px;">'
    context = {"body": f'{plain}<img alt="a" style="width: 74px; height: 30px;">'}
    extension.keep_proportions(None, "page", "page.html", context, None)
    assert context["body"] == f'{plain}<img alt="a" width="74" height="30">'


def test_an_explorer_has_its_own_state_and_what_is_linked_to_it(extension):
    first, second = conv_explorer(), receptive_field_explorer()
    saved = dependency_state([first, second], drop_defaults=False)
    states = extension.WidgetStates(json.dumps({"state": saved}))
    for explorer, other in ((first, second), (second, first)):
        alone = json.loads(states.of({"model_id": explorer.model_id}))["state"]
        assert set(alone) == set(dependency_state(explorer))
        assert explorer.view.model_id in alone
        assert other.view.model_id not in alone
        assert any(model["model_name"] == "LinkModel" for model in alone.values())
        own = alone[explorer.view.model_id]["state"]
        assert own["_esm"].startswith("export default globalThis.convkit.")
        assert "_css" not in own


def prepared(extension, text, what="function"):
    lines = text.splitlines()
    extension.prepare_docstring(None, what, "convkit.some.name", None, None, lines)
    return "\n".join(lines)


def test_a_reference_shows_a_name_where_readers_import_it(extension):
    text = extension.reference("convkit.padding")
    assert ".. automodule:: convkit.padding\n" in text
    assert "   ~convkit.pad\n" in text
    assert ".. autofunction:: convkit.pad\n" in text


def test_a_page_asks_for_a_reference_in_a_line(extension):
    source = ["# Title\n\n```{api} convkit.palette\nDARK: Dark.\nLIGHT: Light.\n```\n\nEnd\n"]
    extension.write_reference(None, "page", source)
    assert source[0].startswith("# Title\n\n```{eval-rst}\n")
    assert source[0].endswith("\n```\n\nEnd\n")
    assert ".. autodata:: convkit.palette.DARK\n   :no-value:\n" in source[0]
    assert extension.CONSTANTS["convkit.palette.LIGHT"] == "Light."


def test_marks_of_a_docstring_stay_what_they_are(extension):
    said = prepared(extension, "Shape (C, *k) of *all* |x|, but ``*k`` and :func:`conv2d`.")
    assert said == r"Shape (C, \*k) of *all* \|x\|, but ``*k`` and :func:`.conv2d`."
    example = ">>> numbers(*k, a | b)"
    assert prepared(extension, example) == example


def test_sections_of_a_docstring_are_lists_and_their_types_words(extension):
    text = "What.\n\nParameters\n----------\nx : array_like, shape (*k)\n    It.\n"
    text += "\nRaises\n------\nTypeError, ValueError\n    It is bad.\n"
    said = prepared(extension, text)
    assert ":Parameters: **x** (*array_like, shape (\\*k)*) -- It." in said
    assert ":Raises: **TypeError, ValueError** -- It is bad." in said


def test_a_field_without_a_word_has_none(extension):
    assert prepared(extension, "Alias for field number 0", "attribute") == ""
    assert prepared(extension, "outputs: places", "attribute") == "outputs: places"
