"""The versions that different places name are the same."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def pins(path):
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return {line.split("#")[0].strip() for line in lines if "==" in line.split("#")[0]}


def test_binder_takes_the_versions_that_the_book_is_tested_with():
    assert pins("binder/requirements.txt")
    assert pins("binder/requirements.txt") <= pins("requirements.txt")


def test_what_is_asked_for_is_what_is_locked():
    locked = {pin.split(";")[0].strip() for pin in pins("requirements.txt")}
    assert {pin.split(";")[0].strip() for pin in pins("requirements.in")} <= locked
