// The explorer of direct convolution: one setting, one selection, six views of it.
import words from "./conv_explorer.json" with { type: "json" };
import { codeView } from "./code_view.js";
import { convolutionState, selection } from "./convolution_state.js";
import { explorer, panels } from "../shared/explorer.js";
import { formulaView } from "./formula_view.js";
import { im2colView } from "./im2col_view.js";
import { linkButton } from "../shared/link.js";
import { matrixView } from "./matrix_view.js";
import { TRAITS, keepConsistent } from "./settings.js";
import { useView } from "./use_view.js";
import { valueEditor } from "./value_editor.js";
import { windowView } from "./window_view.js";

export const conv_explorer = explorer({
  words,
  traits: TRAITS,
  keepConsistent,
  stateOf: convolutionState,
  views(model, redraw) {
    const select = selection(model);
    const shut = panels(words, model.get("opened"), redraw);
    return [
      windowView(words, select),
      formulaView(words),
      shut("values", valueEditor(model, words)),
      shut("matrix", matrixView(words, select)),
      shut("im2col", im2colView(words, select)),
      shut("use", useView(words, select)),
      shut("code", codeView(words, redraw)),
      linkButton(model, words, model.get("ranges")),
    ];
  },
});
