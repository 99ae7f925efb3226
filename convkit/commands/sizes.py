"""Commands about sizes: the formula worked out, and tables."""

import re
from typing import Any

from ..arithmetic import RELATIONSHIPS, output_size
from ..arithmetic.axes import resolve
from ..arithmetic.sizes import axes_and_places
from ..arithmetic.transposed import resolve_transposed
from .words import add_command, add_setting, sizes, whole_range

__all__ = ["add_to"]


def add_to(commands: Any) -> None:
    """Add the commands ``size`` and ``table``."""
    size = add_command(
        commands,
        "size",
        _size,
        "work out the output size, step by step, or say what is wrong",
        [
            "224 7 --stride 2 --padding 3",
            "600x512 3x5 --padding same --dilation 2x1",
            "3 3 --stride 2 --padding 1 --output-padding 1 --transposed",
        ],
    )
    size.add_argument("size", type=sizes, help="input size: 224, or 600x512")
    size.add_argument("kernel", type=sizes, help="kernel size")
    add_setting(size)
    size.add_argument("--transposed", action="store_true", help="of the transposed convolution")
    size.add_argument(
        "--output-padding", type=sizes, default=0, metavar="A", help="of a transposed convolution"
    )
    table = add_command(
        commands,
        "table",
        _table,
        "list the relationships of convolution arithmetic, or the output sizes of one input",
        ["", "224 --kernel 1-7 --stride 1-4 --padding 1"],
    )
    table.add_argument("size", type=int, nargs="?", help="input size; without it, the formulas")
    table.add_argument("--kernel", type=whole_range, default=range(1, 8), metavar="K", help="1-7")
    add_setting(table, stride=whole_range)
    table.set_defaults(stride=range(1, 5))


def _size(chosen):
    setting = (chosen.size, chosen.kernel, chosen.stride, chosen.padding)
    if chosen.transposed:
        rank, axes = resolve_transposed(*setting, chosen.output_padding, chosen.dilation)
        lines = [_transposed_lines(axis) for axis in axes]
    elif chosen.output_padding:
        raise ValueError(
            f"output_padding={chosen.output_padding} is for transposed convolutions; "
            "add --transposed or leave it out"
        )
    else:
        rank, _ = resolve(*setting, chosen.dilation)
        axes, _ = axes_and_places(*setting, chosen.dilation)
        lines = [_direct_lines(axis) for axis in axes]
    if rank is not None:
        lines = [[f"axis {a}", *part] for a, part in enumerate(lines)]
    return "\n".join(line for part in lines for line in part)


def _direct_lines(axis):
    spread, kernel = _span_lines(axis)
    room = axis.padded - axis.span
    unread = room % axis.stride
    divided = "({})" if axis.stride == 1 else "⌊({})/{}⌋"
    steps = [
        f"o = {divided.format(f'i{_padding(axis, letters=True)} − {kernel}', 's')} + 1",
        f"  = {divided.format(f'{axis.size}{_padding(axis)} − {axis.span}', axis.stride)} + 1",
        *([f"  = ⌊{room}/{axis.stride}⌋ + 1"] if axis.stride > 1 else []),
        f"  = {room // axis.stride + 1}",
    ]
    if unread:
        samples = "sample" if unread == 1 else f"{unread} samples"
        steps.append(f"never read: the last {samples} of the padded input")
    return [*spread, *steps]


def _transposed_lines(axis):
    spread, kernel = _span_lines(axis)
    extra = axis.output_padding
    return [
        *spread,
        f"o′ = s·(i′ − 1) + {kernel}{_padding(axis, letters=True, sign='−')}{' + a' * bool(extra)}",
        f"   = {axis.stride}·({axis.size} − 1) + {axis.span}{_padding(axis, sign='−')}"
        f"{f' + {extra}' if extra else ''}",
        f"   = {axis.output}",
    ]


def _span_lines(axis):
    """The span worked out if there is dilation, and the letter that stands for it."""
    if axis.dilation == 1:
        return [], "k"
    return [f"k̂ = d·(k − 1) + 1 = {axis.dilation}·({axis.kernel} − 1) + 1 = {axis.span}"], "k̂"


def _padding(axis, *, letters=False, sign="+"):
    """The padding as the formula has it: nothing, 2p, or both sides."""
    before, after = axis.before, axis.after
    if before == after:
        return f" {sign} 2{'p' if letters else f'·{before}'}" if before else ""
    return f" {sign} p {sign} p′" if letters else f" {sign} {before} {sign} {after}"


def _table(chosen):
    if chosen.size is None:
        return "\n".join(
            f"{entry.number:>2}  {entry.name:46}  {entry.condition:32}  {_plain(entry.formula)}"
            for entry in RELATIONSHIPS
        )
    rows = [["k \\ s", *map(str, chosen.stride)]]
    for kernel in chosen.kernel:
        rows.append([str(kernel), *(_cell(chosen, kernel, stride) for stride in chosen.stride)])
    title = f"output sizes of {chosen.size} samples, padding {chosen.padding}, "
    lines = ["".join(f"{cell:>7}" for cell in row) for row in rows]
    return "\n".join([title + f"dilation {chosen.dilation}", *lines])


def _cell(chosen, kernel, stride):
    try:
        return str(output_size(chosen.size, kernel, stride, chosen.padding, chosen.dilation))
    except ValueError as error:
        if "kernel spans" in str(error):
            return "–"
        raise


def _plain(formula):
    """LaTeX of a relationship as one line of text."""
    formula = re.sub(r"\\frac\{(.*?)\}\{(.*?)\}", r"(\1)/\2", formula)
    for latex, text in {
        r"\left\lfloor ": "⌊",
        r" \right\rfloor": "⌋",
        r"\bmod": "mod",
        r"\quad": "",
        "'": "′",
        " - ": " − ",
    }.items():
        formula = formula.replace(latex, text)
    return formula
