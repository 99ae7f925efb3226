// One exercise after the other: its form, what is said of the answer, its solution on request, and
// the score, for which the first answer to an exercise counts.
import { answerForm, verdictLine } from "../shared/answer_form.js";
import { judge } from "../shared/answers.js";
import { KINDS, MIXED, exercise, mistakesOf } from "./exercises.js";
import { isCount, stored } from "../shared/stored.js";
import { element, fill, number, plural, setText } from "../shared/text.js";

const NO_SCORE = { right: 0, asked: 0, streak: 0, longest: 0 };
const isScore = (found) => Object.keys(NO_SCORE).every((name) => isCount(found?.[name]))
  && found.streak <= found.longest && found.longest <= found.right && found.right <= found.asked;

const kindOf = (model) => [...Object.keys(KINDS), MIXED][model.get("kind")];

// The exercise as a question with its hints, and the solution, in words.
export function questionOf({ kind, setting, answer }, words) {
  const { text, fields, hint, solution } = words[kind];
  const numbers = answer.join(", ");
  return {
    text: fill(text, setting),
    fields,
    answer,
    hints: mistakesOf(kind, setting).map(([name, wrong]) => [wrong, words.mistakes[name]]),
    hint,
    solution: fill(solution, { ...setting, ...KINDS[kind].told(setting), answer: numbers }),
  };
}

export function drillState(model) {
  const [chosen, seed, turn] = [kindOf(model), model.get("seed"), model.get("turn")];
  return { key: `${chosen} ${seed} ${turn}`, chosen, turn, ...exercise(chosen, seed, turn, rangesOf(model)) };
}

function rangesOf(model) {
  return Object.fromEntries(Object.keys(KINDS).map((kind, n) => [kind, model.get("draws")[n]]));
}

function scoreOf(kind) {
  const score = stored(`convkit.drill.${kind}`, NO_SCORE, isScore);
  return {
    ...score,
    count(isRight) {
      const { right, asked, streak, longest } = score.get();
      const row = isRight ? streak + 1 : 0;
      score.set({ right: right + isRight, asked: asked + 1, streak: row, longest: Math.max(longest, row) });
    },
  };
}

export function drillView(words, model) {
  const scores = new Map(); // kind → its score
  const place = element("div");
  const verdict = verdictLine();
  const solution = element("p", { class: "convkit-solution", role: "status", "aria-live": "polite" });
  const button = (label, pressed) => {
    const node = element("button", { type: "button", class: "convkit-button" }, label);
    node.addEventListener("click", pressed);
    return node;
  };
  const line = element("p", { class: "convkit-score" });
  const reset = button(words.reset, () => { score().forget(); showScore(); });
  const node = element("div", { class: "convkit-drill" },
    place, verdict.node, solution, element("div", { class: "convkit-row" }, line, reset));

  let shown = null; // the state on the page
  let tries = 0;
  let solved = false;
  let counted = false;
  let moves = false; // whether the reader asked for the next exercise, and the focus goes along

  function score() {
    const { chosen } = shown;
    if (!scores.has(chosen)) scores.set(chosen, scoreOf(chosen));
    return scores.get(chosen);
  }
  function showScore() {
    setText(line, fill(words.score, score().get()));
  }
  function count(isRight) {
    if (!counted) score().count(isRight);
    counted = true;
    showScore();
  }
  function next() {
    if (!solved) count(false);
    moves = true;
    model.set("turn", shown.turn + 1);
    model.save_changes();
  }

  function ask(state) {
    const question = questionOf(state, words);
    [shown, tries, solved, counted] = [state, 0, false, false];
    const answered = (given) => {
      if (solved) {
        next();
        return;
      }
      if (!given) {
        verdict.say(words.give_number);
        return;
      }
      tries += 1;
      const { right, hints } = judge(question, given);
      solved = right;
      verdict.say(right
        ? plural(words, "right", tries)
        : [fill(words.wrong, { tries, given: given.map(number).join(", ") }), ...new Set(hints)].join(" "),
      right ? "right" : "wrong");
      count(right);
    };
    const reveal = () => {
      count(false);
      setText(solution, question.solution);
    };
    const text = fill(words.numbered, { number: state.turn + 1, text: question.text });
    const form = answerForm({ ...question, text }, words, answered,
      button(words.next, next), button(words.show_solution, reveal));
    place.replaceChildren(form.node);
    verdict.say("");
    setText(solution, "");
    showScore();
    if (moves) form.focus();
    moves = false;
  }

  return {
    node,
    write(state) { if (state.key !== shown?.key) ask(state); },
    remove: verdict.remove,
  };
}
