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
  let scheduled = false;
  let frame = 0;
  let forgetNames = null;

  const draw = () => {
    scheduled = false;
    palette ??= readPalette(el);
    state = convolutionState(model);
    formulaPart.draw(state);
    windowPart.draw(state, palette, model.get("shaded"));
  };
  // One key press may change many traits; the picture follows once, when all have changed
  // and well before the screen's next frame.
  const schedule = () => {
    if (!scheduled) queueMicrotask(draw);
    scheduled = true;
  };

  const forgetTheme = watchTheme(() => { palette = null; schedule(); });
  const resized = new ResizeObserver(() => { if (windowPart.measure()) schedule(); });
  resized.observe(windowPart.node);
  // The view is drawn before it is part of the page, and the controls belong to the page.
  const attached = () => {
    if (!el.isConnected) {
      frame = requestAnimationFrame(attached);
      return;
    }
    forgetNames = nameControls(el.closest(".convkit-explorer") ?? el, words);
    draw();
  };
  frame = requestAnimationFrame(attached);
  for (const trait of TRAITS) model.on(`change:${trait}`, schedule);

  return () => {
    for (const trait of TRAITS) model.off(`change:${trait}`, schedule);
    resized.disconnect();
    formulaPart.remove();
    forgetTheme();
    forgetNames?.();
    cancelAnimationFrame(frame);
  };
}

export default { initialize, render };
