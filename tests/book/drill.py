"""Drive the drill, and know what it must ask and say."""

import re

from convkit.widgets.drill import WORDS
from convkit.widgets.drill.exercises import KINDS, exercise

from . import moves

# Answers one exercise after the other; what was asked, what was said, and the solution
ANSWER_ALL = """async (root, answers) => {
    const find = (name) => root.querySelector(name);
    const told = [];
    for (const values of answers) {
        const inputs = [...root.querySelectorAll("form input")];
        inputs.forEach((input, n) => { input.value = values[n] ?? ""; });
        const text = find("legend").textContent;
        [...root.querySelectorAll("form button")].at(-1).click();
        find("form").requestSubmit();
        const said = find(".convkit-verdict").textContent;
        told.push([text, inputs.length, said, find(".convkit-solution").textContent]);
        find("form").requestSubmit();
        await new Promise((done) => setTimeout(done));
    }
    return told;
}"""


class Drill:
    """The drill of a page, driven and read."""

    def __init__(self, page, number=0):
        self.page = page
        self.explorer = page.locator(".convkit-explorer").nth(number)
        self.root = self.explorer.locator(".convkit-drill")
        self.legend = self.root.locator("legend")
        self.input = self.root.locator(".convkit-question input").first
        self.input.wait_for()

    def button(self, name):
        return self.explorer.get_by_role("button", name=name, exact=True)

    def text(self):
        return self.legend.text_content()

    def verdict(self):
        return self.root.locator(".convkit-verdict").inner_text()

    def solution(self):
        return self.root.locator(".convkit-solution").inner_text()

    def score(self):
        """Right, asked, in a row, longest row."""
        return [
            int(n) for n in re.findall(r"\d+", self.root.locator(".convkit-score").inner_text())
        ]

    def answer(self, values):
        for place, value in enumerate(values):
            self.root.locator(".convkit-question input").nth(place).fill(f"{value:g}")
        self.input.press("Enter")
        return self.verdict()


def text_of(kind, seed, turn):
    found, setting, _ = exercise(kind, seed, turn)
    return f"{turn + 1}. " + WORDS[found.replace(" ", "_")]["text"].format(**setting)


class Learner:
    """Does the exercises of a drill by lot, and knows what has to be asked and said."""

    def __init__(self, kind, seed, rng):
        self.rng, self.scores = rng, {kind: [0, 0, 0, 0] for kind in KINDS}
        self.ask(KINDS.index(kind), seed, 0)

    def ask(self, kind, seed, turn):
        self.kind, self.seed, self.turn = kind, seed, turn
        self.drawn = exercise(KINDS[kind], seed, turn)
        self.words = WORDS[self.drawn.kind.replace(" ", "_")]
        self.tries, self.solved, self.counted = 0, False, False
        self.verdict, self.has_solution = "", False

    def count(self, is_right):
        if not self.counted:
            right, asked, streak, longest = self.scores[KINDS[self.kind]]
            streak = streak + 1 if is_right else 0
            score = [right + is_right, asked + 1, streak, max(longest, streak)]
            self.scores[KINDS[self.kind]] = score
        self.counted = True

    def next(self):
        if not self.solved:
            self.count(False)
        self.ask(self.kind, self.seed, self.turn + 1)

    def expected(self):
        """Text of the exercise, score, and what is said of the answer as far as it is known."""
        score = self.scores[KINDS[self.kind]]
        return text_of(KINDS[self.kind], self.seed, self.turn), score, self.verdict

    def move(self):
        """The events of one move."""
        draw = self.rng.integers(20)
        if draw < 11:
            return self._answer(draw)
        if draw < 14:
            self.next()
            return [["form button", 1, "click", None]]
        if draw < 16:
            self.count(False)
            self.has_solution = True
            return [["form button", 2, "click", None]]
        if draw < 17:
            self.scores[KINDS[self.kind]] = [0, 0, 0, 0]
            return [[".convkit-drill > .convkit-row button", 0, "click", None]]
        if draw < 18:
            kind = int(self.rng.integers(len(KINDS)))
            if kind != self.kind:
                self.ask(kind, self.seed, 0)
            return [["select", 0, "choose", kind]]
        seed = self.seed + 1 if draw == 18 else self.seed - 1
        self.ask(self.kind, seed, 0)
        return [[".noUi-handle", 0, "press", "ArrowRight" if draw == 18 else "ArrowLeft"]]

    def _answer(self, draw):
        """A right answer, a wrong one, or none; after the right one it asks for the next."""
        answer = self.drawn.answer
        if draw < 5:
            given = answer
        elif draw < 9:
            given = tuple(n + int(self.rng.integers(1, 4)) for n in answer)
        else:
            given = None
        texts = ["many" if given is None else f"{value}" for value in given or answer]
        events = [["form input", n, "type", text] for n, text in enumerate(texts)]
        events.append(["form", 0, "submit", None])
        if self.solved:
            self.next()
        elif given is None:
            self.verdict = WORDS["give_number"]
        else:
            self.tries += 1
            self.solved = given == answer
            self.verdict = (
                self._praise()
                if self.solved
                else WORDS["wrong"].format(tries=self.tries, given=", ".join(map(str, given)))
            )
            self.count(self.solved)
        return events

    def _praise(self):
        if self.tries == 1:
            return WORDS["right_one"]
        return WORDS["right_many"].format(count=self.tries)


def practise_by_lot(drill, kind, seed, rng, count=1000, batch=10):
    """Answer, skip, look up solutions, change kind and seed; after every move all is compared."""
    learner = Learner(kind, seed, rng)
    read = {
        "text": "legend",
        "score": ".convkit-score",
        "said": ".convkit-verdict",
        "solution": ".convkit-solution",
    }
    for _ in range(0, count, batch):
        asked = []
        for _ in range(batch):
            events = learner.move()
            asked.append((events, *learner.expected(), learner.has_solution, learner.drawn.answer))
        events = [event for events, *_ in asked for event in events]
        told = iter(moves.act(drill.explorer, events, **read))
        for events, text, score, verdict, has_solution, answer in asked:
            page = {name: found[0] for name, found in [next(told) for _ in events][-1].items()}
            assert page["text"] == text, events
            assert [int(n) for n in re.findall(r"\d+", page["score"])] == score, events
            # a wrong answer has a hint behind it: of a known mistake, or of its kind
            assert page["said"].startswith(verdict) and bool(page["said"]) == bool(verdict), events
            assert bool(page["solution"]) == has_solution, events
            if has_solution:
                numbers = [int(n) for n in re.findall(r"\d+", page["solution"].split(". ")[-1])]
                assert tuple(numbers[-len(answer) :]) == answer, page["solution"]
