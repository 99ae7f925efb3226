"""Draw the pictures of the folder images; run it by `make images`."""

from pathlib import Path

import numpy as np

from convkit import plots

IMAGES = Path(__file__).resolve().parents[1] / "images"


def one_step():
    """Write one step of a convolution with its numbers."""
    image = 10 * np.arange(5)[:, None] + np.arange(6)
    kernel = [[1, 2, 0], [0, 1, 3]]
    plots.convolution_step(image, kernel, step=7, padding=1).save(IMAGES / "step.png")


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    one_step()
    print("images: one step drawn")
