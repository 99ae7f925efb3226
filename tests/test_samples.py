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


@pytest.mark.parametrize("read", [samples.share_prices, samples.terrain])
def test_every_call_gives_an_array_of_its_own(read):
    first = read()
    first[:] = 0
    assert read().min() > 0


def test_the_module_itself_needs_numpy_alone():
    code = "import sys, convkit.samples; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "convkit.samples" in run.stdout.split()
    assert {"matplotlib", "PIL", "scipy"}.isdisjoint(run.stdout.split())
