"""Join JavaScript modules into the one self-contained module that anywidget wants."""

import re
from pathlib import Path

IMPORT = re.compile(r'^import\s+\{[^}]*\}\s+from\s+"\./(?P<name>[\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|function)\b)", re.MULTILINE)


def bundle(entry: Path) -> str:
    """Source of a module with all that it imports from beside it, each module once.

    The modules share one scope, so no two may use the same name at their top level;
    only ``import { names } from "./file.js";`` and ``export const`` or ``function`` are joined.
    """
    parts: dict[Path, str] = {}

    def visit(path: Path) -> None:
        if path in parts:
            return
        source = path.read_text(encoding="utf-8")
        for match in IMPORT.finditer(source):
            visit(path.parent / match["name"])
        source = IMPORT.sub("", source)
        parts[path] = source if path == entry else EXPORT.sub("", source)

    visit(entry)
    return "\n".join(parts.values())
