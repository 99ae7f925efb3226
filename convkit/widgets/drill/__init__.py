"""Exercises by lot that check themselves, as many as the reader wants."""

import traitlets

from ...arguments import integer
from ...plots import Picture
from ..base import Explorer, View, view_sources
from ..controls import Controls
from ..text_card import text_card
from .exercises import KINDS, RANGES, exercise

__all__ = ["drill"]

SOURCE, STYLE, WORDS = view_sources("drill")
LAST_SEED = 999
ON_PAPER = 5  # exercises of the first frame


class DrillView(View):
    """One exercise after the other; the browser draws them, judges and keeps the score."""

    _esm = SOURCE
    _css = STYLE

    draws = traitlets.List().tag(sync=True)  # of each kind: [name, lowest, highest] of its settings
    ranges = traitlets.Dict().tag(sync=True)  # what a link may set, each with its ends
    kind = traitlets.Int(0).tag(sync=True)  # place in KINDS
    seed = traitlets.Int(0).tag(sync=True)
    turn = traitlets.Int(0).tag(sync=True)  # number of the exercise, from 0

    def first_frame(self) -> Picture:
        """The first exercises of the seed as text, for paper."""
        drawn = [exercise(KINDS[self.kind], self.seed, turn) for turn in range(ON_PAPER)]
        paragraphs = [
            WORDS["numbered"].format(
                number=n, text=WORDS[kind.replace(" ", "_")]["text"].format(**setting)
            )
            for n, (kind, setting, _) in enumerate(drawn, 1)
        ]
        named = {"kind": WORDS["kinds"][self.kind], "seed": self.seed}
        opening = WORDS["frame"].format(**named, count=ON_PAPER)
        return text_card(
            WORDS["title"].format(**named), paragraphs, "\n".join([opening, *paragraphs])
        )


def drill(kind: str = "output size", seed: int = 0) -> Explorer:
    """Ask for numbers of settings drawn by lot, endlessly.

    A wrong answer that comes from a known wrong formula gets the hint that names it, and a worked
    solution can be asked for. A seed gives everyone the same exercises; the score stays on the
    reader's device.

    Parameters
    ----------
    kind : str
        ``"output size"``, ``"transposed size"``, ``"same padding"``, ``"receptive field"``,
        ``"weights"``, ``"kernel matrix shape"``, or ``"mixed"`` for one of these each time.
    seed : int
        0 to 999; which exercises are drawn.

    Returns
    -------
    Explorer
        A widget that needs no kernel once it is shown; its ``view`` holds the state.

    Raises
    ------
    TypeError, ValueError
        The kind is unknown, or the seed is no whole number from 0 to 999.

    Examples
    --------
    >>> print(repr(drill("weights", seed=1)).splitlines()[0])
    A drill on weights and biases: endless exercises by lot, the same for everyone with the seed 1.
    The first 5 are:
    """
    if kind not in KINDS:
        names = ", ".join(map(repr, KINDS))
        raise ValueError(f"kind={kind!r} is unknown; give one of {names}")
    if integer("seed", seed, minimum=0) > LAST_SEED:
        raise ValueError(f"seed={seed} is above {LAST_SEED}; give 0 to {LAST_SEED}")
    view = DrillView(
        draws=[[[name, *ends] for name, ends in ranges.items()] for ranges in RANGES.values()],
        ranges={"kind": (0, len(KINDS) - 1), "seed": (0, LAST_SEED), "turn": (0, 9999)},
        kind=KINDS.index(kind),
        seed=int(seed),
    )
    build = Controls(view)
    return Explorer(
        view,
        [
            build.dropdown("kind", WORDS["kind"], WORDS["kinds"]),
            build.slider("seed", WORDS["seed"], 0, LAST_SEED),
        ],
    )
