"""The files that GitHub reads: pinned, with no more rights than needed, and complete."""

import re

import pytest
import yaml

from .tools import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
PINNED = re.compile(r"uses: (?:\./\S+|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)")
MAY_WRITE = {
    ("publish", "colab"): {"contents"},
    ("publish", "deploy"): {"pages", "id-token"},
    ("release", "attach"): {"contents"},
}

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_all_are_here():
    assert {path.stem for path in WORKFLOWS} == {"test", "publish", "release", "weekly"}
    assert {path.stem for path in FORMS} == {"mistake", "explorer", "question"}


@every_workflow
def test_actions_are_pinned_by_commit_with_their_version(path):
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    used = [line.removeprefix("- ") for line in lines if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_an_action_has_one_version_everywhere():
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    used = set(re.findall(r"uses: ([\w/-]+)@(\w+ # \S+)", text))
    assert len(dict(used)) == len(used)


@every_workflow
def test_rights_are_the_least(path):
    workflow = load(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for name, job in workflow["jobs"].items():
        granted = job.get("permissions", workflow["permissions"])
        writing = {right for right, level in granted.items() if level != "read"}
        assert writing == MAY_WRITE.get((path.stem, name), set())


@every_workflow
def test_no_job_runs_forever_or_keeps_a_password_that_it_does_not_need(path):
    for name, job in load(path)["jobs"].items():
        if "uses" in job:
            continue
        assert job["timeout-minutes"] <= 90
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                kept = step.get("with", {}).get("persist-credentials", True)
                assert kept == ((path.stem, name) == ("publish", "colab"))


@every_workflow
def test_runs_of_one_kind_do_not_meet(path):
    assert load(path)["concurrency"]["group"]


@every_workflow
def test_what_somebody_else_writes_is_never_part_of_a_command(path):
    commands = [
        step.get("run", "") for job in load(path)["jobs"].values() for step in job.get("steps", [])
    ]
    assert [command for command in commands if "${{" in command] == []


@every_workflow
def test_the_commands_exist(path):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    goals = " ".join(re.findall(r"run: make ([\w ]+)", text)).split()
    assert all(re.search(rf"^{goal}:", makefile, re.MULTILINE) for goal in goals)
    scripts = re.findall(r"python3? (tools/\w+\.py)", text)
    assert all((ROOT / script).is_file() for script in scripts)
    assert goals or scripts


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_of_the_kind_that_github_shows(path):
    form = load(path)
    assert form["name"]
    assert form["description"]
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert all(field["type"] in ("input", "textarea", "dropdown") for field in fields)
    assert all(field["attributes"]["label"] for field in fields)
    names = [field["id"] for field in fields]
    assert len(set(names)) == len(names)


def test_who_wants_to_cite_the_book_finds_what_is_needed():
    citation = load(ROOT / "CITATION.cff")
    needed = {"cff-version", "message", "title", "authors", "version", "license", "type"}
    assert needed <= citation.keys()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{citation["version"]}"' in project
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {citation['version']}" in changes
