"""Draw the pictures and animations of the folder images; run it by `make images`."""

from pathlib import Path

import numpy as np

from convkit import animate, output_size, plots, remainder

IMAGES = Path(__file__).resolve().parents[1] / "images"
KERNEL = np.array([[1, 2, 0], [0, 1, 3], [2, 0, 1]])

# Name, what it is, and the setting of the direct convolution
CONFIGURATIONS = (
    ("no-padding", "no padding, stride 1", (4, 5), KERNEL, {}),
    ("any-padding", "any padding, stride 1", (4, 3), KERNEL[:2], {"padding": (2, 1)}),
    ("half-padding", "half (same) padding, stride 1", (4, 5), KERNEL, {"padding": 1}),
    ("full-padding", "full padding, stride 1", (3, 4), KERNEL[:, :2], {"padding": (2, 1)}),
    ("stride", "no padding, stride 2", (5, 7), KERNEL, {"stride": 2}),
    ("padding-stride", "padding 1, stride 2", (5, 7), KERNEL, {"padding": 1, "stride": 2}),
    (
        "padding-stride-rest",
        "padding 1, stride 2, and a last row and column that no window reads",
        (6, 8),
        KERNEL,
        {"padding": 1, "stride": 2},
    ),
)


def place_values(size):
    """Image whose values name their place, 10·row + column."""
    return 10 * np.arange(size[0])[:, None] + np.arange(size[1])


def one_step():
    """Write one step of a convolution with its numbers; give its description."""
    picture = plots.convolution_step(place_values((5, 6)), KERNEL[:2], step=7, padding=1)
    picture.save(IMAGES / "step.png")
    return repr(picture)


def direct(name, size, kernel, setting):
    """Write the animation of a convolution; give its description."""
    return animate.convolution(IMAGES / name, place_values(size), kernel, **setting)


def transposed(name, size, kernel, setting):
    """Write the transposed convolution that leads back to the size; give its description."""
    taken = 1 + place_values(output_size(size, kernel.shape, **setting))  # no stamp of zeros
    added = remainder(size, kernel.shape, **setting)
    return animate.transposed(IMAGES / name, taken, kernel, output_padding=added, **setting)


def index(pictures):
    """Markdown that shows every picture with its alternative text."""
    shown = [f"## {title}\n\n![{text}]({name})\n" for name, (title, text) in pictures.items()]
    note = "Drawn by `make images`; the words in the brackets are their alternative text.\n"
    return "\n".join(["# Pictures and animations\n", note, *shown])


def main():
    """Draw everything and write the index."""
    IMAGES.mkdir(exist_ok=True)
    pictures = {"step.png": ("One step of a convolution", one_step())}
    for draw, kind in ((direct, "Convolution"), (transposed, "Transposed convolution")):
        for name, title, *setting in CONFIGURATIONS:
            file = f"{kind.lower().replace(' ', '-')}-{name}.gif"
            pictures[file] = (f"{kind}: {title}", draw(file, *setting))
    (IMAGES / "README.md").write_text(index(pictures), encoding="utf-8")
    print(f"images: {len(pictures)} drawn")


if __name__ == "__main__":
    main()
