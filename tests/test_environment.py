"""Versions that different places name are the same, and packages come one way or the other."""

from pathlib import Path

import pytest

from .tools import tool

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


@pytest.fixture
def installing(monkeypatch, tmp_path):
    """The installer's commands, kept instead of run; those that hold the named word fail."""
    environment, commands, failing = tool("environment"), [], []
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "create_venv", lambda: None)

    def start(command):
        words = [str(word) for word in command]
        commands.append(words)
        code = int(any(word in words for word in failing))
        return environment.subprocess.CompletedProcess(words, code, stdout="what it said")

    monkeypatch.setattr(environment, "start", start)
    return environment, commands, failing


def installers(commands):
    return [words[2] for words in commands if "requirements.txt" in words]


def test_packages_come_by_uv(installing):
    environment, commands, _ = installing
    environment.packages()
    assert installers(commands) == ["uv"]


@pytest.mark.parametrize("word", ["uv", tool("environment").UV])
def test_and_where_uv_cannot_by_pip(installing, word):
    environment, commands, failing = installing
    failing.append(word)
    environment.packages()
    assert installers(commands)[-1] == "pip"


def test_what_neither_can_install_ends_with_what_to_do(installing, capsys):
    environment, _, failing = installing
    failing.append("requirements.txt")
    with pytest.raises(SystemExit, match=r"could not install requirements\.txt; mend"):
        environment.packages()
    assert "what it said" in capsys.readouterr().err
    assert not (environment.VENV / "packages").exists()  # so the next run tries again
