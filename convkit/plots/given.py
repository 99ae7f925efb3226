"""What plots are given, checked: how many there are, and in which role."""

from collections.abc import Sized

__all__ = ["counted", "known_role"]

ROLES = ("input", "kernel", "output")


def counted(name: str, things: Sized, most: int | None = None) -> None:
    """Refuse an argument without entries, or with more than ``most``."""
    if len(things) == 0 or (most is not None and len(things) > most):
        fit = "at least one" if most is None else f"1 to {most}"
        raise ValueError(f"there are {len(things)} {name}; give {fit}")


def known_role(label: str, role: str) -> str:
    """Check the role of what is drawn under ``label``; it is a colour's name in the palette."""
    if role not in ROLES:
        raise ValueError(
            f"role={role!r} of {label} is unknown; give one of {', '.join(map(repr, ROLES))}"
        )
    return role
