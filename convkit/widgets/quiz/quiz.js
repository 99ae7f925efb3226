// A quiz: the questions come from Python, and everything else happens in the browser.
import words from "./quiz.json" with { type: "json" };
import { explorer } from "../shared/explorer.js";
import { quizView } from "./quiz_view.js";

export const quiz = explorer({
  words,
  traits: [],
  stateOf: () => null,
  views: (model) => [quizView(words, { topic: model.get("topic"), questions: model.get("questions") })],
});
