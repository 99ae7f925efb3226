// The settings of a convolution as the controls hold them, and the rules between them.
import { outputSize, paddingWidths } from "./arithmetic.js";

const MODES = ["custom", "valid", "same", "full"];
const SIDES = ["height", "width"];
const NAMES = ["size", "kernel", "stride", "padding", "dilation"];

// Every trait that the picture depends on. Listen to these one by one: where a handler sets
// further traits, ipywidgets does not reliably fire the event "change" for all of them.
export const TRAITS = [
  "image", "kernels", "shaded", "mode", "tied", "step",
  ...NAMES.flatMap((name) => SIDES.map((side) => `${name}_${side}`)),
];

// One axis, as arithmetic.js takes it. While the sides are tied the height speaks for both.
export function axisOf(model, side) {
  const from = model.get("tied") ? "height" : side;
  const [size, kernel, stride, padding, dilation] = NAMES.map((name) => model.get(`${name}_${from}`));
  const mode = MODES[model.get("mode")];
  return { size, kernel, stride, padding: mode === "custom" ? padding : mode, dilation };
}

const afterPaint = (task) => requestAnimationFrame(() => setTimeout(task));

// Keep sides, named paddings and the step in line with what the reader moves.
// The range of the step slider follows later: it costs 3 ms that the picture need not wait for.
export function keepConsistent(model, later = afterPaint) {
  const lastStep = () => {
    const [rows, columns] = SIDES.map((side) => outputSize(axisOf(model, side)) ?? 0);
    return Math.max(0, rows * columns - 1);
  };
  const settle = () => {
    for (const side of MODES[model.get("mode")] === "custom" ? [] : SIDES) {
      model.set(`padding_${side}`, paddingWidths(axisOf(model, side))[0]);
    }
    model.set("step", Math.max(0, Math.min(model.get("step"), lastStep())));
    later(() => {
      model.set("last_step", lastStep());
      model.save_changes();
    });
    model.save_changes();
  };
  // Sides that are set apart begin where they stood together.
  const part = () => {
    for (const name of model.get("tied") ? [] : NAMES) {
      model.set(`${name}_width`, model.get(`${name}_height`));
    }
    settle();
  };
  // A padding that is not the mode's own was moved by the reader.
  const leaveMode = (side) => {
    const axis = axisOf(model, side);
    const moved = model.get(`padding_${side}`) !== paddingWidths(axis)[0];
    if (moved) model.set("mode", MODES.indexOf("custom"));
  };
  for (const side of SIDES) {
    model.on(`change:padding_${side}`, () => leaveMode(side));
    for (const name of NAMES) model.on(`change:${name}_${side}`, settle);
  }
  model.on("change:tied", part);
  for (const name of ["mode", "step"]) model.on(`change:${name}`, settle);
  settle();
}
