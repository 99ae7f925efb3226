// The walk of t: both signals, their product, and the result as it grows.
import { Plot, alignZeros, span } from "./plot.js";
import { noteOf, sentenceOf, titlesOf } from "./signal_words.js";
import { element, fill, setLabel, setText } from "../shared/text.js";

const HEIGHTS = { slide: 150, product: 110, result: 150 }; // pixels
const ALONE = 5; // times that one signal may be higher than the other on one scale
const STYLES = { // told apart without their colours
  f: { role: "input", mark: "circle", dash: [] },
  g: { role: "kernel", mark: "square", dash: [5, 3] },
};

export function signalView(model, words) {
  let shown = null;
  let width = 0;
  const select = (step) => {
    if (!shown.times) return;
    model.set("step", Math.max(0, Math.min(shown.times.count - 1, step)));
    model.save_changes();
  };
  const pick = (plot) => (event) => {
    if (!shown.times) return;
    select(Math.round((plot.at(event).x - shown.times.first) / shown.times.spacing));
  };
  const parts = Object.fromEntries(Object.keys(HEIGHTS).map((name) => {
    const canvas = element("canvas", name === "result"
      ? { role: "application", tabindex: "0" } : { role: "img" });
    const plot = new Plot(canvas);
    for (const event of ["pointerdown", "pointermove"]) canvas.addEventListener(event, pick(plot));
    const caption = element("p", { class: "convkit-legend" });
    return [name, { plot, canvas, caption, node: element("div", {}, caption, canvas) }];
  }));
  parts.result.canvas.addEventListener("keydown", (event) => {
    const target = {
      ArrowLeft: shown.step - 1, ArrowDown: shown.step - 1,
      ArrowRight: shown.step + 1, ArrowUp: shown.step + 1,
      Home: 0, End: Infinity,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    select(target);
  });
  const sentence = element("p", { class: "convkit-sentence", role: "status", "aria-live": "polite" });
  const note = element("p", { class: "convkit-note" });
  const node = element("div", { class: "convkit-window convkit-signals" },
    ...Object.values(parts).map((part) => part.node), sentence, note);

  // Each name of the legend in its colour, before it its mark.
  function writeLegend(caption, names) {
    const text = names.map(([, label]) => label).join(" ");
    if (caption.textContent === text) return;
    caption.replaceChildren(...names.flatMap(([role, label], n) =>
      [n ? " " : "", element("span", role ? { class: `convkit-${role}` } : {}, label)]));
  }

  const valuesOf = (points) => points.map(([, value]) => value);

  function paintSlide(state, palette, common) {
    const { plot } = parts.slide;
    const [still, moving] = [STYLES[state.still], STYLES[state.moving]];
    let [ys, second] = [span(valuesOf(state.stillPoints)), span(valuesOf(state.movingPoints))];
    if (common.hasRight) [ys, second] = alignZeros(ys, second);
    else [ys, second] = [[Math.min(ys[0], second[0]), Math.max(ys[1], second[1])], null];
    plot.scale({ ...common, ys, second });
    plot.axes(palette, common.smallest, palette[moving.role].ink);
    if (state.times) plot.place(state.t, palette.muted);
    const draw = { functions: "line", samples: "samples" }[state.kind];
    const style = ({ role, mark, dash }, isSecond, side) =>
      ({ colour: palette[role].ink, mark, dash, isSecond, side });
    plot[draw ?? "line"](state.stillPoints, style(still, false, -1));
    plot[draw ?? "comb"](state.movingPoints, style(moving, Boolean(second), 1));
  }

  function paintProduct(state, palette, common) {
    const { plot } = parts.product;
    // The scale holds every product that can come, so that it does not move with t.
    const [a, b] = [state.stillPoints, state.movingPoints].map(valuesOf).map(span);
    const corners = a.flatMap((one) => b.map((other) => one * other / 1.25));
    plot.scale({ ...common, ys: span(corners) });
    plot.axes(palette, common.smallest);
    if (state.times) plot.place(state.t, palette.muted);
    plot[state.isContinuous ? "area" : "bars"](state.productPoints, palette.output);
  }

  function paintResult(state, palette, common) {
    const { plot } = parts.result;
    const { results, others, step } = state;
    plot.scale({ ...common, ys: span(valuesOf([...results, ...others])) });
    plot.axes(palette, common.smallest);
    if (state.times) plot.place(state.t, palette.muted);
    const other = { colour: palette.muted, mark: "square", dash: [2, 3], isFaint: true, width: 1.5 };
    const own = { colour: palette.output.ink, mark: "triangle", width: 2.5 };
    const past = results.slice(0, step + 1);
    const draw = state.kind === "samples" ? "samples" : "line";
    // A noisy series is compared with its whole smooth curve; else the result grows with t.
    if (state.kind === "series") {
      plot.line(state.stillPoints, { colour: palette.input.ink, width: 0.8 });
      plot.line(results.slice(step), { ...own, dash: [2, 3], width: 1.5 });
    }
    plot[draw](others, other);
    plot[draw](past, own);
    if (state.times) plot.ring(state.t, state.value, own.colour);
  }

  return {
    node,
    measure() {
      const changed = width !== node.clientWidth;
      width = node.clientWidth;
      return changed;
    },
    write(state) {
      shown = state;
      for (const [name, { plot }] of Object.entries(parts)) plot.resize(width, HEIGHTS[name]);
      const titles = titlesOf(state, words);
      writeLegend(parts.slide.caption, titles.slide);
      writeLegend(parts.product.caption, titles.product);
      writeLegend(parts.result.caption, titles.result);
      setLabel(parts.slide.canvas, words.slide_label);
      setLabel(parts.product.canvas, words.product_label);
      setLabel(parts.result.canvas, fill(words.result_label, { count: state.results.length }));
      sentence.classList.toggle("convkit-warning", !state.times);
      setText(sentence, sentenceOf(state, words));
      setText(note, noteOf(state, words));
    },
    paint(state, palette) {
      const tall = [state.stillPoints, state.movingPoints].map((points) =>
        Math.max(1e-12, ...valuesOf(points).map(Math.abs)));
      const hasRight = Math.max(...tall) > ALONE * Math.min(...tall);
      const common = {
        xs: state.domain, hasRight,
        air: state.isContinuous ? 0 : 0.5, smallest: state.isContinuous ? 0 : 1,
      };
      paintSlide(state, palette, common);
      paintProduct(state, palette, common);
      paintResult(state, palette, common);
    },
  };
}
