"""Convolution on the command line: ``python -m convkit --help``."""

import sys

from .commands import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
