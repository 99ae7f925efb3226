"""The one style sheet of the built pages."""

from types import SimpleNamespace

import pytest
from sphinx.errors import ExtensionError

from .tools import tool

styles_extension = tool("styles_extension")

PAGE = """<html><head><link href="{up}_static/theme.css?digest=1" rel="stylesheet" />
<script>1</script>
<link rel="stylesheet" type="text/css" href="{up}_static/book/book.css?v=2" />
<link media="print" rel="stylesheet" href="{up}_static/book/print.css" /></head>
<body><p class="seen">…</p></body></html>"""
THEME = (
    '.seen { color: red } .unseen { color: green } html[data-theme="dark"] .seen { color: blue }'
)


@pytest.fixture
def folder(tmp_path):
    for name, text in {
        "index.html": PAGE.format(up=""),
        "chapters/one.html": PAGE.format(up="../"),
        "other.html": "<p>no styles</p>",
        "_static/theme.css": THEME,
        "_static/book/book.css": ".convkit-made-by-a-script { margin: 0 }",
        "_static/book/print.css": ".seen { display: none }",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def pack(folder):
    app = SimpleNamespace(outdir=folder, builder=SimpleNamespace(format="html"))
    styles_extension.pack_styles(app, None)


def test_pages_name_one_sheet_and_keep_all_else(folder):
    pack(folder)
    (packed,) = folder.glob("_static/packed/*.css")
    for name, up in (("index.html", ""), ("chapters/one.html", "../")):
        html = (folder / name).read_text(encoding="utf-8")
        assert html.count("stylesheet") == 1
        assert f'href="{up}_static/packed/{packed.name}"' in html
        assert "<script>1</script>" in html
    assert (folder / "other.html").read_text(encoding="utf-8") == "<p>no styles</p>"


def test_rules_stay_where_there_is_use_for_them(folder):
    pack(folder)
    (packed,) = folder.glob("_static/packed/*.css")
    assert packed.read_text(encoding="utf-8").split("\n")[0] == (
        ".seen{color:red}html[data-theme=dark] .seen{color:#00f}"
        ".convkit-made-by-a-script{margin:0}@media print{.seen{display:none}}"
    )


def test_pages_that_differ_end_the_build(folder):
    (folder / "index.html").write_text(PAGE.format(up="").replace("theme", "other"))
    with pytest.raises(ExtensionError, match=r"other\.css"):
        pack(folder)
