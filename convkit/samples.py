"""Measured data that come with matplotlib, so that no page has to download any."""

from pathlib import Path

import numpy as np

__all__ = ["share_prices", "terrain"]


def share_prices() -> np.ndarray:
    """Closing prices of Google's share on its first 1047 trading days.

    One price for every day on which Nasdaq traded from 19 August 2004, when the share came to
    the market, to 14 October 2008. Weekends and holidays have none, so neighbouring prices are
    1 to 5 days apart. They are as quoted then, in US dollars; today's tables have other figures,
    for they take the share's later splits into account.

    Returns
    -------
    ndarray of float64, shape (1047,), in US dollars, the oldest first

    Notes
    -----
    Field ``close`` of ``goog.npz`` in matplotlib's sample data, which matplotlib's examples
    describe as read from Yahoo. That folder names no licence of its own for the file.

    Examples
    --------
    >>> share_prices()[:3]
    array([100.34, 108.31, 109.4 ])
    """
    return _read("goog.npz", "price_data")["close"].astype(np.float64)


def terrain() -> np.ndarray:
    """Elevations of the ground near the Jacksboro fault, from 236 to 1076 metres.

    A grid of 3 arc seconds in the Cumberland Mountains of Tennessee and Kentucky: 36.446° to
    36.733° north, 84.414° to 84.078° west. Two rows are 93 m apart, two columns about 74 m.

    Returns
    -------
    ndarray of float64, shape (344, 403), in metres, the northernmost row and the westernmost
    column first

    Notes
    -----
    Array ``elevation`` of ``jacksboro_fault_dem.npz`` in matplotlib's sample data: from the
    Shuttle Radar Topography Mission, in the public domain
    (https://github.com/matplotlib/matplotlib/pull/3291).

    Examples
    --------
    >>> terrain().shape
    (344, 403)
    >>> terrain()[0, :3]
    array([483., 487., 491.])
    """
    return _read("jacksboro_fault_dem.npz", "elevation").astype(np.float64)


def _read(name: str, key: str) -> np.ndarray:
    from matplotlib import cbook

    with np.load(Path(cbook.get_sample_data(name, asfileobj=False))) as archive:
        return archive[key]
