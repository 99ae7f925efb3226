// The settings of the signal explorer as the controls hold them, and the rules between them.
import { reach } from "./integrals.js";
import { FUNCTIONS, WINDOWS, atKnots, drawn } from "./signal_shapes.js";
import { MODES, places } from "../shared/signals.js";

const SPACING = 0.05; // between the places t of functions

export const TRAITS = [
  "kind", "f", "g", "f_drawn", "g_drawn", "width", "mode", "swap", "flip", "step",
];

export const isContinuous = (model) => model.get("kind") === "functions";

// One signal as it was chosen: samples, or a function. Past the end of the list stands
// what the reader drew.
export function chosen(model, name) {
  const [kind, choice, own] = [model.get("kind"), model.get(name), model.get(`${name}_drawn`)];
  if (kind === "functions") return FUNCTIONS[choice] ?? drawn(own);
  if (kind === "samples") return model.get("samples")[choice] ?? own;
  return (name === "g" && WINDOWS[choice]?.(model.get("width"))) || own;
}

// Heights that the reader can change: samples, or a function's values at its knots.
export function heights(model, name) {
  const signal = chosen(model, name);
  if (!isContinuous(model)) return signal;
  return model.get(name) < FUNCTIONS.length ? atKnots(signal) : model.get(`${name}_drawn`);
}

// Change one height; what was chosen becomes the reader's own.
export function setHeight(model, name, place, value) {
  const own = isContinuous(model) ? FUNCTIONS.length : model.get("samples").length;
  model.set({ [`${name}_drawn`]: heights(model, name).with(place, value), [name]: own });
  model.save_changes();
}

// The signal that stays, and the one that slides over it.
export function roles(model) {
  return model.get("swap") ? ["g", "f"] : ["f", "g"];
}

// Every t of the result: first + n·spacing; `shift` as in signals.js. Null where there is none.
export function timesOf(model) {
  const [still, moving] = roles(model).map((name) => chosen(model, name));
  const isFlipped = model.get("flip");
  if (!isContinuous(model)) {
    const range = places(still.length, moving.length, MODES[model.get("mode")], isFlipped);
    return range && { ...range, spacing: 1, count: range.last - range.first + 1 };
  }
  const { first, last } = reach(still, moving, isFlipped);
  return { first, last, shift: 0, spacing: SPACING, count: Math.round((last - first) / SPACING) + 1 };
}

// Without the noise that sums of 0.05 leave.
export const timeAt = ({ first, spacing }, step) => Math.round(100 * (first + spacing * step)) / 100;

// Keep the slider of t, its ends and the steps of Play in line with what the reader chooses.
export function keepConsistent(model) {
  const stepOf = (times, t) =>
    Math.max(0, Math.min(times.count - 1, Math.round((t - times.first) / times.spacing)));
  const settle = () => {
    const times = timesOf(model) ?? { first: 0, last: 0, spacing: 1, count: 1 };
    // No end passes the other on the way, and t is inside them whenever they are told.
    const ends = [["last", times.last], ["first", timeAt(times, 0)]];
    for (const [name, value] of times.last < model.get("first") ? ends.reverse() : ends) {
      model.set(name, value);
    }
    model.set("last_step", times.count - 1);
    const step = stepOf(times, model.get("t"));
    model.set({ step, t: timeAt(times, step) });
    model.save_changes();
  };
  const follow = () => { // t was moved
    const times = timesOf(model);
    if (times) model.set("step", stepOf(times, model.get("t")));
    model.save_changes();
  };
  const lead = () => { // the step was moved
    const times = timesOf(model);
    const step = times ? Math.min(model.get("step"), times.count - 1) : 0;
    if (times && stepOf(times, model.get("t")) !== step) model.set("t", timeAt(times, step));
    model.set("step", step);
    model.save_changes();
  };
  for (const name of ["f", "g", "f_drawn", "g_drawn", "width", "mode", "swap", "flip"]) {
    model.on(`change:${name}`, settle);
  }
  model.on("change:t", follow);
  model.on("change:step", lead);
  settle();
}
