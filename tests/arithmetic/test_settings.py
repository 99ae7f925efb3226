from itertools import product

import numpy as np
import pytest

from convkit import output_size, transposed_output_size
from convkit.arithmetic import solve_settings, solve_transposed_settings

from ..oracles import counted_places

OFFERED = {"kernel": range(1, 6), "stride": range(1, 4), "padding": range(5), "dilation": (1, 2)}


def test_by_hand():
    assert solve_settings(224, 112, kernel=(3, 4, 5), padding=(0, 1)) == [
        (3, 2, 1, 1),
        (4, 2, 1, 1),
    ]
    assert solve_settings(5, 5, kernel=3, stride=1) == [(3, 1, 1, 1)]
    assert solve_settings(5, 5, kernel=3, stride=1, dilation=(1, 2)) == [(3, 1, 1, 1), (3, 1, 2, 2)]
    assert solve_transposed_settings(112, 224, kernel=3, stride=2) == [(3, 2, 1, 1, 1)]
    assert solve_transposed_settings(3, 7, kernel=3, stride=2, padding=0) == [(3, 2, 0, 0, 1)]


@pytest.mark.parametrize(("size", "output"), [(8, 4), (9, 9), (12, 3), (5, 7), (1, 1)])
def test_finds_all_that_counting_finds_and_no_other(size, output):
    expected = [
        (k, s, p, d)
        for k, s, p, d in product(*OFFERED.values())
        if len(counted_places(size, k, s, p, p, d)) == output
    ]
    assert solve_settings(size, output, **OFFERED) == expected
    assert all(output_size(size, *settings) == output for settings in expected)


@pytest.mark.parametrize(("size", "output"), [(4, 8), (9, 9), (3, 12), (7, 5), (1, 1)])
def test_transposed_finds_all_that_trying_finds_and_no_other(size, output):
    expected = []
    for k, s, p, d in product(*OFFERED.values()):
        for a in range(max(s, d)):
            stamped = {s * t + d * j for t in range(size) for j in range(k)}
            if max(stamped) + 1 - 2 * p + a == output:
                expected.append((k, s, p, a, d))
    found = solve_transposed_settings(size, output, **OFFERED)
    assert found == expected
    assert all(transposed_output_size(size, *settings) == output for settings in found)


def test_every_axis_has_to_get_there():
    assert solve_settings((224, 320), (112, 160)) == solve_settings(224, 112)
    assert solve_settings((8, 9), 4) == [
        settings for settings in solve_settings(8, 4) if settings in solve_settings(9, 4)
    ]
    assert solve_transposed_settings((3, 4), (7, 9), kernel=3, stride=2) == [(3, 2, 0, 0, 1)]
    with pytest.raises(ValueError, match=r"^nothing leads from size=\(3, 4\) to output=\(7, 10\)"):
        solve_transposed_settings((3, 4), (7, 10), kernel=3, stride=2)


def test_any_whole_number_and_any_sequence_will_do():
    found = solve_settings(np.int64(8), np.int64(4), kernel=np.array([3, 4]), stride=np.uint8(2))
    assert found == [(3, 2, 1, 1), (4, 2, 1, 1)]
    assert all(type(number) is int for settings in found for number in settings)


@pytest.mark.parametrize("solve", [solve_settings, solve_transposed_settings])
@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"output": 1000},
            "nothing leads from size=8 to output=1000 with kernel 1 to 7, stride 1 to 4, "
            "padding 0 to 3, dilation 1; offer more$",
        ),
        ({"kernel": ()}, "kernel offers nothing; give an int or several$"),
        ({"kernel": (3, 0)}, "kernel=0 is below 1; give 1 or more"),
        ({"stride": 0}, "stride=0 is below 1"),
        ({"padding": -1}, "padding=-1 is below 0; give 0 or more"),
        ({"size": 0}, "size=0 is below 1"),
        ({"size": (8, 8), "output": (4, 4, 4)}, "the arguments disagree on the number of axes"),
    ],
)
def test_refuses_what_does_not_fit(solve, changed, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        solve(**{"size": 8, "output": 4} | changed)


@pytest.mark.parametrize("solve", [solve_settings, solve_transposed_settings])
@pytest.mark.parametrize("name", ["size", "output", "kernel", "stride", "padding", "dilation"])
@pytest.mark.parametrize("value", [3.0, "same", np.nan, None, {3}])
def test_refuses_what_is_no_whole_number(solve, name, value):
    with pytest.raises(TypeError, match=f"^{name}=.* is not a whole number; give an int$"):
        solve(**{"size": 8, "output": 4} | {name: value})
