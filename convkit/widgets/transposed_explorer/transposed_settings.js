// The settings of a transposed convolution as the controls hold them, and the rules between them.
import { selectionOf } from "./transposed_selection.js";
import { afterPaint } from "../shared/later.js";
import { largestOutputPadding } from "../shared/transposed.js";

const SIDES = ["height", "width"];
const NAMES = ["size", "kernel", "stride", "padding", "dilation", "output_padding"];

export const TRAITS = [
  "image", "weights", "one_row", "tied", "forget_flip", "so_far", "input", "output", "tap", "led",
  ...NAMES.flatMap((name) => SIDES.map((side) => `${name}_${side}`)),
];

// The height of data that have one axis: nothing moves along it.
const STILL = { size: 1, kernel: 1, stride: 1, padding: 0, dilation: 1, outputPadding: 0 };

// One axis, as transposed.js takes it. While the sides are tied the height speaks for both.
export function axisOf(model, side) {
  if (model.get("one_row") && side === "height") return STILL;
  const from = model.get("tied") ? "height" : side;
  const [size, kernel, stride, padding, dilation, outputPadding] =
    NAMES.map((name) => model.get(`${name}_${from}`));
  const extent = (rows) => (side === "height" ? rows : rows[0]).length;
  return {
    size: Math.min(size, extent(model.get("image"))),
    kernel: Math.min(kernel, extent(model.get("weights"))),
    stride, padding, dilation,
    outputPadding: Math.min(outputPadding, largestOutputPadding({ stride, dilation })),
  };
}

// Keep the sides, the ends of the output padding and the slider of stamps in line with what the
// reader moves. Sliders follow after the picture: while a slider hands on its own value, its link
// takes none back.
export function keepConsistent(model, later = afterPaint) {
  const axes = () => SIDES.map((side) => axisOf(model, side));
  const stampOf = () => {
    const [height, width] = axes();
    const { input } = selectionOf(model, height, width);
    return input.row * width.size + input.column;
  };
  // A slider that grows takes its end first, else its value: it never holds one beyond its end.
  const setWithin = (name, value, lastName, last) => {
    const parts = [[lastName, Math.max(1, last)], [name, value]]; // a slider needs some length
    if (last < model.get(lastName)) parts.reverse();
    for (const part of parts) model.set(...part);
  };
  const follow = () => {
    for (const side of SIDES) {
      const [stride, dilation] = ["stride", "dilation"].map((name) => model.get(`${name}_${side}`));
      const largest = largestOutputPadding({ stride, dilation });
      const name = `output_padding_${side}`;
      setWithin(name, Math.min(model.get(name), largest), `last_${name}`, largest);
      model.set(`no_${name}`, largest === 0);
    }
    const [height, width] = axes();
    setWithin("stamp", stampOf(), "last_stamp", height.size * width.size - 1);
    model.save_changes();
  };
  let isDue = false;
  const settle = () => {
    if (isDue) return;
    isDue = true;
    later(() => {
      isDue = false;
      follow();
    });
  };
  // The slider of stamps was moved: what it shows leads.
  const takeStamp = () => {
    const [height, width] = axes();
    const stamp = Math.min(model.get("stamp"), height.size * width.size - 1);
    if (stamp !== stampOf()) model.set({ input: stamp, tap: -1, led: 0 });
    model.save_changes();
    settle();
  };
  // Sides that are set apart begin where they stood together.
  const part = () => {
    if (!model.get("tied")) {
      model.set("last_output_padding_width", Math.max( // for the value that comes next
        ...SIDES.map((side) => model.get(`last_output_padding_${side}`))));
      for (const name of NAMES) model.set(`${name}_width`, model.get(`${name}_height`));
    }
    settle();
  };
  for (const side of SIDES) {
    for (const name of NAMES) model.on(`change:${name}_${side}`, settle);
  }
  for (const name of ["input", "output", "tap", "led"]) model.on(`change:${name}`, settle);
  model.on("change:tied", part);
  model.on("change:one_row", settle);
  model.on("change:stamp", takeStamp);
  settle();
}
