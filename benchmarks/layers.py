"""How fast conv2d is on the photo, beside SciPy: medians of interleaved repeats, as ratios."""

import statistics
import time

import numpy as np
from scipy import ndimage, signal

from convkit import conv2d, images

REPEATS = 5
KERNEL = np.stack([np.array([[0.1, 0.1, 0.1], [0.1, -0.8, 0.1], [0.1, 0.1, 0.1]])] * 3)


def main():
    """Print one line a way of computing the same output."""
    photo = np.ascontiguousarray(np.moveaxis(images.load("grace_hopper"), -1, 0))
    ways = {
        "convkit, im2col": lambda: conv2d(photo, KERNEL[None], padding=1, method="im2col"),
        "convkit, loops": lambda: conv2d(photo, KERNEL[None], padding=1, method="loops"),
        "scipy.ndimage.correlate": lambda: sum(
            ndimage.correlate(image, kernel, mode="constant")
            for image, kernel in zip(photo, KERNEL, strict=True)
        ),
        "scipy.signal.correlate": lambda: sum(
            signal.correlate(image, kernel, mode="same", method="direct")
            for image, kernel in zip(photo, KERNEL, strict=True)
        ),
    }
    times = {name: [] for name in ways}
    for _ in range(REPEATS):
        for name, run in ways.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(values) for name, values in times.items()}
    print("A 3×3×3 kernel on the photo of 600×512×3, one output channel, float64")
    for name, seconds in medians.items():
        ratio = seconds / medians["convkit, im2col"]
        print(f"{name:28}{1000 * seconds:10.1f} ms   {ratio:8.2f} × convkit, im2col")


if __name__ == "__main__":
    main()
