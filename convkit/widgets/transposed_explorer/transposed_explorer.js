// The explorer of transposed convolution: one setting, one selection, three ways to the same
// numbers.
import words from "./transposed_explorer.json" with { type: "json" };
import { explorer, panels } from "../shared/explorer.js";
import { linkButton } from "../shared/link.js";
import { overlapView } from "./overlap_view.js";
import { transposedFormulaView } from "./transposed_formula_view.js";
import { transposedMatrixView } from "./transposed_matrix_view.js";
import { selection } from "./transposed_selection.js";
import { TRAITS, keepConsistent } from "./transposed_settings.js";
import { transposedState } from "./transposed_state.js";
import { transposedWindow } from "./transposed_window.js";

export const transposed_explorer = explorer({
  words,
  traits: TRAITS,
  keepConsistent,
  stateOf: transposedState,
  views(model, redraw) {
    const select = selection(model);
    const shut = panels(words, model.get("opened"), redraw);
    return [
      transposedWindow(words, select),
      shut("matrix", transposedMatrixView(words, select)),
      transposedFormulaView(words),
      shut("overlap", overlapView(words, select)),
      linkButton(model, words, model.get("ranges")),
    ];
  },
});
