"""How much memory there is, so that what cannot fit is refused before it is asked for."""

import os
from pathlib import Path

__all__ = ["free_memory"]

FALLBACK = 4 * 2**30  # where the system tells nothing
MEMINFO = Path("/proc/meminfo")
GROUP = Path("/sys/fs/cgroup")  # a container's own limit, as on Binder


def free_memory() -> int:
    """Bytes that can be had without swapping, as far as the system tells."""
    told = (_available(), _left_in_container())
    return min((count for count in told if count is not None), default=FALLBACK)


def _available() -> int | None:
    """Free memory and what the system can reclaim; else all memory of the machine."""
    try:
        lines = MEMINFO.read_text(encoding="ascii").splitlines()
        kibibytes = next(line.split()[1] for line in lines if line.startswith("MemAvailable:"))
        return int(kibibytes) * 1024
    except (OSError, StopIteration):
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def _left_in_container() -> int | None:
    try:
        limit, used = ((GROUP / f"memory.{name}").read_text() for name in ("max", "current"))
        return None if limit.strip() == "max" else max(0, int(limit) - int(used))
    except OSError:
        return None
