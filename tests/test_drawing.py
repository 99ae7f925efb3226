import struct
from io import BytesIO

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from PIL import Image

from convkit import plots
from convkit.arithmetic import Layer
from convkit.palette import DARK, LIGHT

from .plots.reading import title

IMAGE = 10 * np.arange(3)[:, None] + np.arange(5)
KERNEL = np.array([[1, 2], [3, 4]])
PICTURES = {
    "convolution_step": lambda **how: plots.convolution_step(IMAGE, KERNEL, padding=1, **how),
    "curves": lambda **how: plots.curves([("a", [1, 2], [3, 4], "input")], "One.", x="x", **how),
    "direct_form": lambda **how: plots.direct_form(IMAGE, KERNEL, stride=2, **how),
    "grids": lambda **how: plots.grids([("a", IMAGE, "input")], "One.", **how),
    "kernel_matrix": lambda **how: plots.kernel_matrix(KERNEL, (3, 4), **how),
    "overlap_maps": lambda **how: plots.overlap_maps((2, 3), [("a", {"kernel": 3})], **how),
    "photos": lambda **how: plots.photos([IMAGE / 24], ["a"], **how),
    "placements": lambda **how: plots.placements(8, 3, 3, **how),
    "receptive_field": lambda **how: plots.receptive_field([Layer(3)], 5, **how),
    "roofline": lambda **how: plots.roofline(4, 2, [("a", 1, 1, "input")], "One.", **how),
    "signals": lambda **how: plots.signals([("a", [1, 2], "input")], "One.", **how),
    "spectra": lambda **how: plots.spectra([("a", [1, 0.5], "kernel")], "One.", **how),
    "transposed_step": lambda **how: plots.transposed_step(IMAGE, KERNEL, padding=1, **how),
    "use_maps": lambda **how: plots.use_maps((2, 3), (1, 2), [("a", {})], **how),
}


def colours(picture):
    """Colours in words, outlines and grounds of the whole figure."""
    found = {to_hex(text.get_color()) for axis in picture.figure.axes for text in axis.texts}
    patches = [patch for axis in picture.figure.axes for patch in axis.patches]
    found |= {to_hex(patch.get_edgecolor()) for patch in patches}
    return found | {to_hex(patch.get_facecolor()) for patch in patches if patch.get_fill()}


def test_every_plot_is_looked_at_here():
    assert {*PICTURES, "Picture"} == set(plots.__all__)


@pytest.mark.parametrize("name", PICTURES)
def test_every_plot_is_light_by_default_and_can_be_dark(name):
    for palette, how in ((LIGHT, {}), (DARK, {"theme": "dark"})):
        picture = PICTURES[name](**how)
        assert to_hex(picture.figure.get_facecolor()) == palette["surface"]
        assert colours(picture) <= set(palette.values())
        buffer = BytesIO()
        picture.figure.savefig(buffer, format="png")
        with Image.open(buffer) as shown:
            assert shown.convert("RGB").getpixel((0, 0)) == tuple(
                bytes.fromhex(palette["surface"][1:])
            )


@pytest.mark.parametrize("name", PICTURES)
def test_every_plot_is_told_in_full_sentences(name):
    told = repr(PICTURES[name]())
    assert told[0].isupper() or told[0].isdigit()
    assert told.endswith(".")


def test_diagrams_are_png_and_photos_jpeg_and_both_know_their_width():
    diagram = plots.grids([("counts", [[1, 2, 3]], "input")], "Three numbers.")
    photo = plots.photos([np.eye(3)], ["a line"])
    data, size = diagram._repr_png_()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">I", data[16:20])[0] == pytest.approx(2 * size["width"], abs=2)
    assert diagram._repr_jpeg_() is None
    assert photo._repr_png_() is None
    assert photo._repr_jpeg_()[0].startswith(b"\xff\xd8")


def test_the_same_figure_gives_the_same_bytes():
    first, second = (plots.convolution_step(IMAGE, KERNEL)._repr_png_()[0] for _ in range(2))
    assert first == second


def test_saved_figures_are_real_files(tmp_path):
    plots.convolution_step(IMAGE, KERNEL).save(tmp_path / "step.png")
    assert (tmp_path / "step.png").read_bytes().startswith(b"\x89PNG")


def test_words_fit_their_cells():
    figure = plots.grids([("a", [[-1.234e-05, 12]], "input")], "Two.").figure
    FigureCanvasAgg(figure).draw()
    (axis,) = figure.axes
    cell = axis.bbox.width / 2
    widths = [text.get_window_extent().width for text in axis.texts]
    assert 0.6 * cell < widths[0] < cell
    assert axis.texts[1].get_fontsize() == 8


def test_titles_do_not_run_into_each_other():
    parts = [("a title of many words", [[1]], "input"), ("another", [[2]], "output")]
    figure = plots.grids(parts, "Two.").figure
    FigureCanvasAgg(figure).draw()
    first, second = (title(axis).get_window_extent() for axis in figure.axes)
    assert first.x1 < second.x0
    assert second.x1 < figure.bbox.x1
