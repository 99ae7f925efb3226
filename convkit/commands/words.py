"""Words of the command line, read as settings: 7, 600x512, 1:2, same."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from ..arithmetic.axes import PADDING_NAMES

__all__ = ["add_command", "add_setting", "padding", "sizes", "whole_range"]


def sizes(text: str) -> int | tuple[int, ...]:
    """Read ``7``, or one number per axis such as ``600x512``."""
    try:
        numbers = tuple(int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a size; give a whole number, or one per axis such as 600x512"
        ) from None
    return numbers[0] if len(numbers) == 1 else numbers


def padding(text: str) -> int | str | tuple:
    """Read a name, ``1``, one number per axis as ``1x2``, or before and after as ``0:1x1:2``."""
    if text in PADDING_NAMES:
        return text
    try:
        entries = tuple(
            int(part) if ":" not in part else tuple(int(side) for side in part.split(":"))
            for part in text.lower().split("x")
        )
    except ValueError:
        names = ", ".join(PADDING_NAMES)
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a padding; give {names}, a whole number, one per axis such as 1x2, "
            "or before and after such as 0:1 or 0:1x1:1"
        ) from None
    return entries[0] if len(entries) == 1 else entries


def whole_range(text: str) -> range:
    """Read ``1-7``, or ``3`` for that number alone."""
    try:
        low, _, high = text.partition("-")
        return range(int(low), int(high or low) + 1)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a range; give two whole numbers such as 1-7, or one"
        ) from None


def add_command(
    commands: Any, name: str, run: Callable[..., str], summary: str, examples: Sequence[str]
) -> argparse.ArgumentParser:
    """Add a command whose help ends in examples."""
    shown = "\n".join(f"  python -m convkit {name} {example}" for example in examples)
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"examples:\n{shown}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def add_setting(parser: argparse.ArgumentParser, *, stride: Callable[[str], Any] = sizes) -> None:
    """Add the options that every setting of a convolution has."""
    parser.add_argument(
        "--stride", type=stride, default=1, metavar="S", help="how far the kernel moves"
    )
    parser.add_argument(
        "--padding",
        type=padding,
        default=0,
        metavar="P",
        help="valid, same, same_lower, full, a number, 1x2 per axis, 0:1 before and after",
    )
    parser.add_argument("--dilation", type=sizes, default=1, metavar="D", help="1 means none")
