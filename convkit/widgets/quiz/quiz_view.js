// The questions of a topic one below the other, each with its verdict, and the score.
import { answerForm, verdictLine } from "../shared/answer_form.js";
import { judge } from "../shared/answers.js";
import { isCount, stored } from "../shared/stored.js";
import { element, fill, number, plural, setText } from "../shared/text.js";

// How often each question was tried, and whether it is solved; kept under one key a topic.
function recordOf(topic, count) {
  const initial = Array.from({ length: count }, () => ({ tries: 0, solved: false }));
  const isEntry = (entry) => isCount(entry?.tries) && typeof entry.solved === "boolean";
  return stored(`convkit.quiz.${topic}`, initial, (found) =>
    Array.isArray(found) && found.length === count && found.every(isEntry));
}

function verdictOn(question, given, tries, words) {
  const { right, hints } = judge(question, given);
  if (right) return { right, text: `${plural(words, "right", tries)} ${question.explanation}` };
  const said = question.choices
    ? fill(words.wrong_choice, { tries })
    : fill(words.wrong_number, { tries, given: given.map(number).join(", ") });
  return { right, text: [said, ...hints].join(" ") };
}

export function quizView(words, { topic, questions }) {
  const record = recordOf(topic, questions.length);
  const change = (n, entry) =>
    record.set(record.get().map((other, m) => (m === n ? entry : other)));

  const parts = questions.map((question, n) => {
    const verdict = verdictLine();
    const answered = (given) => {
      if (!given) {
        verdict.say(question.choices ? words.choose : words.give_number);
        return;
      }
      const { tries, solved } = record.get()[n];
      const { right, text } = verdictOn(question, given, solved ? tries : tries + 1, words);
      verdict.say(text, right ? "right" : "wrong");
      if (!solved) change(n, { tries: tries + 1, solved: right });
      showScore();
    };
    const text = fill(words.numbered, { number: n + 1, text: question.text });
    const form = answerForm({ ...question, text }, words, answered);
    if (record.get()[n].solved) verdict.say(words.solved_before);
    return { node: element("li", {}, form.node, verdict.node), form, verdict };
  });

  const score = element("p", { class: "convkit-score" });
  const again = element("button", { type: "button", class: "convkit-button" }, words.again);
  again.addEventListener("click", () => {
    record.forget();
    for (const { form, verdict } of parts) {
      form.clear();
      verdict.say("");
    }
    showScore();
  });
  function showScore() {
    const entries = record.get();
    setText(score, fill(words.score, {
      solved: entries.filter(({ solved }) => solved).length,
      count: questions.length,
      first: entries.filter(({ tries, solved }) => solved && tries === 1).length,
    }));
  }
  showScore();

  return {
    node: element("div", { class: "convkit-quiz", role: "group", "aria-label": fill(words.title, { topic }) },
      element("p", { class: "convkit-quiz-title" }, fill(words.title, { topic })),
      element("ol", { role: "list" }, ...parts.map(({ node }) => node)),
      element("div", { class: "convkit-row" }, score, again)),
    write() {}, // nothing of it hangs on a trait
    remove() { for (const { verdict } of parts) verdict.remove(); },
  };
}
