"""Join JavaScript modules into one script, so that no page and no `pip install` needs Node.js."""

import json
import re
from pathlib import Path

__all__ = ["module", "script"]

IMPORT = re.compile(
    r'^import\s+(?P<what>\{[^}]*\}|\w+)\s+from\s+"(?P<file>\.{1,2}/[\w/-]+\.(?:js|json))"'
    r'(?:\s+with\s+\{\s*type:\s*"json"\s*\})?;\n',
    re.MULTILINE,
)
EXPORT = re.compile(r"^export (?=(?:const|function|class)\s+(\w+))", re.MULTILINE)


def module(entry: Path) -> str:
    """Self-contained ES module, as anywidget wants it, of a module and all that it imports."""
    return _joined([entry]) + f"export default {_name(entry)}.{entry.stem};\n"


def script(entries: list[Path]) -> str:
    """One classic script for several modules: it sets ``globalThis.convkit.<name of the file>``.

    A page loads it once for all of its explorers, from ``file://`` too, where modules cannot be.
    """
    views = ", ".join(f"{entry.stem}: {_name(entry)}.{entry.stem}" for entry in entries)
    return f"(() => {{\n{_joined(entries)}globalThis.convkit = {{ {views} }};\n}})();\n"


def _joined(entries):
    """Every module once, before its users, each a function's scope that gives its exports.

    Understood are ``import { names } from "./file.js";``, ``import name from "./file.json"``
    and ``export`` before ``const``, ``function`` or ``class``.
    """
    parts = {}

    def visit(path):
        if path in parts:
            return
        source = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            parts[path] = f"const {_name(path)} = {json.dumps(json.loads(source))};\n"
            return
        for found in IMPORT.finditer(source):
            visit(_beside(path, found["file"]))
        exports = ", ".join(EXPORT.findall(source))
        body = IMPORT.sub(
            lambda found: f"const {found['what']} = {_name(_beside(path, found['file']))};\n",
            source,
        )
        body = EXPORT.sub("", body)
        parts[path] = f"const {_name(path)} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"

    for entry in entries:
        visit(entry.resolve())
    return "".join(parts.values())


def _beside(path, file):
    return (path.parent / file).resolve()


def _name(path):
    return "$" + re.sub(r"\W", "_", path.name)
