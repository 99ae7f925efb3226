// What every explorer does: draw once a change, follow theme and width, name its controls,
// and leave nothing behind.
import { nameControls } from "./names.js";
import { keepHeight } from "./steady.js";
import { readPalette, watchTheme } from "./theme.js";

const PAUSE = 100; // milliseconds

// traits: every trait that the picture depends on. Listen to these one by one: where a handler
//   sets further traits, ipywidgets does not reliably fire the event "change" for all of them.
// stateOf(model): everything that the views show, computed once a change.
// views(model, redraw): the parts, from top to bottom. Each has a `node`;
//   `write(state)`, which sets words and sizes; and if it has a canvas
//   `measure()`, which takes the room that the page gives and says if it changed, and
//   `paint(state, palette)`. All write before any paints: text on a canvas makes the browser
//   lay out what has changed, and so it does that once.
// Parts out of sight follow when the reader pauses: what is in sight is there sooner.
export function explorer({ words, traits, keepConsistent = () => {}, stateOf, views }) {
  function render({ model, el }) {
    let palette = null;
    let state = null;
    let scheduled = false;
    let frame = 0;
    let pause = 0;
    let forgetNames = null;
    const outOfSight = new Set(); // nodes of parts
    const behind = new Set(); // parts that show an older state

    const isInUse = ({ node }) => !outOfSight.has(node) || node.matches(":focus-within");
    const show = (shown) => {
      for (const part of shown) part.write(state);
      for (const part of shown) part.paint?.(state, palette);
      for (const part of shown) {
        behind.delete(part);
        part.node.ariaBusy = null;
      }
    };
    const draw = () => {
      scheduled = false;
      palette ??= readPalette(el);
      state = stateOf(model);
      for (const part of parts) behind.add(part);
      show(parts.filter(isInUse));
      for (const part of behind) part.node.ariaBusy = "true";
      clearTimeout(pause);
      if (behind.size) pause = setTimeout(() => show([...behind]), PAUSE);
    };
    // One key press may change many traits; the picture follows once, when all have changed
    // and well before the screen's next frame.
    const schedule = () => {
      if (!scheduled) queueMicrotask(draw);
      scheduled = true;
    };

    const parts = views(model, schedule);
    el.classList.add("convkit-view");
    // JupyterLab would take arrow keys for its cells, unless what has the focus says otherwise.
    el.addEventListener("focusin", ({ target }) => {
      target.setAttribute("data-lm-suppress-shortcuts", "true");
    });
    el.append(...parts.map((part) => part.node));
    const forgetTheme = watchTheme(() => { palette = null; schedule(); });
    const measure = () => parts.map((part) => part.measure?.()).some(Boolean);
    const resized = new ResizeObserver(() => { if (measure()) schedule(); });
    for (const part of parts) if (part.measure) resized.observe(part.node);
    const seen = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) outOfSight.delete(target);
        else outOfSight.add(target);
      }
      show([...behind].filter(isInUse));
    });
    // The view is drawn before it is part of the page, and the controls belong to the page.
    const attached = () => {
      if (!el.isConnected) {
        frame = requestAnimationFrame(attached);
        return;
      }
      forgetNames = nameControls(el.closest(".convkit-explorer") ?? el, words);
      measure();
      draw();
      for (const part of parts) seen.observe(part.node);
    };
    frame = requestAnimationFrame(attached);
    for (const trait of traits) model.on(`change:${trait}`, schedule);

    return () => {
      for (const trait of traits) model.off(`change:${trait}`, schedule);
      for (const part of parts) part.remove?.();
      resized.disconnect();
      seen.disconnect();
      forgetTheme();
      forgetNames?.();
      cancelAnimationFrame(frame);
      clearTimeout(pause);
    };
  }
  return { initialize: ({ model }) => keepConsistent(model), render };
}

// Makes panels by the keys of their titles; those of `opened` are open at first.
export function panels(words, opened, redraw) {
  return (name, view) => panel(words[name], view, opened.includes(name), redraw);
}

// A view that the reader opens and closes; closed, it costs nothing. Open, it only grows: were
// the page below to move with every change, the browser would go through all of it each time.
export function panel(title, view, isOpen, redraw) {
  const summary = document.createElement("summary");
  summary.textContent = title;
  const node = document.createElement("details");
  node.className = "convkit-panel";
  node.open = isOpen;
  node.append(summary, view.node);
  node.addEventListener("toggle", () => { view.measure?.(); redraw(); });
  const forgetHeight = keepHeight(view.node);
  const ifOpen = (method) => view[method] && ((...values) => node.open && view[method](...values));
  return {
    node,
    write: ifOpen("write"),
    paint: ifOpen("paint"),
    measure: ifOpen("measure"),
    remove() {
      forgetHeight();
      view.remove?.();
    },
  };
}
