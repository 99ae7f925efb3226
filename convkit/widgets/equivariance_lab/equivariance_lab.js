// The equivariance lab: shift before or after the filter, and measure the difference.
import words from "./equivariance_lab.json" with { type: "json" };
import { TRAITS, equivarianceState, selection } from "./equivariance_state.js";
import { equivarianceView, reasonView } from "./equivariance_view.js";
import { explorer } from "../shared/explorer.js";
import { linkButton } from "../shared/link.js";

export const equivariance_lab = explorer({
  words,
  traits: TRAITS,
  stateOf: equivarianceState,
  views: (model) => [
    equivarianceView(words, selection(model)),
    reasonView(words),
    linkButton(model, words, model.get("ranges")),
  ],
});
