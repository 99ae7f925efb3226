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

// One axis, as arithmetic.js takes it.
export function axisOf(model, side) {
  const [size, kernel, stride, padding, dilation] = NAMES.map((name) => model.get(`${name}_${side}`));
  const mode = MODES[model.get("mode")];
  return { size, kernel, stride, padding: mode === "custom" ? padding : mode, dilation };
}

// Keep tied widths, named paddings and the step in line with what the reader moves.
export function keepConsistent(model) {
  const settle = () => {
    for (const name of NAMES) {
      if (model.get("tied")) model.set(`${name}_width`, model.get(`${name}_height`));
    }
    if (MODES[model.get("mode")] !== "custom") {
      for (const side of SIDES) model.set(`padding_${side}`, paddingWidths(axisOf(model, side))[0]);
    }
    const [rows, columns] = SIDES.map((side) => outputSize(axisOf(model, side)) ?? 0);
    const last = Math.max(0, rows * columns - 1);
    model.set("step", Math.max(0, Math.min(model.get("step"), last)));
    model.set("last_step", last);
    model.save_changes();
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
  for (const name of ["tied", "mode", "step"]) model.on(`change:${name}`, settle);
  settle();
}
