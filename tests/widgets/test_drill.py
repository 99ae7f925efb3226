import itertools

import ipywidgets
import pytest

from convkit.widgets import drill
from convkit.widgets.drill import WORDS
from convkit.widgets.drill.exercises import KINDS, MIXED, RANGES, exercise
from convkit.widgets.drill.mulberry import generator, number_at

from .controls import controls, linked, unused_words

TURNS = range(200)


def places(size, kernel, stride=1, padding=0, dilation=1):
    """Where a kernel can stand, counted one by one."""
    padded, span = size + 2 * padding, dilation * (kernel - 1) + 1
    return sum(1 for start in range(0, padded, stride) if start + span <= padded)


def drawn(kind):
    return [exercise(kind, seed=5, turn=turn) for turn in TURNS]


def test_the_generator_is_that_of_its_definition():
    # as the original prints them
    assert [number_at(0, n) for n in (1, 2, 3)] == [1144304738, 1416247, 958946056]
    assert number_at(123, 5) == 1614012641
    draw = generator(0)
    assert [draw(0, 99) for _ in range(3)] == [26, 0, 22]


def test_output_sizes_are_counted_one_by_one():
    for _, setting, answer in drawn("output size"):
        assert answer == (places(**setting),)


def test_transposed_sizes_are_where_the_stamps_reach():
    for _, setting, answer in drawn("transposed size"):
        i, k, s, p, a, d = setting.values()
        reached = {s * t + d * j for t, j in itertools.product(range(i), range(k))}
        assert answer == (max(reached) + 1 - 2 * p + a,)
        assert a < max(s, d)


def test_same_padding_has_one_output_for_every_stride():
    for _, setting, (before, after) in drawn("same padding"):
        outputs = -(-setting["size"] // setting["stride"])
        assert after - before in (0, 1)
        padded = setting | {"size": setting["size"] + before + after}
        assert places(**padded) == outputs
        if before + after:  # and no less would do
            assert places(**padded | {"size": padded["size"] - 1}) < outputs


def test_receptive_fields_are_followed_down():
    for _, setting, answer in drawn("receptive field"):
        seen = {0}
        for n in (3, 2, 1):
            k, s, d = (setting[f"{name}{n}"] for name in ("kernel", "stride", "dilation"))
            seen = {s * unit + d * j for unit in seen for j in range(k)}
        assert answer == (max(seen) - min(seen) + 1,)


def test_weights_are_listed():
    for _, setting, answer in drawn("weights"):
        i, o, g, k, *_ = setting.values()
        pairs = [(c, m) for c in range(i) for m in range(o) if c // (i // g) == m // (o // g)]
        assert answer == (len(pairs) * k * k + o,)


def test_kernel_matrices_have_a_row_for_each_output():
    for _, setting, answer in drawn("kernel matrix shape"):
        r, c, h, w, s, p = setting.values()
        assert answer == (places(r, h, s, p) * places(c, w, s, p), r * c)


def test_mixed_draws_every_kind():
    assert {kind for kind, *_ in drawn(MIXED)} == set(RANGES)


def test_a_seed_is_a_sequence_of_its_own():
    def sequence(seed):
        return [exercise("output size", seed, turn) for turn in range(20)]

    assert sequence(1) == sequence(1)
    assert len({str(sequence(seed)) for seed in range(50)}) == 50
    settings = [str(entry.setting) for entry in drawn("output size")]
    assert len(set(settings)) > 0.9 * len(settings)


def test_it_is_made_of_real_ipywidgets_controls_all_linked():
    explorer = drill("weights", seed=7)
    found = controls(explorer)
    assert type(found["kind"]) is ipywidgets.Dropdown
    assert found["kind"].index == KINDS.index("weights")
    assert type(found["seed"]) is ipywidgets.IntSlider
    assert found["seed"].value == 7
    assert linked(explorer) == {"kind", "seed"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_frame_asks_the_first_exercises(kind):
    told = repr(drill(kind, seed=3))
    assert told.startswith(f"A drill on {WORDS['kinds'][KINDS.index(kind)]}: ")
    for n in range(5):
        found, setting, _ = exercise(kind, 3, n)
        text = WORDS[found.replace(" ", "_")]["text"].format(**setting)
        assert f"\n{n + 1}. {text}" in told


def test_the_output_holds_the_widget_and_a_card_for_paper():
    explorer = drill()
    data, metadata = explorer._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert data["image/png"].startswith(b"\x89PNG")
    assert 400 < metadata["image/png"]["width"] <= 720


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("sizes",), ValueError, "kind='sizes' is unknown; give one of 'output size', .*'mixed'"),
        (("mixed", -1), ValueError, "seed=-1 is below 0; give 0 or more"),
        (("mixed", 1000), ValueError, "seed=1000 is above 999; give 0 to 999"),
        (("mixed", 0.5), TypeError, "seed=0.5 is not a whole number"),
    ],
)
def test_bad_arguments_are_refused_with_what_would_fit(arguments, error, message):
    with pytest.raises(error, match=message):
        drill(*arguments)


def test_the_words_stand_in_one_table_without_leftovers():
    kinds = [kind.replace(" ", "_") for kind in RANGES]
    assert unused_words(drill(), WORDS) == ["kinds", "title", "frame", *kinds]
    assert len(WORDS["kinds"]) == len(KINDS)
