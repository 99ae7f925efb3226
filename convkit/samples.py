"""Measured data that come with matplotlib and scikit-learn, so that no page downloads any.

``digits`` needs scikit-learn, the others matplotlib; without, they raise a ModuleNotFoundError.
"""

from pathlib import Path

import numpy as np

__all__ = ["digits", "share_prices", "terrain"]


def digits() -> tuple[np.ndarray, np.ndarray]:
    """Handwritten digits, 1797 pictures of 8×8, and which digit each one is.

    Thirteen people filled in a form. Scanned, each digit was a bitmap of 32×32; a pixel here is
    the count, 0 to 16, of the dark ones in a block of 4×4, divided by 16. The forms stand one
    after the other: the labels of the first, 130 digits that begin with 0 to 9 three times, come
    again thirteen times, in places with a digit left out or two exchanged. So pictures that are
    close in this array are mostly by the same hand.

    Returns
    -------
    images : ndarray of float64, shape (1797, 8, 8)
        0 is paper and 1 is ink.
    labels : ndarray of int64, shape (1797,)

    Notes
    -----
    E. Alpaydin and C. Kaynak, *Optical recognition of handwritten digits*, UCI Machine Learning
    Repository, 1998, doi:10.24432/C50P49, licence CC BY 4.0. This is its test set, as
    ``sklearn.datasets.load_digits`` gives it; the training set, by thirty other people, is not
    part of scikit-learn.

    Examples
    --------
    >>> images, labels = digits()
    >>> labels[:12]
    array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
    >>> images[0, :2]
    array([[0.    , 0.    , 0.3125, 0.8125, 0.5625, 0.0625, 0.    , 0.    ],
           [0.    , 0.    , 0.8125, 0.9375, 0.625 , 0.9375, 0.3125, 0.    ]])
    """
    from sklearn.datasets import load_digits

    data = load_digits()
    return data.images / 16, data.target.astype(np.int64)


def share_prices() -> np.ndarray:
    """Closing prices of Google's share on its first 1047 trading days.

    One price for every day on which Nasdaq traded from 19 August 2004, when the share came to
    the market, to 14 October 2008. Weekends and holidays have none, so neighbouring prices are
    1 to 5 days apart. They are as quoted then, in US dollars; today's tables have other figures,
    for they take the share's later splits into account.

    Returns
    -------
    ndarray of float64, shape (1047,)
        In US dollars, the oldest first.

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
    ndarray of float64, shape (344, 403)
        In metres, the northernmost row and the westernmost column first.

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
