"""Exact versions move together."""

from .tools import ROOT, tool

versions = tool("versions")

ASKED = """# book
sphinx==7.4.7                # held

# notebooks
numpy==2.4.6
pypdf==1.0 ; python_version > "3"  # because
"""


def test_the_toolchain_of_the_book_is_held():
    loosened = versions.loosened(ASKED)
    assert "sphinx==7.4.7  " in loosened
    assert "numpy>=2.4.6\n" in loosened
    assert 'pypdf>=1.0 ; python_version > "3"  # because' in loosened


def test_versions_of_the_lock_are_taken_over():
    lock = "numpy==3.0.1 ; python_version > '3'\npypdf==2.0\nsphinx==7.4.7  # via x\n"
    after = versions.pinned(versions.loosened(ASKED), lock)
    assert after == ASKED.replace("2.4.6", "3.0.1").replace("1.0", "2.0")


def test_the_files_of_this_book_hold_those_of_the_lock():
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for name in ("requirements.in", "binder/requirements.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert versions.pinned(text, lock) == text
    assert versions.HELD in (ROOT / "requirements.in").read_text(encoding="utf-8")
