"""The address of the repository: where it is found, and the buttons that a page gets from it."""

import json
import os
import re
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from .tools import ROOT, tool

repository = tool("repository")
extension = tool("repository_extension")

ACTIONS = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "owner/book",
    "GITHUB_REF_NAME": "main",
    "GITHUB_REF_TYPE": "branch",
}


@pytest.fixture
def git_folder(tmp_path):
    def make(remote=None, branch="main"):
        commands = [["init", "--quiet", f"--initial-branch={branch}"]]
        commands += [["remote", "add", "origin", remote]] if remote else []
        for words in commands:
            subprocess.run(["git", *words], cwd=tmp_path, check=True)
        return tmp_path

    return make


def test_the_environment_of_github_actions_names_it(git_folder):
    found = repository.find(ACTIONS, git_folder("https://example.org/an/other.git"))
    assert found == repository.Repository("https://github.com/owner/book", "main")


def test_a_pull_request_is_shown_with_the_branch_that_it_is_for(tmp_path):
    request = {**ACTIONS, "GITHUB_REF_NAME": "7/merge", "GITHUB_BASE_REF": "develop"}
    assert repository.find(request, tmp_path).branch == "develop"


def test_a_tag_can_be_run_but_not_edited(tmp_path):
    tag = {**ACTIONS, "GITHUB_REF_NAME": "v1.0.0", "GITHUB_REF_TYPE": "tag"}
    options = extension.theme_options(repository.find(tag, tmp_path), {})
    assert options["repository_branch"] == "v1.0.0"
    assert not options["use_edit_page_button"]


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/owner/book.git", "https://github.com/owner/book"),
        ("https://github.com/owner/book", "https://github.com/owner/book"),
        ("https://github.com/owner/book/", "https://github.com/owner/book"),
        ("https://user:secret@github.com/owner/book.git", "https://github.com/owner/book"),
        ("git@github.com:owner/book.git", "https://github.com/owner/book"),
        ("ssh://git@github.com:22/owner/book.git", "https://github.com/owner/book"),
        ("git://github.com/owner/some.book.git", "https://github.com/owner/some.book"),
        ("git@gitlab.com:group/part/book.git", "https://gitlab.com/group/part/book"),
        ("https://git.example.org:8443/owner/book", "https://git.example.org:8443/owner/book"),
    ],
)
def test_a_remote_names_it(git_folder, remote, address):
    assert repository.find({}, git_folder(remote)).url == address


@pytest.mark.parametrize("remote", [None, "../book.git", "file:///srv/book.git", "/srv/book.git"])
def test_no_remote_that_a_browser_reaches(git_folder, remote):
    assert repository.find({}, git_folder(remote)) is None


def test_no_git_at_all(tmp_path):
    assert repository.find({}, tmp_path) is None


def test_a_repository_around_the_book_is_not_its_own(git_folder):
    inside = git_folder("https://github.com/owner/everything.git") / "book"
    inside.mkdir()
    assert repository.find({}, inside) is None


def test_the_branch_is_the_one_followed_at_the_remote(git_folder):
    folder = git_folder("https://github.com/owner/book.git", branch="mine")
    assert repository.find({}, folder).branch == "mine"
    commit = ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--allow-empty"]
    for words in (
        [*commit, "--quiet", "-m", "one"],
        ["update-ref", "refs/remotes/origin/theirs", "HEAD"],
        ["update-ref", "refs/remotes/origin/colab", "HEAD"],
        ["branch", "--quiet", "--set-upstream-to=origin/theirs"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    assert repository.find({}, folder).branch == "theirs"
    assert repository.find({}, folder).colab


@pytest.mark.parametrize(
    ("url", "launchers"),
    [
        ("https://github.com/owner/book", {"binderhub_url", "colab_url"}),
        ("https://gitlab.com/owner/book", {"binderhub_url"}),
        ("https://gitlab.com/group/part/book", set()),
        ("https://github.example.org/owner/book", set()),
        ("https://bitbucket.org/owner/book", set()),
    ],
)
def test_buttons_are_shown_where_they_work(url, launchers):
    found = repository.Repository(url, "main", colab=True)
    options = extension.theme_options(found, {})
    shown = {key for key, value in options["launch_buttons"].items() if value}
    assert shown == {"notebook_interface", *launchers}
    assert options["use_repository_button"]


def test_no_buttons_for_a_host_that_the_theme_does_not_know():
    found = repository.Repository("https://codeberg.org/owner/book", "main")
    assert extension.theme_options(found, {}) == {"repository_url": ""}
    assert extension.theme_options(None, {}) == {"repository_url": ""}


def test_a_class_names_its_own_hubs():
    hubs = {"JUPYTERHUB_URL": "https://hub.example.org", "BINDERHUB_URL": "https://binder.example"}
    found = repository.Repository("https://github.com/owner/book", "main")
    options = extension.theme_options(found, hubs)["launch_buttons"]
    assert options["jupyterhub_url"] == "https://hub.example.org"
    assert options["binderhub_url"] == "https://binder.example"


PAGE = "chapters/05-padding"
ADDRESSES = ("GITHUB_", "BOOK_URL", "COLAB", "JUPYTERHUB_URL", "BINDERHUB_URL")
SETTINGS = f"""
extensions = ["myst_nb", "sphinx_book_theme", "repository_extension"]
html_theme = "sphinx_book_theme"
html_title = "A book"
nb_execution_mode = "off"
root_doc = "{PAGE}"
exclude_patterns = ["images"]
"""
TEXT = "# Padding & stride\n\n```{note}\nNot this.\n```\n\nOne *window* walks. " + "word " * 60


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """Builds a page of one cell, with the environment given, and gives its folder."""

    def run(**environment):
        folder = tmp_path_factory.mktemp("book")
        cells = [{"cell_type": "markdown", "metadata": {}, "source": TEXT}]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 4}
        (folder / "chapters").mkdir()
        (folder / f"{PAGE}.ipynb").write_text(json.dumps(notebook))
        (folder / "conf.py").write_text(SETTINGS)
        (folder / "images").symlink_to(ROOT / "images")
        kept = {key: os.environ[key] for key in os.environ if not key.startswith(ADDRESSES)}
        result = subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", folder, folder / "html"],
            env={**kept, **environment, "PYTHONPATH": str(ROOT / "tools")},
            capture_output=True,
            text=True,
        )
        assert result.returncode == 0, result.stderr
        return folder / "html"

    return run


