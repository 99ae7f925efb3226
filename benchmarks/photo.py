"""The photo and a 3×3×3 kernel: conv2d beside SciPy, OpenCV, PyTorch and ways of NumPy."""

import math

import numpy as np
from common import installed, medians, with_one_thread_and_all
from common.peers import by_indices, by_patch_list, by_pixel, by_tensordot
from scipy import ndimage, signal

from convkit import conv2d, images

REPEATS = 15
KERNEL = np.stack([[[0.1, 0.1, 0.1], [0.1, -0.8, 0.1], [0.1, 0.1, 0.1]]] * 3)
SIZES = [64, 128, 256, 512, 1024, 2048, 4096]


def main(threads):
    """Print a line a way of computing the same output, and how the time grows with the image."""
    torch = installed("torch", "torch")
    opencv = installed("cv2", "opencv-python-headless")
    if torch:
        torch.set_num_threads(threads)
    if opencv:
        opencv.setNumThreads(threads)
    photo = np.ascontiguousarray(np.moveaxis(images.load("grace_hopper"), -1, 0))
    for dtype in (np.float64, np.float32):
        quick, slow = ways_of(photo.astype(dtype), KERNEL.astype(dtype), torch, opencv)
        expected = quick["convkit, auto"]().squeeze()
        for name, run in (quick | slow).items():
            np.testing.assert_allclose(
                np.asarray(run()).squeeze(), expected, atol=1e-5, err_msg=name
            )
        seconds = medians(quick, REPEATS) | medians(slow, 1)
        print(f"\nPhoto of 600×512×3, kernel of 3×3×3, {dtype.__name__}, threads: {threads}")
        for name, value in seconds.items():
            ratio = value / seconds["convkit, auto"]
            print(f"{name:34}{1000 * value:10.2f} ms {ratio:10.2f} × auto", flush=True)
    growth()


def ways_of(photo, kernel, torch, opencv):
    """Ways to compute the same, by name: those that are repeated, and those that take long."""
    last = np.ascontiguousarray(np.moveaxis(photo, 0, -1))
    kernel_last = np.ascontiguousarray(np.moveaxis(kernel, 0, -1))
    batch, weight = photo[None], kernel[None]
    planes = list(zip(photo, kernel, strict=True))
    quick = {
        "convkit, auto": lambda: conv2d(photo, weight, padding=1),
        "convkit, im2col": lambda: conv2d(photo, weight, padding=1, method="im2col"),
        "scipy.ndimage.correlate": lambda: sum(
            ndimage.correlate(plane, taps, mode="constant") for plane, taps in planes
        ),
        "scipy.signal.correlate, direct": lambda: sum(
            signal.correlate(plane, taps, "same", "direct") for plane, taps in planes
        ),
        "scipy.signal.correlate, fft": lambda: sum(
            signal.correlate(plane, taps, "same", "fft") for plane, taps in planes
        ),
        "tensordot over a view of windows": lambda: by_tensordot(batch, weight, 1, 1),
        "im2col by arrays of indices": lambda: by_indices(batch, weight, 1, 1),
    }
    if opencv:
        border = {"ddepth": -1, "borderType": opencv.BORDER_CONSTANT}

        def filtered():
            y = opencv.filter2D(photo[0], kernel=kernel[0], **border)
            for plane, taps in planes[1:]:
                y += opencv.filter2D(plane, kernel=taps, **border)
            return y

        quick["OpenCV, filter2D"] = filtered
    if torch:
        tensors = torch.from_numpy(batch), torch.from_numpy(weight)
        quick["PyTorch, conv2d"] = lambda: torch.nn.functional.conv2d(*tensors, padding=1)
    slow = {
        "S0, list of patches": lambda: by_patch_list(last, kernel_last),
        "S0, loop over pixels": lambda: by_pixel(last, kernel_last),
    }
    return quick, slow


def growth():
    """Print the time an image of n² pixels takes, and the exponent that pixels have in it."""
    weight = KERNEL[None].astype(np.float32)
    seconds = []
    for size in SIZES:
        x = np.random.default_rng(0).standard_normal((3, size, size), np.float32)
        run = {"": lambda x=x: conv2d(x, weight, padding=1)}
        seconds.append(medians(run, 5 if size > 1000 else 25)[""])
    print("\nTime of an image of n×n×3, float32: " + ", ".join(map(str, SIZES)))
    print(", ".join(f"{1000 * value:.3f}" for value in seconds) + " ms")
    exponent = np.polyfit([2 * math.log(size) for size in SIZES], np.log(seconds), 1)[0]
    print(f"it grows like pixels^{exponent:.2f}")


if __name__ == "__main__":
    with_one_thread_and_all(__file__, main)
