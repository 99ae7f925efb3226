"""The command line as a user meets it: words in, text, files and exit codes out."""

import shlex
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from scipy import ndimage

from convkit import images, output_size, transposed_output_size
from convkit.commands import main


@pytest.fixture
def run(capsys):
    """Gives exit code, output and errors of a command line."""

    def run_line(line):
        try:
            code = main(shlex.split(line))
        except SystemExit as end:  # argparse
            code = end.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return run_line


def test_size_works_the_formula_out(run):
    assert run("size 224 7 --stride 2 --padding 3") == (
        0,
        "o = ⌊(i + 2p − k)/s⌋ + 1\n"
        "  = ⌊(224 + 2·3 − 7)/2⌋ + 1\n"
        "  = ⌊223/2⌋ + 1\n"
        "  = 112\n"
        "never read: the last sample of the padded input\n",
        "",
    )


def test_size_shows_dilation_both_sides_and_every_axis(run):
    code, out, _ = run("size 600x512 3x4 --padding same --dilation 2x1")
    assert code == 0
    assert out == (
        "axis 0\n"
        "k̂ = d·(k − 1) + 1 = 2·(3 − 1) + 1 = 5\n"
        "o = (i + 2p − k̂) + 1\n"
        "  = (600 + 2·2 − 5) + 1\n"
        "  = 600\n"
        "axis 1\n"
        "o = (i + p + p′ − k) + 1\n"
        "  = (512 + 1 + 2 − 4) + 1\n"
        "  = 512\n"
    )


def test_size_of_the_transposed(run):
    line = "size 3 3 --stride 2 --padding 1 --output-padding 1 --transposed"
    assert run(line)[1] == "o′ = s·(i′ − 1) + k − 2p + a\n   = 2·(3 − 1) + 3 − 2·1 + 1\n   = 6\n"


@pytest.mark.parametrize("seed", range(20))
def test_the_last_number_is_that_of_the_package(run, seed):
    size, kernel, stride, padding, dilation = np.random.default_rng(seed).integers(1, 5, 5)
    size += 9
    words = f"size {size} {kernel} --stride {stride} --padding {padding} --dilation {dilation}"
    told = [line for line in run(words)[1].splitlines() if "never" not in line]
    assert int(told[-1].split()[-1]) == output_size(size, kernel, stride, padding, dilation)
    told = run(words + " --transposed")[1].splitlines()
    expected = transposed_output_size(size, kernel, stride, padding, 0, dilation)
    assert int(told[-1].split()[-1]) == expected


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("size 4 5", 1, "kernel spans 5 samples (kernel=5, dilation=1) but the padded input has 4"),
        ("size 5 3 --stride 0", 1, "stride=0 is below 1; give 1 or more"),
        ("size 5x5 3x3x3", 1, "the arguments disagree on the number of axes"),
        ("size 5 3 --output-padding 1", 1, "add --transposed or leave it out"),
        ("size 5 3 --transposed --output-padding 1", 1, "output_padding"),
        ("size a 3", 2, "'a' is not a size; give a whole number"),
        ("size 5 3 --padding half", 2, "'half' is not a padding; give valid, same"),
        ("table 9 --kernel x", 2, "'x' is not a range"),
        ("table 9 --padding 1x1x1", 1, "padding"),
        ("filter nowhere.png --kernel box", 1, "is no file and no bundled photo"),
        ("filter grace_hopper --kernel nope", 1, "kernel='nope' is unknown; give one of binomial"),
        ("filter grace_hopper --kernel box:width=3", 1, "box has no setting 'width'; it takes"),
        ("filter grace_hopper --kernel box:size=a", 1, "size='a' is not a number"),
        ("filter grace_hopper --kernel box --boundary no", 1, "boundary='no' is unknown"),
        ("animate walk.png", 1, "does not end in .gif"),
        ("animate walk.gif --size 40x40", 1, "make the input smaller"),
        ("animate walk.gif --size 2 --kernel 3", 1, "pad more or use a smaller kernel"),
        ("", 2, "required"),
    ],
)
def test_what_does_not_work_out_is_said_and_ends_with_a_code(run, tmp_path, line, code, message):
    ended, out, err = run(line)
    assert (ended, out) == (code, "")
    assert message in err


