import inspect
import subprocess
import sys
from importlib import import_module
from pkgutil import walk_packages

import pytest

import convkit

# The explorers are left to tests/widgets: they alone need ipywidgets
MODULES = [
    module.name
    for module in walk_packages(convkit.__path__, "convkit.")
    if not module.name.startswith("convkit.widgets")
]
# What others rely on: names that must not go away
CONTRACT = {
    *("conv1d", "conv2d", "conv3d", "im2col", "pad"),
    *("conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "col2im"),
    *("conv_backward", "conv_transpose_backward"),
    *("convolve", "convolve_causal", "convolve_circular", "correlate"),
    *("output_size", "padding_widths", "remainder", "span", "transposed_output_size"),
    *("positions", "steps", "use_count", "kernel_matrix"),
    *("transposed_positions", "transposed_steps", "overlap_count"),
    *("arithmetic", "filters"),
}
SETTING = {"stride": 1, "padding": 0, "dilation": 1}
LAYER = {"bias": None, **SETTING, "groups": 1, "method": "auto"}
SIGNAL = {"mode": "full", "boundary": "zero"}
TRANSPOSED = {**SETTING, "output_padding": 0, "groups": 1}


def public(module):
    return [getattr(module, name) for name in module.__all__]


def test_all_is_exactly_what_can_be_seen():
    seen = {
        name
        for name, value in vars(convkit).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert set(convkit.__all__) == seen | {"arithmetic", "filters"}
    assert set(convkit.__all__) >= CONTRACT


@pytest.mark.parametrize("name", ["convkit", *MODULES])
def test_all_is_true(name):
    module = import_module(name)
    constants_first = sorted(set(module.__all__), key=lambda listed: (not listed.isupper(), listed))
    assert module.__all__ == constants_first
    for listed in module.__all__:
        assert hasattr(module, listed)


def test_a_name_of_the_top_is_the_one_of_its_module():
    for value in public(convkit):
        if inspect.isfunction(value):
            assert value.__name__ in import_module(value.__module__).__all__


@pytest.mark.parametrize(
    "name", ["convkit", "convkit.arithmetic", "convkit.filters", "convkit.images"]
)
def test_every_public_function_shows_an_example(name):
    for value in filter(inspect.isfunction, public(import_module(name))):
        assert "Examples\n--------\n" in inspect.getdoc(value), value.__name__
        assert ">>> " in value.__doc__.split("Examples")[1], value.__name__


@pytest.mark.parametrize(
    ("name", "positional", "by_name"),
    [
        *((f"conv{rank}d", ["x", "weight", "bias"], LAYER) for rank in (1, 2, 3)),
        *(
            (f"conv_transpose{rank}d", ["x", "weight", "bias"], {"bias": None, **TRANSPOSED})
            for rank in (1, 2, 3)
        ),
        ("conv_backward", ["x", "weight", "grad_output"], {**SETTING, "groups": 1}),
        ("conv_transpose_backward", ["x", "weight", "grad_output"], TRANSPOSED),
        *((name, ["x", "kernel", *SIGNAL], SIGNAL) for name in ("convolve", "correlate")),
        *((f"convolve_{name}", ["x", "kernel"], {}) for name in ("causal", "circular")),
        ("im2col", ["x", "kernel_size"], SETTING),
        ("col2im", ["columns", "size", "kernel_size"], SETTING),
        ("output_size", ["size", "kernel", *SETTING], SETTING | {"rounding": "floor"}),
        ("padding_widths", ["size", "kernel", *SETTING], SETTING),
        ("remainder", ["size", "kernel", *SETTING], SETTING),
        (
            "transposed_output_size",
            ["size", "kernel", "stride", "padding", "output_padding", "dilation"],
            SETTING | {"output_padding": 0},
        ),
        ("positions", ["size", "kernel", *SETTING], SETTING),
        ("steps", ["size", "kernel", *SETTING], SETTING),
        ("use_count", ["size", "kernel", *SETTING], SETTING),
        *(
            (
                name,
                ["size", "kernel", "stride", "padding", "output_padding", "dilation"],
                SETTING | {"output_padding": 0},
            )
            for name in ("transposed_positions", "transposed_steps", "overlap_count")
        ),
        ("kernel_matrix", ["weight", "size"], SETTING | {"groups": 1, "format": "dense"}),
        ("pad", ["x", "widths", "boundary", "value"], {"boundary": "zero", "value": 0.0}),
    ],
)
def test_names_order_and_defaults_of_the_arguments(name, positional, by_name):
    arguments = inspect.signature(getattr(convkit, name)).parameters.values()
    assert [a.name for a in arguments if a.kind is a.POSITIONAL_OR_KEYWORD] == positional
    assert {a.name: a.default for a in arguments if a.default is not a.empty} == by_name


def test_the_mathematics_needs_numpy_alone():
    heavy = {"matplotlib", "PIL", "ipywidgets", "anywidget", "scipy"}
    code = (
        "import sys, convkit, convkit.images; "
        "convkit.conv2d([[1, 2]], [[1]]); "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "convkit" in run.stdout.split()
    assert heavy.isdisjoint(run.stdout.split())


@pytest.mark.parametrize("name", MODULES)
def test_every_public_function_says_its_types(name):
    for value in filter(inspect.isfunction, public(import_module(name))):
        signature = inspect.signature(value)
        untold = [a.name for a in signature.parameters.values() if a.annotation is a.empty]
        assert not untold, (value.__name__, untold)
        assert signature.return_annotation is not signature.empty, value.__name__
