// One output number worked by hand: a window in every channel, a sum each, and the bias.
import { map } from "../shared/map.js";
import { productTerms } from "../shared/product_terms.js";
import { keepHeight } from "../shared/steady.js";
import { element, fill, number, setLabel, setText, update } from "../shared/text.js";

const CELL = 21; // pixels

export function channelExample(words, select) {
  let state = null;
  let inputs = [];
  let kernels = [];
  let outputs = [];
  const channels = element("div", { class: "convkit-example" });
  const sums = element("div", { class: "convkit-formula", role: "group", "aria-label": words.sums_label });
  const sentence = element("p", { class: "convkit-note", role: "status", "aria-live": "polite" });
  const node = element("div", {}, channels, sentence, sums);

  // As many maps as the example has channels and filters: that is known when it is first shown.
  function build(example) {
    inputs = example.image.map(() => map("input"));
    kernels = example.image.map(() => map("kernel"));
    outputs = example.outputs.map((_, filter) => map("output", {
      select: (row, column) => select.example(filter, row * state.side + column),
      cursor: () => ({ row: state.row, column: state.column }),
    }));
    channels.append(
      ...inputs.map((input, c) => element("div", { class: "convkit-channel" }, input.node, kernels[c].node)),
      element("div", { class: "convkit-channel" }, ...outputs.map((output) => output.node)));
    for (const part of inputs) part.grid.resize(...padded(example), CELL);
    for (const part of kernels) part.grid.resize(example.axis.kernel, example.axis.kernel, CELL);
    for (const part of outputs) part.grid.resize(example.side, example.side, CELL);
  }

  function name(part, title, label, values) {
    setText(part.caption, fill(title, values));
    setLabel(part.canvas, fill(label, values));
  }

  return {
    node,
    remove: keepHeight(sums),
    write({ example }) {
      state = example;
      if (!outputs.length) build(example);
      const { filter, row, column, value } = example;
      inputs.forEach((part, channel) =>
        name(part, words.channel_title, words.channel_label, { channel }));
      kernels.forEach((part, channel) =>
        name(part, words.slice_title, words.slice_label, { filter, channel }));
      outputs.forEach((part, n) => name(part, words.map_title, words.map_label, { filter: n }));
      setText(sentence, fill(words.example_sentence, {
        filter, row, column, value: number(value), total: totalText(example, words),
      }));
      update(sums, example.byChannel.map((taps, channel) =>
        `<p>${fill(words.channel_sum, { channel })} ${productTerms(taps, words)} = <strong>${
          number(example.sums[channel])}</strong></p>`).join(""));
    },
    paint(_, palette) {
      inputs.forEach((part, channel) => paintInput(part.grid, state, channel, palette));
      kernels.forEach((part, channel) => paintKernel(part.grid, state.kernels[channel], palette));
      outputs.forEach((part, filter) => paintOutput(part.grid, state, filter, palette));
    },
  };
}

const padded = ({ axis }) => Array(2).fill(axis.size + 2 * axis.padding);
const signed = (value) => (value < 0 ? `(${number(value)})` : number(value));

// "3 + (−2) + 5 + bias 1"
function totalText({ sums, bias }, words) {
  return [...sums.map(signed), fill(words.bias_term, { bias: signed(bias) })].join(" + ");
}

function paintInput(grid, { image, axis, row, column }, channel, palette) {
  const values = image[channel];
  const { size, padding, kernel, stride } = axis;
  grid.clear(palette);
  grid.fill(0, 0, grid.rows, grid.columns, palette.surface);
  grid.fill(padding, padding, size, size, palette.input.fill);
  grid.lines();
  grid.numbers((r, c) => values[r - padding]?.[c - padding] ?? 0);
  grid.outline(0, 0, grid.rows, grid.columns, palette.muted, 1, [2, 3]);
  grid.outline(padding, padding, size, size, palette.input.ink, 2);
  grid.outline(row * stride, column * stride, kernel, kernel, palette.kernel.ink, 3);
}

function paintKernel(grid, weights, palette) {
  grid.clear(palette);
  grid.fill(0, 0, grid.rows, grid.columns, palette.kernel.fill);
  grid.lines();
  grid.numbers((r, c) => weights[r][c]);
  grid.outline(0, 0, grid.rows, grid.columns, palette.kernel.ink, 2);
}

function paintOutput(grid, { outputs, filter, row, column }, shown, palette) {
  grid.clear(palette);
  grid.fill(0, 0, grid.rows, grid.columns, palette.output.fill);
  grid.lines();
  grid.numbers((r, c) => outputs[shown][r][c]);
  if (shown === filter) grid.mark(row, column, palette.output.ink);
}
