// The settings of a stack of layers as the controls hold them, and the rules between them.
import { afterPaint } from "../shared/later.js";
import { presets } from "../shared/presets.js";
import { outputSize } from "../shared/arithmetic.js";
import { stackAxes } from "../shared/receptive_field.js";

export const NAMES = ["kernel", "stride", "padding", "dilation"];
const LARGEST_DEPTH = 5;
const LAYER_TRAITS = Array.from({ length: LARGEST_DEPTH }, (_, n) =>
  NAMES.map((name) => `${name}_${n + 1}`)).flat();

export const TRAITS = ["size", "depth", "level", "unit", "sample", "sample_row", ...LAYER_TRAITS];

// [input size, layers as [kernel, stride, padding, dilation]]; the names stand in the words.
const CASES = [
  [24, [[3, 1, 0, 1], [3, 1, 0, 1], [3, 1, 0, 1]]],
  [24, [[3, 1, 0, 1], [3, 1, 0, 2], [3, 1, 0, 4]]],
  [24, [[3, 1, 0, 2], [3, 1, 0, 2], [3, 1, 0, 2]]],
  [24, [[3, 1, 1, 1], [3, 1, 1, 1], [2, 2, 0, 1]]],
  [32, [[3, 2, 1, 1], [3, 2, 1, 1], [3, 2, 1, 1]]],
];

function presetTraits(preset) {
  const [size, layers] = CASES[preset - 1];
  const settings = layers.flatMap((layer, n) =>
    NAMES.map((name, place) => [`${name}_${n + 1}`, layer[place]]));
  return { size, depth: layers.length, ...Object.fromEntries(settings) };
}

export function layersOf(model) {
  return Array.from({ length: model.get("depth") }, (_, n) =>
    Object.fromEntries(NAMES.map((name) => [name, model.get(`${name}_${n + 1}`)])));
}

// Number of units of every level, from the input up to the last that has any.
export function sizesOf(axes) {
  const outputs = axes.map((axis) => outputSize(axis)).filter((size) => size !== null);
  return [axes[0].size, ...outputs];
}

// The end of the unit's slider grows before the unit does, else the slider would hold it back; it
// shrinks later: that costs 3 ms for which the picture need not wait.
export function keepConsistent(model, later = afterPaint) {
  const examples = presets(model, presetTraits);
  const sizes = () => sizesOf(stackAxes(model.get("size"), layersOf(model)));
  const lastUnit = () => {
    const counts = sizes();
    return counts[Math.min(model.get("level"), counts.length - 1)] - 1;
  };
  const settle = () => {
    model.set("level", Math.max(1, Math.min(model.get("level"), model.get("depth"))));
    if (lastUnit() > model.get("last_unit")) model.set("last_unit", lastUnit());
    model.set("unit", Math.max(0, Math.min(model.get("unit"), lastUnit())));
    for (const name of ["sample", "sample_row"]) {
      model.set(name, Math.min(model.get(name), model.get("size") - 1));
    }
    examples.leave();
    later(() => {
      model.set("last_unit", lastUnit());
      model.save_changes();
    });
    model.save_changes();
  };
  // From the top of a new stack, over the middle.
  const lookFromTop = () => {
    model.set("level", model.get("depth"));
    model.set({ unit: Math.floor(lastUnit() / 2), sample: -1, sample_row: -1 });
    settle();
  };
  model.on("change:preset", () => {
    if (!model.get("preset")) return;
    examples.choose();
    lookFromTop();
  });
  model.on("change:depth", lookFromTop);
  for (const name of ["size", "level", "unit", ...LAYER_TRAITS]) model.on(`change:${name}`, settle);
  settle();
}
