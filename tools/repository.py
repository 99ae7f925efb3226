"""Where this copy of the book lives: found at build time, written in no file.

The CI environment says it, or the git remote called origin; nothing is asked over the network.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
PROVIDERS = ("github", "gitlab", "bitbucket")  # whose pages the theme can link to
COLAB_BRANCH = "colab"  # written by tools/colab.py when the book is published


@dataclass(frozen=True)
class Repository:
    """Address of a repository, without a slash at its end, and what of it is shown."""

    url: str
    branch: str
    editable: bool = True  # a tag cannot be edited
    colab: bool = False  # whether the branch for Colab is there

    @property
    def host(self):
        """Host without a port."""
        return urlsplit(self.url).hostname

    @property
    def name(self):
        """Path of the repository on its host, OWNER/NAME."""
        return urlsplit(self.url).path.strip("/")

    @property
    def provider(self):
        """The kind of host, as the theme calls it; none if the theme does not know it."""
        return next((kind for kind in PROVIDERS if kind in self.host), None)


def find(environment=os.environ, folder=ROOT):
    """The repository of this build, or None."""
    server, name = (environment.get(f"GITHUB_{key}") for key in ("SERVER_URL", "REPOSITORY"))
    url = f"{server}/{name}" if server and name else web_address(git(folder, *ORIGIN))
    if url is None:
        return None
    # The ref of a pull request is no branch; what it is for is one.
    branch = environment.get("GITHUB_BASE_REF") or environment.get("GITHUB_REF_NAME")
    return Repository(
        url,
        branch or branch_at_origin(folder),
        editable=environment.get("GITHUB_REF_TYPE") != "tag",
        colab=has_colab(environment, folder),
    )


def book_address(environment=os.environ):
    """Address at which the pages are published, with a slash at its end, or nothing.

    The workflow that publishes sets BOOK_URL.
    """
    address = environment.get("BOOK_URL", "").rstrip("/")
    return f"{address}/" if address else ""


ORIGIN = ("remote", "get-url", "origin")
HOST_AND_PATH = re.compile(
    r"(?:(?P<scheme>https?|ssh|git)://)?(?:[^@/]*@)?"
    r"(?P<host>[\w.-]+\.\w+)(?P<port>:\d+(?=/))?[:/]/?(?P<path>[\w.~/-]+?)(?:\.git)?/?"
)


def web_address(remote):
    """Address of a remote for a browser, or None: without a password, without .git.

    >>> web_address("git@github.com:owner/book.git")
    'https://github.com/owner/book'
    """
    found = HOST_AND_PATH.fullmatch(remote)
    if not found or "/" not in found["path"]:
        return None
    over_the_web = found["scheme"] in ("http", "https")
    scheme, port = (found["scheme"], found["port"] or "") if over_the_web else ("https", "")
    return f"{scheme}://{found['host']}{port}/{found['path']}"


def branch_at_origin(folder):
    """The branch there that this one follows, or will when it is pushed."""
    follows = git(folder, "rev-parse", "--abbrev-ref", "@{upstream}")
    if follows.startswith("origin/"):
        return follows.removeprefix("origin/")
    return git(folder, "branch", "--show-current") or "main"


def has_colab(environment, folder):
    """Whether the branch for Colab is made by this run or was fetched."""
    reference = f"refs/remotes/origin/{COLAB_BRANCH}"
    return bool(environment.get("COLAB") or git(folder, "rev-parse", "--verify", reference))


def git(folder, *words):
    """What git says of the repository in a folder; nothing if it is none, or of a larger one."""
    if not (folder / ".git").exists():
        return ""
    try:
        result = subprocess.run(["git", "-C", folder, *words], capture_output=True, text=True)
    except OSError:
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""
