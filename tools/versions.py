"""Move the exact versions of packages together.

::

    python3 tools/versions.py loosen FILE  # allow newer ones, of all but the book's toolchain
    python3 tools/versions.py pin FILE...  # take over those of requirements.txt
"""

import re
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.txt"
PIN = re.compile(r"^(?P<name>[\w.-]+)(?:==|>=)(?P<version>[^\s;]+)", re.MULTILINE)
HELD = "# notebooks"  # what stands above this line fits together in these versions only


def loosened(text):
    """The lines of requirements.in, with newer versions allowed."""
    held, mark, free = text.partition(HELD)
    return held + mark + PIN.sub(r"\g<name>>=\g<version>", free)


def pinned(text, lock):
    """The lines of any such file, with the versions that the lock names."""
    versions = dict(PIN.findall(lock))
    return PIN.sub(lambda pin: f"{pin['name']}=={versions[pin['name']]}", text)


def main(action, *names):
    """Rewrite the named files."""
    for path in map(Path, names):
        text = path.read_text(encoding="utf-8")
        if action == "loosen":
            text = loosened(text)
        else:
            text = pinned(text, LOCK.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
