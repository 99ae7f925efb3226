"""The zip of the book."""

import zipfile

from .tools import tool

offline = tool("offline")


def test_it_holds_the_pages_in_one_folder_and_is_always_the_same(tmp_path):
    pages = tmp_path / "html"
    (pages / "chapters").mkdir(parents=True)
    for name in ("index.html", "chapters/00.html", ".complete", "objects.inv"):
        (pages / name).write_text(name)
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    assert offline.pack(pages, first) == offline.pack(pages, second) == 2
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == [
            "convolution-book/chapters/00.html",
            "convolution-book/index.html",
        ]
        assert archive.read("convolution-book/index.html") == b"index.html"
