import itertools
import subprocess
import sys

import numpy as np
import pytest
from matplotlib import cbook
from numpy.testing import assert_array_equal

from convkit import samples


def stored(name):
    with np.load(cbook.get_sample_data(name, asfileobj=False)) as archive:
        return dict(archive)


def test_share_prices_are_the_closing_prices_of_the_days_it_says():
    rows = stored("goog.npz")["price_data"]
    prices = samples.share_prices()
    assert_array_equal(prices, rows["close"])
    assert_array_equal(prices, rows["adj_close"])  # nothing to take into account so far
    assert prices.shape == (1047,)
    assert prices.dtype == np.float64
    assert prices[[0, 1, -1]].tolist() == [100.34, 108.31, 362.71]
    assert (prices.min(), prices.max()) == (100.01, 741.79)
    dates = rows["date"]
    assert [str(date) for date in dates[[0, -1]]] == ["2004-08-19", "2008-10-14"]
    apart = np.diff(dates).astype(int)
    assert (apart.min(), apart.max()) == (1, 5)
    assert np.is_busday(dates).all()
    # The days from Monday to Friday that are missing: nine holidays a year, and 2 January 2007
    whole = np.busday_count(dates[0], dates[-1] + 1)
    assert whole - len(dates) == 37


def test_terrain_is_the_grid_that_it_says():
    archive = stored("jacksboro_fault_dem.npz")
    ground = samples.terrain()
    assert_array_equal(ground, archive["elevation"])
    assert ground.shape == (344, 403)
    assert ground.dtype == np.float64
    assert (ground.min(), ground.max()) == (236, 1076)
    # 3 seconds of arc, from the north (which the file calls ymin) to the south
    assert float(archive["dx"]) == float(archive["dy"]) == 3 / 3600
    assert archive["ymin"] - archive["ymax"] == pytest.approx(344 * 3 / 3600)
    assert archive["xmax"] - archive["xmin"] == pytest.approx(403 * 3 / 3600)


def test_digits_are_sixteen_levels_of_ink_and_every_digit_is_there():
    images, labels = samples.digits()
    assert images.shape == (1797, 8, 8)
    assert images.dtype == np.float64
    assert labels.dtype == np.int64
    assert_array_equal(np.unique(images), np.arange(17) / 16)
    # The counts that UCI gives for its test set, from 0 to 9
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert_array_equal(16 * images[1, 2], [0, 0, 3, 15, 16, 6, 0, 0])  # a 1, upright


def test_the_forms_of_the_digits_follow_each_other_with_the_same_labels():
    labels = "".join(map(str, samples.digits()[1]))
    assert labels.startswith(3 * "0123456789")
    forms = [n for n in range(len(labels)) if labels.startswith(labels[90:110], n)]
    assert len(forms) == 14
    assert {n - m for m, n in itertools.pairwise(forms)} == {125, 126, 128, 130}
    assert labels[1415:].startswith(labels[:50])  # where the page on training begins its last part


@pytest.mark.parametrize("read", [samples.share_prices, samples.terrain])
def test_every_call_gives_an_array_of_its_own(read):
    first = read()
    first[:] = 0
    assert read().min() > 0


def test_every_call_gives_digits_of_its_own():
    images, labels = samples.digits()
    images[:], labels[:] = 0, 0
    again = samples.digits()
    assert again[0].max() == 1
    assert again[1].max() == 9


def test_the_module_itself_needs_numpy_alone():
    code = "import sys, convkit.samples; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "convkit.samples" in run.stdout.split()
    assert {"matplotlib", "PIL", "scipy", "sklearn"}.isdisjoint(run.stdout.split())
