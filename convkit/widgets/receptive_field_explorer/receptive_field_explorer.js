// The explorer of receptive fields: a stack of layers, and the cone of one unit down to the input.
import words from "./receptive_field_explorer.json" with { type: "json" };
import { coneView } from "./cone_view.js";
import { explorer, panels } from "../shared/explorer.js";
import { linkButton } from "../shared/link.js";
import { reachMap } from "./reach_map.js";
import { showDepth } from "./stack_depth.js";
import { stackSelection, stackState } from "./receptive_field_state.js";
import { stackTable } from "./stack_table.js";
import { TRAITS, keepConsistent } from "./receptive_field_settings.js";

export const receptive_field_explorer = explorer({
  words,
  traits: TRAITS,
  keepConsistent,
  stateOf: stackState,
  views(model, redraw) {
    const select = stackSelection(model);
    const shut = panels(words, model.get("opened"), redraw);
    return [
      showDepth(coneView(words, select)),
      shut("table", stackTable(words)),
      shut("map", reachMap(words, select)),
      linkButton(model, words, model.get("ranges")),
    ];
  },
});
