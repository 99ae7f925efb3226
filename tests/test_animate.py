import subprocess
import sys
from hashlib import sha256
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from convkit import animate, conv2d, conv_transpose2d
from convkit.palette import DARK, LIGHT
from convkit.plots.direct import DirectWalk
from convkit.plots.transposed import TransposedWalk

IMAGE = 10 * np.arange(3)[:, None] + np.arange(4)
KERNEL = np.array([[1, 2], [0, -3]])


def frames(data):
    """Every frame of a GIF as colours, and what the file says of itself."""
    with Image.open(BytesIO(data)) as gif:
        pictures, durations = [], []
        for n in range(gif.n_frames):
            gif.seek(n)
            pictures.append(np.asarray(gif.convert("RGB")))
            durations.append(gif.info["duration"])
        return np.stack(pictures), durations, gif.info["loop"]


def written(draw, *operands, **setting):
    """Bytes of an animation, and its description."""
    buffer = BytesIO()
    told = draw(buffer, *operands, **setting)
    return buffer.getvalue(), told


def has(picture, colour):
    return (picture == np.frombuffer(bytes.fromhex(colour[1:]), np.uint8)).all(axis=-1)


def words(artists):
    return [artist.get_text() for artist in artists if hasattr(artist, "get_text")]


@pytest.mark.parametrize(("theme", "roles"), [("light", LIGHT), ("dark", DARK)])
def test_a_frame_a_step_in_the_colours_of_the_theme(theme, roles):
    data, told = written(animate.convolution, IMAGE, KERNEL, stride=(1, 2), theme=theme)
    pictures, durations, loop = frames(data)
    assert data.startswith(b"GIF89a")
    assert durations == [600, 600, 600, 1800]
    assert loop == 0  # for ever
    assert len(np.unique(pictures.reshape(4, -1), axis=0)) == 4
    for role in ("surface", "kernel", "input-fill", "output-fill", "text", "line"):
        assert has(pictures[1], roles[role]).any(), role
    assert has(pictures[:, 0, 0], roles["surface"]).all()
    assert told == (
        "Animation of a convolution in 4 steps. Input 3 by 4, output 2 by 2. "
        "Kernel 2 by 2, stride 1 by 2, padding 0, dilation 1."
    )


