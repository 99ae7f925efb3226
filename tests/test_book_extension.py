"""What the book does to the pages that Sphinx makes."""

import importlib.util
import sys
from pathlib import Path

import pytest
from docutils import nodes, utils

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
