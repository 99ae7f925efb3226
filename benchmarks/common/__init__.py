"""Timing side by side: all ways in one run, repeats interleaved, medians, ratios."""

import importlib
import os
import statistics
import subprocess
import sys
import time

# Read by the libraries when they are loaded, so that each count of threads has its own process
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def with_one_thread_and_all(script, main):
    """Run ``main(threads)`` in a process with one thread, and in one with all cores."""
    if len(sys.argv) > 1:
        main(int(sys.argv[1]))
        return
    for count in dict.fromkeys((1, os.cpu_count())):
        environment = os.environ | dict.fromkeys(THREADS, str(count))
        subprocess.run([sys.executable, script, str(count)], env=environment, check=True)


def medians(ways, repeats):
    """Seconds that each way takes, by name: the median of repeats that take turns."""
    times = {name: [] for name in ways}
    for turn in range(repeats + 1):
        for name, run in ways.items():
            start = time.perf_counter()
            run()
            if turn:  # the first one warms up
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def installed(name, package):
    """Give the module, or None and a line that says so."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        print(f"{package} is not installed, so it is left out (pip install {package})")
        return None
