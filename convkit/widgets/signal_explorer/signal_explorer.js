// The explorer of one-dimensional signals: flip, shift, multiply, add up.
import words from "./signal_explorer.json" with { type: "json" };
import { drawView } from "./draw_view.js";
import { explorer, panel } from "../shared/explorer.js";
import { linkButton } from "../shared/link.js";
import { TRAITS, keepConsistent } from "./signal_settings.js";
import { signalState } from "./signal_state.js";
import { signalView } from "./signal_view.js";

export const signal_explorer = explorer({
  words,
  traits: TRAITS,
  keepConsistent,
  stateOf: signalState,
  views(model, redraw) {
    const drawing = () => panel(words.draw, drawView(model, words), model.get("drawing"), redraw);
    return [
      signalView(model, words),
      ...(model.get("kind") === "series" ? [] : [drawing()]),
      linkButton(model, words, model.get("ranges")),
    ];
  },
});
