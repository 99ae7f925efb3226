"""What ``python -m convkit`` offers: sizes, tables, animations and filtered pictures."""

import argparse
import sys
from collections.abc import Sequence

from . import pictures, sizes

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after ``python -m convkit``; by default those of the command line.

    Returns
    -------
    int
        0, or 1 where the settings or the picture do not work out: then the reason is on the
        error stream. argparse itself ends with 2 where it does not understand the words.

    Examples
    --------
    >>> main(["size", "7", "3", "--stride", "2"])
    o = ⌊(i − k)/s⌋ + 1
      = ⌊(7 − 3)/2⌋ + 1
      = ⌊4/2⌋ + 1
      = 3
    0
    """
    parser = argparse.ArgumentParser(
        prog="python -m convkit",
        description="Convolution, exact and visible. Every command has a --help of its own.",
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    for module in (sizes, pictures):
        module.add_to(commands)
    chosen = parser.parse_args(arguments)
    try:
        print(chosen.run(chosen))
    except (ValueError, TypeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0