def page_of(folder):
    return BeautifulSoup((folder / f"{PAGE}.html").read_text(encoding="utf-8"), "html.parser")


def button(page, text):
    """Address behind the button with a text."""
    (found,) = [
        link["href"]
        for link in page.select(".article-header-buttons a")
        if link.get_text(strip=True) == text
    ]
    return urlsplit(found)


@pytest.fixture(scope="module")
def published(build):
    return build(
        **ACTIONS,
        COLAB="1",
        BOOK_URL="https://owner.github.io/book",
        JUPYTERHUB_URL="https://hub.org/",
    )


def test_the_page_has_one_launch_button_and_binder_comes_first(published):
    (menu,) = page_of(published).select(".dropdown-launch-buttons")
    names = [link.get_text(strip=True) for link in menu.select("a")]
    assert names == ["Binder", "JupyterHub", "Colab"]


def test_binder_opens_jupyterlab_on_the_notebook_of_the_page(published):
    address = button(page_of(published), "Binder")
    assert (address.netloc, address.path) == ("mybinder.org", "/v2/gh/owner/book/main")
    assert parse_qs(address.query) == {"urlpath": [f"lab/tree/{PAGE}.ipynb"]}


def test_colab_opens_the_copy_made_for_it(published):
    address = button(page_of(published), "Colab")
    assert address.netloc == "colab.research.google.com"
    assert address.path == f"/github/owner/book/blob/colab/{PAGE}.ipynb"


def test_the_hub_of_a_class_pulls_the_book_and_opens_the_page(published):
    address = button(page_of(published), "JupyterHub")
    assert (address.netloc, address.path) == ("hub.org", "/hub/user-redirect/git-pull")
    assert parse_qs(address.query) == {
        "repo": ["https://github.com/owner/book"],
        "branch": ["main"],
        "urlpath": [f"lab/tree/book/{PAGE}.ipynb"],
    }


def test_repository_edit_and_issue_buttons(published):
    page = page_of(published)
    assert button(page, "Repository").path == "/owner/book"
    assert button(page, "Suggest edit").path == f"/owner/book/edit/main/{PAGE}.ipynb"
    issue = button(page, "Open issue")
    assert issue.path == "/owner/book/issues/new"
    assert parse_qs(issue.query) == {"template": ["mistake.yml"], "page": [PAGE]}


def test_the_form_that_the_issue_button_fills_in_exists():
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "mistake.yml").read_text(encoding="utf-8")
    assert re.search(r"^    id: page$", form, re.MULTILINE)


def test_a_link_to_the_page_says_what_it_is(published):
    page = page_of(published)
    shown = {tag["property"]: tag["content"] for tag in page.select("meta[property^='og:']")}
    address = "https://owner.github.io/book/"
    assert shown["og:url"] == f"{address}{PAGE}.html"
    assert shown["og:url"] == page.select_one("link[rel=canonical]")["href"]
    assert shown["og:title"] == "Padding & stride"
    assert shown["og:site_name"] == "A book"
    assert shown["og:description"] == "One window walks."
    assert shown["og:image"] == f"{address}step.png"
    assert (published / "step.png").is_file()
    assert page.select_one("meta[name=description]")["content"] == "One window walks."


def test_the_sitemap_lists_the_pages(published):
    text = (published / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall("<loc>(.*)</loc>", text) == [f"https://owner.github.io/book/{PAGE}.html"]


def test_without_addresses_nothing_points_anywhere(build):
    folder = build(GITHUB_SERVER_URL="https://codeberg.org", GITHUB_REPOSITORY="owner/book")
    page = page_of(folder)
    assert page.select(".article-header-buttons a[href^=http]") == []
    assert page.select(".dropdown-launch-buttons, .dropdown-source-buttons") == []
    assert page.select("meta[property^='og:'], link[rel=canonical]") == []
    assert page.select_one("meta[name=description]")
    assert not (folder / "sitemap.xml").exists()
