"""Install what the folder binder asks for in an empty environment, and run every chapter there."""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = Path("binder", "requirements.txt")
PARTS = ["binder", "chapters", "convkit", "LICENSE", "pyproject.toml", "README.md"]


def main():
    """Do as Binder would, far from this folder and from all that is installed here."""
    with tempfile.TemporaryDirectory(prefix="binder-") as folder:
        copy, python = Path(folder, "book"), Path(folder, "venv", "bin", "python")
        for part in PARTS:
            copy_part(ROOT / part, copy / part)
        print("binder: installing", flush=True)
        venv.create(Path(folder, "venv"), with_pip=True)
        run([python, "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS], copy)
        for chapter in sorted(copy.glob("chapters/*.ipynb")):
            print(f"binder: executing {chapter.name}", flush=True)
            run([python, "-m", "jupyter", "execute", "--timeout=600", chapter], copy)
        print("binder: every chapter ran")


def copy_part(source, target):
    """Copy a file or a folder, without what Python left in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    else:
        shutil.copyfile(source, target)


def run(command, folder):
    """Run a command that has to succeed, as if nothing of this project were installed."""
    path = os.pathsep.join([str(command[0].parent), os.environ["PATH"]])
    kept = {key: value for key, value in os.environ.items() if not key.startswith("JUPYTER")}
    result = subprocess.run(
        command, cwd=folder, env={**kept, "PATH": path}, capture_output=True, text=True
    )
    if result.returncode:
        sys.exit(f"{result.stdout}{result.stderr}binder: mend what is said above")


if __name__ == "__main__":
    main()
