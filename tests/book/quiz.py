"""Drive the quiz, and know what it must say."""

import re

from convkit.widgets.questions import questions_on

from . import moves

ANSWER_ALL = """(item, answers) => answers.map((values) => {
    const inputs = [...item.querySelectorAll("input")];
    if (inputs[0].type === "radio") inputs[Number(values[0])].checked = true;
    else inputs.forEach((input, n) => { input.value = values[n]; });
    item.querySelector("form").requestSubmit();
    return item.querySelector(".convkit-verdict").textContent;
})"""
TOPIC = "modes"  # boxes, pairs of boxes, and lines to choose from
KEY = f"convkit.quiz.{TOPIC}"


class Quiz:
    """The quiz of a page, driven and read."""

    def __init__(self, page, topic=TOPIC, number=0):
        self.page, self.questions = page, questions_on(topic)
        self.root = page.locator(".convkit-explorer").nth(number)
        self.forms = self.root.locator(".convkit-question")
        self.forms.first.wait_for()

    def fill(self, n, answer):
        """Type or choose an answer of question n."""
        inputs = self.forms.nth(n).locator("input")
        if self.questions[n].choices:
            inputs.nth(int(answer[0])).check()
            return
        for place, value in enumerate(answer):
            inputs.nth(place).fill(f"{value:.10g}")

    def check(self, n):
        self.forms.nth(n).get_by_role("button", name="Check").click()

    def answer(self, n, answer):
        self.fill(n, answer)
        self.check(n)
        return self.verdict(n)

    def answer_all(self, n, answers):
        """Give question n one answer after the other; what is said of each."""
        texts = [[f"{value:.10g}" for value in answer] for answer in answers]
        return self.root.locator(".convkit-quiz li").nth(n).evaluate(ANSWER_ALL, texts)

    def verdict(self, n):
        return self.root.locator(".convkit-verdict").nth(n).inner_text()

    def score(self):
        found = re.match(
            r"(\d+) of (\d+) solved, (\d+) ", self.root.locator(".convkit-score").inner_text()
        )
        return tuple(map(int, found.groups()))

    def stored(self):
        return self.page.evaluate("key => localStorage.getItem(key)", KEY)


class Reader:
    """Answers the questions of a quiz by lot, and knows what has to be said of each answer."""

    def __init__(self, questions, rng):
        self.questions, self.rng = questions, rng
        self.forget()

    def forget(self):
        count = len(self.questions)
        self.tries, self.solved, self.verdicts = [0] * count, [False] * count, [""] * count

    def score(self):
        first = sum(s and t == 1 for s, t in zip(self.solved, self.tries, strict=True))
        return (
            f"{sum(self.solved)} of {len(self.questions)} solved, {first} of them at the first "
            "try. The score stays on this device."
        )

    def move(self):
        """The events of one answer, and what the page says after the last of them."""
        if self.rng.integers(60) == 0:
            self.forget()
            # the quiz forgets what was typed and chosen, too
            events = [[".convkit-quiz > .convkit-row button", 0, "click", None]]
            return events, [*self.verdicts], self.score()
        n = int(self.rng.integers(len(self.questions)))
        question = self.questions[n]
        form = f".convkit-quiz li:nth-child({n + 1})"
        answer = self._answer(question)
        self.verdicts[n] = self._verdict(n, question, answer)
        if question.choices:
            events = [[f"{form} input", int(answer[0]), "click", None]]
        else:
            texts = ["", "three"] if answer is None else [f"{value:.10g}" for value in answer]
            events = [
                [f"{form} input", place, "type", texts[place]]
                for place in range(len(question.fields))
            ]
        events.append([f"{form} button", 0, "click", None])
        return events, [*self.verdicts], self.score()

    def _answer(self, question):
        """The right one, one of a known mistake, an odd one, or in boxes none at all."""
        kind = self.rng.integers(4)
        if kind == 0:
            return question.answer
        if kind == 1 and question.wrong:
            return question.wrong[self.rng.integers(len(question.wrong))].answer
        if question.choices:
            return (self.rng.integers(len(question.choices)),)
        return None if kind == 2 else tuple(self.rng.integers(100, 10_000, len(question.fields)))

    def _verdict(self, n, question, answer):
        if answer is None:
            return "Give a number in every box, such as 12 or 4.5."
        if not self.solved[n]:
            self.tries[n] += 1
        tries = self.tries[n]
        if is_met(answer, question.answer):
            self.solved[n] = True
            start = "Right at the first try." if tries == 1 else f"Right at try {tries}."
            return f"{start} {question.explanation}"
        hints = [wrong.hint for wrong in question.wrong if is_met(answer, wrong.answer)]
        if question.choices:
            return " ".join([f"Try {tries}: not this one.", *hints])
        given = ", ".join(f"{round(value, 3):.10g}".replace("-", "−") for value in answer)
        return " ".join([f"Try {tries}: {given} is not it.", *(hints or [question.hint])])


def is_met(given, wanted):
    """Whole numbers exactly, others as far as two decimals tell."""
    return all(
        abs(a - b) < (1e-9 if float(b).is_integer() else 0.00501)
        for a, b in zip(given, wanted, strict=True)
    )


def answer_by_lot(quiz, rng, count=1000, batch=10):
    """Answer again and again; after every answer all that is said has to be right."""
    reader = Reader(quiz.questions, rng)
    for _ in range(0, count, batch):
        asked = [reader.move() for _ in range(batch)]
        events = [event for events, _, _ in asked for event in events]
        told = iter(
            moves.act(quiz.root, events, verdicts=".convkit-verdict", score=".convkit-score")
        )
        for events, verdicts, score in asked:
            said = [next(told) for _ in events][-1]
            assert said == {"verdicts": verdicts, "score": [score]}, events