def test_table_lists_the_relationships_or_sizes(run):
    _, out, _ = run("table")
    lines = out.splitlines()
    assert len(lines) == 15
    assert lines[5].split(maxsplit=1)[0] == "6"
    assert lines[5].endswith("o = ⌊(i + 2p − k)/s⌋ + 1")
    assert not set("\\{}$") & set(out)
    _, out, _ = run("table 5 --kernel 4-6 --stride 1-2")
    assert [line.split() for line in out.splitlines()[2:]] == [
        ["4", "2", "1"],
        ["5", "1", "1"],
        ["6", "–", "–"],
    ]


@pytest.mark.parametrize(
    ("words", "frames"), [("--size 3x4 --padding 1", 12), ("--size 2x3 --stride 2 --transposed", 6)]
)
def test_animate_writes_a_gif_and_says_what_it_shows(run, tmp_path, words, frames):
    path = tmp_path / "walk.gif"
    code, out, _ = run(f"animate {path} {words}")
    assert code == 0
    assert out.startswith(f"{path}: Animation of a ")
    with Image.open(path) as picture:
        assert picture.n_frames == frames


def test_filter_writes_what_scipy_computes(run, tmp_path):
    photo = images.load("grace_hopper")[100:420, 60:200]  # more than one band of rows
    images.save(tmp_path / "in.png", photo)
    photo = images.load(tmp_path / "in.png")
    path = tmp_path / "out.png"
    for boundary, name in {"nearest": "nearest", "symmetric": "reflect", "wrap": "wrap"}.items():
        line = f"filter {tmp_path}/in.png --kernel gaussian:sigma=2 --boundary {boundary}"
        assert run(f"{line} --output {path}")[0] == 0
        expected = ndimage.gaussian_filter(photo, (2, 2, 0), mode=name)
        np.testing.assert_allclose(images.load(path), expected, atol=0.51 / 255)


def test_filter_without_an_axis_gives_the_size_of_the_gradient(run, tmp_path):
    photo = images.grey(images.load("grace_hopper"))[:90, :70]
    images.save(tmp_path / "in.png", photo)
    photo = images.load(tmp_path / "in.png")
    _, out, _ = run(f"filter {tmp_path}/in.png --kernel sobel --output {tmp_path}/out.png")
    assert "√(down² + across²)" in out
    down, across = (ndimage.sobel(photo, axis, mode="nearest") for axis in (0, 1))
    expected = np.clip(np.hypot(down, across), 0, 1)
    np.testing.assert_allclose(images.load(tmp_path / "out.png"), expected, atol=0.51 / 255)


@pytest.mark.parametrize("show", ["clip", "absolute", "grey"])
def test_values_that_are_no_brightness_are_shown_as_asked(run, tmp_path, show):
    images.save(tmp_path / "in.png", [[0, 0, 1, 1.0]])
    kernel = "sobel:axis=1"
    _, out, _ = run(
        f"filter {tmp_path}/in.png --kernel {kernel} --show {show} --output {tmp_path}/o.png"
    )
    assert out.endswith(f"shown by --show {show}\n")
    values = ndimage.sobel(np.array([[0, 0, 1, 1.0]]), 1, mode="nearest")
    expected = {
        "clip": np.clip(values, 0, 1),
        "absolute": np.clip(np.abs(values), 0, 1),
        "grey": 0.5 + values / np.abs(values).max() / 2,
    }[show]
    np.testing.assert_allclose(images.load(tmp_path / "o.png"), expected, atol=0.51 / 255)


def test_it_runs_as_a_module_and_every_help_has_examples():
    for command in ("size", "table", "animate", "filter"):
        words = [sys.executable, "-m", "convkit", command, "--help"]
        told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert f"python -m convkit {command}" in told.split("examples:")[1]


def test_sizes_need_numpy_alone():
    code = (
        "import sys\n"
        "from convkit.commands import main\n"
        "main(['size', '7', '3'])\n"
        "assert not {'matplotlib', 'PIL', 'tqdm', 'scipy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
