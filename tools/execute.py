"""Execute all chapters, as many at once as there are cores, into the cache that the build reads.

A chapter that fails stays out of the cache: the build executes it again, and says what is wrong.
"""

import logging
import shutil
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "_build" / ".jupyter_cache"  # where Jupyter Book looks for it


def main():
    """Fill the cache anew: an old one would serve stale pages after a change in convkit."""
    shutil.rmtree(CACHE, ignore_errors=True)
    cache = get_cache(CACHE)
    for path in sorted((ROOT / "chapters").glob("*.ipynb")):
        cache.add_nb_to_project(str(path))
    load_executor("local-parallel", cache, logging.getLogger("execute")).run_and_cache(timeout=300)


if __name__ == "__main__":
    main()
