"""The scripts of the folder tools, as modules."""

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def tool(name):
    """Module of a script; they import each other by name, as Python does when it runs them."""
    folder = str(ROOT / "tools")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)
