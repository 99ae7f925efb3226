// The explorer of direct convolution: window and formula, drawn anew when a setting changes.
import { convolutionState } from "./convolution_state.js";
import { formulaView } from "./formula_view.js";
import { nameControls } from "./names.js";
import { TRAITS, keepConsistent } from "./settings.js";
import { readPalette, watchTheme } from "./theme.js";
import { windowView } from "./window_view.js";

function initialize({ model }) {
  keepConsistent(model);
}

function render({ model, el }) {
  const words = model.get("words");
  const select = (row, column) => {
    model.set("step", row * state.places.columns + column);
    model.save_changes();
  };
  const windowPart = windowView(words, select);
  const formulaPart = formulaView(words);
  el.classList.add("convkit-view");
  el.append(windowPart.node, formulaPart.node);

  let state = null;
  let palette = null;
  let frame = 0;
  let forgetNames = null;

  const draw = () => {
    frame = 0;
    palette ??= readPalette(el);
    state = convolutionState(model);
    windowPart.draw(state, palette, model.get("shaded"));
    formulaPart.draw(state);
  };
  // Many traits may change at once; the picture follows once, in the next frame.
  const schedule = () => { frame ||= requestAnimationFrame(draw); };

  const forgetTheme = watchTheme(() => { palette = null; schedule(); });
  const resized = new ResizeObserver(() => {
    forgetNames ??= nameControls(el.closest(".convkit-explorer") ?? el, words);
    if (windowPart.measure()) schedule();
  });
  resized.observe(windowPart.node);
  for (const trait of TRAITS) model.on(`change:${trait}`, schedule);

  return () => {
    for (const trait of TRAITS) model.off(`change:${trait}`, schedule);
    resized.disconnect();
    forgetTheme();
    forgetNames?.();
    cancelAnimationFrame(frame);
  };
}

export default { initialize, render };
