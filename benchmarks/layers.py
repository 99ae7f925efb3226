"""Layers of well-known networks, float32: conv2d beside PyTorch and what is written in NumPy."""

import gc
from math import prod

import numpy as np
from common import installed, medians, with_one_thread_and_all
from common.peers import by_indices, by_tensordot

from convkit import conv2d
from convkit.arithmetic import resolve
from convkit.methods import choose

REPEATS = 9
LAYERS = [  # images, channels, size, filters, kernel, stride, padding
    (1, 3, 224, 64, 7, 2, 3),
    (1, 64, 56, 64, 1, 1, 0),
    (1, 64, 56, 64, 3, 1, 1),
    (1, 256, 56, 64, 1, 1, 0),
    (1, 128, 28, 128, 3, 1, 1),
    (1, 256, 14, 256, 3, 1, 1),
    (1, 512, 7, 512, 3, 1, 1),
    (1, 256, 56, 512, 1, 2, 0),
    (1, 64, 224, 64, 3, 1, 1),
    (1, 128, 112, 128, 3, 1, 1),
    (8, 64, 56, 64, 3, 1, 1),
    (8, 256, 14, 256, 3, 1, 1),
]


def main(threads):
    """Print a line a layer: milliseconds of PyTorch (or of auto), and ratios to it."""
    torch = installed("torch", "torch")
    if torch:
        torch.set_num_threads(threads)
    first = "PyTorch" if torch else "auto"
    print(f"\nLayers (N, C, H, O, k, s, p), float32, threads: {threads}; times {first}")
    names = ["auto", "im2col", "by tensordot", "by indices"]
    print(f"{'':32}{first + ', ms':>12}" + "".join(f"{name:>14}" for name in names) + "  auto is")
    ratios = {name: [] for name in names}
    for layer in LAYERS:
        ways, chosen = ways_of(layer, torch)
        seconds = medians(ways, REPEATS)
        line = f"{layer!s:32}{1000 * seconds[first]:12.3f}"
        for name in names:
            ratios[name].append(seconds[name] / seconds[first])
            line += f"{ratios[name][-1]:14.2f}"
        print(f"{line}  {chosen}", flush=True)
        gc.collect()
    means = [prod(values) ** (1 / len(values)) for values in ratios.values()]
    print(f"{'geometric mean':44}" + "".join(f"{mean:14.2f}" for mean in means))
    print(f"{'largest':44}" + "".join(f"{max(values):14.2f}" for values in ratios.values()))


def ways_of(layer, torch):
    """Ways to compute a layer, by name, and the method that "auto" stands for."""
    images, channels, size, filters, kernel, stride, padding = layer
    rng = np.random.default_rng(0)
    x = rng.standard_normal((images, channels, size, size), np.float32)
    weight = rng.standard_normal((filters, channels, kernel, kernel), np.float32)
    setting = {"stride": stride, "padding": padding}
    ways = {
        "auto": lambda: conv2d(x, weight, **setting),
        "im2col": lambda: conv2d(x, weight, **setting, method="im2col"),
        "by tensordot": lambda: by_tensordot(x, weight, **setting),
        "by indices": lambda: by_indices(x, weight, **setting),
    }
    if torch:
        tensors = torch.from_numpy(x), torch.from_numpy(weight)
        ways["PyTorch"] = lambda: torch.nn.functional.conv2d(*tensors, **setting)
    expected = ways["im2col"]()
    for name, run in ways.items():
        np.testing.assert_allclose(np.asarray(run()), expected, atol=1e-2, err_msg=name)
    axes = resolve(x.shape[2:], weight.shape[2:], stride, padding)[1]
    return ways, choose(x, weight, axes, 1, exact=False)


if __name__ == "__main__":
    with_one_thread_and_all(__file__, main)
