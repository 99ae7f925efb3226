// One question as a form: its text, boxes for numbers or a list to choose from, and buttons. Under
// it stands what is to be said of the answer; screen readers speak it as it changes.
import { keyboardFor, parseNumber } from "./answers.js";
import { keepHeight } from "./steady.js";
import { element, setText } from "./text.js";

function boxes({ fields, ...question }) {
  const inputs = fields.map(() => element("input", {
    type: "text", inputmode: keyboardFor(question), autocomplete: "off", autocapitalize: "off",
  }));
  const labels = inputs.map((input, n) =>
    element("label", { class: "convkit-field" }, fields[n], input));
  return {
    above: [],
    beside: labels,
    first: inputs[0],
    given() {
      const values = inputs.map((input) => parseNumber(input.value));
      return values.includes(null) ? null : values;
    },
  };
}

function list({ choices }) {
  const buttons = choices.map(() => element("input", { type: "radio", name: "choice" }));
  const lines = buttons.map((button, n) =>
    element("label", { class: "convkit-choice" }, button, element("span", {}, choices[n])));
  return {
    above: lines,
    beside: [],
    first: buttons[0],
    given() {
      const place = buttons.findIndex((button) => button.checked);
      return place < 0 ? null : [place];
    },
  };
}

// question: {text, fields or choices, answer, hints}; answered(given) is called with numbers only.
export function answerForm(question, words, answered, ...furtherButtons) {
  const part = question.choices ? list(question) : boxes(question);
  const check = element("button", { type: "submit", class: "convkit-button" }, words.check);
  const node = element("form", { class: "convkit-question", novalidate: "" },
    element("fieldset", {}, element("legend", {}, question.text), ...part.above,
      element("div", { class: "convkit-row" }, ...part.beside, check, ...furtherButtons)));
  // What browsers do by themselves, and JupyterLab keeps them from
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    node.requestSubmit();
  });
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    answered(part.given());
  });
  return { node, focus: () => part.first.focus(), clear: () => node.reset() };
}

export function verdictLine() {
  const node = element("p", { class: "convkit-verdict", role: "status", "aria-live": "polite" });
  return {
    node,
    // kind: "right", "wrong" or "" where there is nothing to judge
    say(text, kind = "") {
      node.dataset.kind = kind;
      setText(node, text);
    },
    remove: keepHeight(node),
  };
}
