// The settings of a convolution as the controls hold them, and the rules between them.
import { outputSize, paddingWidths } from "../shared/arithmetic.js";
import { afterPaint } from "../shared/later.js";

export const MODES = ["custom", "valid", "same", "full"];
export const SIDES = ["height", "width"];
export const NAMES = ["size", "kernel", "stride", "padding", "dilation"];

export const TRAITS = [
  "image", "kernels", "shaded", "mode", "tied", "flip", "step", "tap",
  ...NAMES.flatMap((name) => SIDES.map((side) => `${name}_${side}`)),
];

// The seven classic cases of convolution arithmetic, as [size, kernel, stride, padding], and one
// with values of its own. Their names stand in the words, in this order.
const CASES = [
  [4, 3, 1, 0], [5, 4, 1, 2], [5, 3, 1, 1], [5, 3, 1, 2], [5, 3, 2, 0], [5, 3, 2, 1], [6, 3, 2, 1],
];
const WORKED = {
  sizes: [3, 2, 1, 0],
  image: [[43, 16, 27], [34, 76, 95], [51, 8, 46]],
  kernel: [[4, 6], [7, 9]],
};

// One axis, as arithmetic.js takes it. While the sides are tied the height speaks for both.
export function axisOf(model, side) {
  const from = model.get("tied") ? "height" : side;
  const [size, kernel, stride, padding, dilation] = NAMES.map((name) => model.get(`${name}_${from}`));
  const mode = MODES[model.get("mode")];
  return { size, kernel, stride, padding: mode === "custom" ? padding : mode, dilation };
}

// Keep sides, named paddings, presets and the step in line with what the reader moves.
// The range of the step slider follows later: it costs 3 ms that the picture need not wait for.
export function keepConsistent(model, later = afterPaint) {
  const own = { image: model.get("image"), kernels: model.get("kernels") };
  const lastStep = () => {
    const [rows, columns] = SIDES.map((side) => outputSize(axisOf(model, side)) ?? 0);
    return Math.max(0, rows * columns - 1);
  };
  const settle = () => {
    for (const side of MODES[model.get("mode")] === "custom" ? [] : SIDES) {
      model.set(`padding_${side}`, paddingWidths(axisOf(model, side))[0]);
    }
    const [height, width] = SIDES.map((side) => axisOf(model, side));
    model.set("step", Math.max(0, Math.min(model.get("step"), lastStep())));
    // A link may set a step beyond the slider's old end, where the slider would hold it back.
    if (model.get("step") > model.get("last_step")) model.set("last_step", lastStep());
    model.set("tap", Math.min(model.get("tap"), height.kernel * width.kernel - 1));
    if (model.get("preset") && !isPreset(model)) model.set("preset", 0);
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
  const choosePreset = () => {
    const preset = model.get("preset");
    if (preset && !isPreset(model)) {
      model.set({ ...presetTraits(preset), ...presetValues(preset, own), preset });
    }
    settle();
  };
  for (const side of SIDES) {
    model.on(`change:padding_${side}`, () => leaveMode(side));
    for (const name of NAMES) model.on(`change:${name}_${side}`, settle);
  }
  model.on("change:tied", part);
  model.on("change:preset", choosePreset);
  for (const name of ["mode", "step"]) model.on(`change:${name}`, settle);
  settle();
}

// Preset n is the n-th name in the list; 0 stands for the reader's own setting.
function presetTraits(preset) {
  const [size, kernel, stride, padding] = CASES[preset - 1] ?? WORKED.sizes;
  const values = { size, kernel, stride, padding, dilation: 1 };
  const sides = NAMES.flatMap((name) => SIDES.map((side) => [`${name}_${side}`, values[name]]));
  return { mode: 0, tied: true, ...Object.fromEntries(sides) };
}

// The worked example brings its values; they stand in the upper left corner of the input.
function presetValues(preset, own) {
  if (preset <= CASES.length) return own;
  const image = own.image.map((row, r) => row.map((value, c) => WORKED.image[r]?.[c] ?? value));
  const kernels = own.kernels.map((row, h) =>
    row.map((kernel, w) => (h === 1 && w === 1 ? WORKED.kernel : kernel)));
  return { image, kernels };
}

function isPreset(model) {
  const wanted = presetTraits(model.get("preset"));
  return Object.entries(wanted).every(([name, value]) => model.get(name) === value);
}
