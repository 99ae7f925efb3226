// Drawing f and g: their samples, or a function's knots, dragged up and down or moved by keys.
import { Plot, span } from "./plot.js";
import { heights, setHeight } from "./signal_settings.js";
import { KNOTS } from "./signal_shapes.js";
import { element, fill, number, setLabel, setText } from "../shared/text.js";

const HEIGHT = 150; // pixels
const STEPS = 20; // from 0 to the top
const ROOM = 1.6; // times its height, so that a signal can grow

export function drawView(model, words) {
  const editors = [
    editor(model, words, "f", { role: "input", mark: "circle", dash: [] }),
    editor(model, words, "g", { role: "kernel", mark: "square", dash: [5, 3] }),
  ];
  const node = element("div", { class: "convkit-drawings" }, ...editors.map((part) => part.node));
  let width = 0;
  return {
    node,
    measure() {
      const changed = width !== editors[0].node.clientWidth;
      width = editors[0].node.clientWidth;
      return changed;
    },
    write(state) {
      for (const part of editors) part.write(state, width);
    },
    paint(state, palette) {
      for (const part of editors) part.paint(state, palette);
    },
  };
}

function editor(model, words, name, { role, mark, dash }) {
  const canvas = element("canvas", { role: "application", tabindex: "0" });
  const caption = element("p", { class: `convkit-legend convkit-${role}` });
  const told = element("p", { class: "convkit-note", role: "status", "aria-live": "polite" });
  const node = element("div", {}, caption, canvas, told);
  const plot = new Plot(canvas);
  let [values, places, selected, isContinuous] = [[], [], 0, false];
  let ends = null; // the scale stays while a finger is down
  let isHeld = false;

  const limit = () => ROOM * Math.max(...values.map((value) => Math.abs(value))) || 1;
  const step = () => {
    const wanted = limit() / STEPS;
    const power = 10 ** Math.floor(Math.log10(wanted));
    return [1, 2, 5, 10].find((n) => n * power >= wanted * 0.999) * power;
  };
  const change = (value) => {
    const rounded = Math.round(1000 * Math.round(value / step()) * step()) / 1000;
    if (rounded !== values[selected]) setHeight(model, name, selected, rounded);
  };
  const draw = (event) => {
    const { x, y } = plot.at(event);
    const near = places.map((place) => Math.abs(place - x));
    selected = near.indexOf(Math.min(...near));
    change(Math.max(ends[0], Math.min(ends[1], y)));
    tell();
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    isHeld = true;
    draw(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (isHeld) draw(event);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => { isHeld = false; });
  }
  canvas.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const raise = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!move && !raise) return;
    event.preventDefault();
    if (move) selected = Math.max(0, Math.min(values.length - 1, selected + move));
    if (raise) change(values[selected] + raise * step());
    redraw();
    tell();
  });
  let latest = null; // to draw the mark anew where no value has changed
  const redraw = () => latest && paint(...latest);
  const label = (place) => (isContinuous ? `${name}(${number(place)})` : `${name}[${number(place)}]`);
  const tell = () => setText(told, fill(words.drawn_value, {
    label: label(places[selected]), value: number(values[selected]),
  }));

  function paint(state, palette) {
    latest = [state, palette];
    if (!isHeld) ends = span([-limit() / 2, limit(), ...values]);
    const gap = isContinuous ? KNOTS[1] - KNOTS[0] : 1;
    plot.scale({ xs: [places[0], places.at(-1)], ys: ends, air: gap / 2 });
    plot.axes(palette, gap);
    const points = values.map((value, n) => [places[n], value]);
    if (isContinuous) plot.line(points, { colour: palette[role].ink, dash });
    plot.samples(points, { colour: palette[role].ink, mark, dash });
    plot.ring(places[selected], values[selected], palette[role].ink);
  }

  return {
    node, paint,
    write(state, width) {
      isContinuous = state.isContinuous;
      values = heights(model, name);
      places = isContinuous ? KNOTS : values.map((_, n) => n);
      selected = Math.min(selected, values.length - 1);
      plot.resize(width, HEIGHT);
      setText(caption, fill(words.drawing_title, { name }));
      setLabel(canvas, fill(words.drawing_label, { name }));
      tell();
    },
  };
}