def test_the_window_moves_as_the_walk_does():
    pictures, _, _ = frames(written(animate.convolution, IMAGE, KERNEL)[0])
    left = pictures[:, :, : pictures.shape[2] // 3]  # the input, without the kernel's title
    corners = [np.argwhere(has(picture, LIGHT["kernel"])).min(axis=0) for picture in left]
    across = [column for _, column in corners]
    down = [row for row, _ in corners]
    assert across[:3] == across[3:] == sorted(set(across))
    assert down[:3] == [down[0]] * 3
    assert down[3:] == [down[3]] * 3
    assert down[3] > down[0]


def test_the_output_fills_step_by_step():
    walk = DirectWalk(IMAGE, KERNEL, padding=1)
    expected = [str(n) for n in conv2d(IMAGE, KERNEL, padding=1).ravel()]
    for n in (0, 7, 19):
        assert words(walk.draw(n, so_far=True)) == expected[: n + 1]
    assert words(walk.draw(3)) == expected


def test_stamps_add_up_to_the_transposed_convolution():
    setting = {"stride": (2, 1), "padding": ((1, 0), (0, 1)), "output_padding": (1, 0)}
    walk = TransposedWalk(IMAGE, KERNEL, **setting)
    for n in (0, 5, 11):
        up_to = np.where(np.arange(12).reshape(3, 4) <= n, IMAGE, 0)
        output = conv_transpose2d(up_to, KERNEL, **setting)
        stamp = IMAGE.flat[n] * KERNEL
        drawn = words(walk.draw(n, so_far=True))
        assert drawn == [*map(str, stamp.ravel()), *map(str, output.ravel())]
    data, told = written(animate.transposed, IMAGE, KERNEL, **setting)
    assert len(frames(data)[0]) == 12
    assert told == (
        "Animation of a transposed convolution in 12 steps. Input of the transposed convolution "
        "3 by 4, output 6 by 4. Kernel 2 by 2, stride 2 by 1, padding 1 before and 0 after by "
        "0 before and 1 after, output padding 1 by 0, dilation 1."
    )


@pytest.mark.parametrize("draw", [animate.convolution, animate.transposed])
def test_signals_and_dark_and_shaded_ones_are_animated(draw):
    data, told = written(draw, [1, 2, 3], [10, 1], stride=2, padding=1, theme="dark", duration=90)
    pictures, durations, _ = frames(data)
    assert durations == [90] * (len(pictures) - 1) + [270]
    assert "Kernel 2, stride 2, padding 1, dilation 1." in told


def test_shades_fill_step_by_step():
    pictures, _, _ = frames(written(animate.convolution, IMAGE, KERNEL, shaded=True)[0])
    right = pictures[:, :, pictures.shape[2] * 2 // 3 :]
    ground = [has(picture, LIGHT["surface"]).sum() for picture in right]
    assert ground == sorted(set(ground), reverse=True)


def test_the_same_arguments_give_the_same_bytes_in_another_process():
    code = (
        "from io import BytesIO; from hashlib import sha256; from convkit import animate;"
        "buffer = BytesIO(); animate.transposed(buffer, [[1, 2]], [[1], [3]], stride=2);"
        "print(sha256(buffer.getvalue()).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for _ in range(2):
        data, _ = written(animate.transposed, [[1, 2]], [[1], [3]], stride=2)
        assert sha256(data).hexdigest() == run.stdout.strip()


def test_one_step_is_an_animation_too(tmp_path):
    path = tmp_path / "one.gif"
    told = animate.convolution(path, [[7]], [[2]])
    assert told.startswith("Animation of a convolution in 1 step. ")
    assert len(frames(path.read_bytes())[0]) == 1


def test_progress_is_told_each_step_and_nothing_is_printed(capsys):
    seen = []

    def watched(numbers):
        for number in numbers:
            seen.append((number, len(numbers)))
            yield number

    silent, _ = written(animate.convolution, [1, 2, 3], [1])
    assert written(animate.convolution, [1, 2, 3], [1], progress=watched)[0] == silent
    assert seen == [(0, 3), (1, 3), (2, 3)]
    assert capsys.readouterr() == ("", "")


def test_small_files():
    data, _ = written(animate.convolution, np.tile(IMAGE, (2, 2)), np.ones((3, 3)), padding=1)
    assert len(data) < 300_000  # 48 frames


@pytest.mark.parametrize(
    ("operands", "setting", "error", "message"),
    [
        ((np.ones(300), [1, 1]), {}, ValueError, r"^the walk has 299 steps .* more than 256; make"),
        ((IMAGE, KERNEL), {"theme": "dim"}, ValueError, r"^theme='dim' is unknown"),
        ((IMAGE, KERNEL), {"duration": 5}, ValueError, r"^duration=5 is below 20; give 20 or more"),
        ((IMAGE, KERNEL), {"duration": 1.5}, TypeError, r"^duration=1.5 is not a whole number"),
        ((IMAGE, KERNEL), {"stride": 0}, ValueError, r"^stride=0 is below 1"),
        (([1], [1, 2]), {}, ValueError, r"kernel spans 2 samples"),
        ((IMAGE[None], KERNEL[None]), {}, ValueError, r"^image has 3 axes .* two vectors or two"),
    ],
)
def test_what_cannot_be_animated_is_refused(operands, setting, error, message):
    with pytest.raises(error, match=message):
        animate.convolution(BytesIO(), *operands, **setting)


def test_a_name_that_is_no_gif_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(ValueError, match=r"step.png' does not end in .gif; give such a name$"):
        animate.transposed(tmp_path / "step.png", IMAGE, KERNEL)
    assert not list(tmp_path.iterdir())
