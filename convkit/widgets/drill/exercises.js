// The exercises of the drill. Each kind says, of a setting that was drawn by lot: its answer, by
// the twin of convkit, or null where it has none; what known mistakes make of it, as
// [name of the mistake, answer]; and the further numbers that its worked solution tells.
// The settings are drawn by convkit/widgets/exercises.py in the same way.
import { outputSize, paddedSize, paddingWidths, span } from "../shared/arithmetic.js";
import { divides } from "../shared/channels.js";
import { layerCounts } from "../shared/counts.js";
import { generator, numberAt } from "./mulberry.js";
import { receptiveFields } from "../shared/receptive_field.js";
import { stampedSize, transposedSize } from "../shared/transposed.js";

const places = (room, stride) => Math.floor(room / stride) + 1;
const list = (...sizes) => (sizes.includes(null) ? null : sizes);

const outputSizes = {
  answer: (axis) => list(outputSize(axis)),
  mistakes(axis) {
    const { size, kernel, stride, padding, dilation } = axis;
    const padded = paddedSize(axis);
    const room = padded - span(axis);
    return [
      ["no_floor", [room / stride + 1]],
      ["no_floor", [Math.ceil(room / stride) + 1]],
      ["bracketing", [room / (stride + 1)]],
      ["bracketing", [Math.floor(room / (stride + 1))]],
      ["padding_once", [places(room - padding, stride)]],
      ["no_padding", [places(size - span(axis), stride)]],
      ["taps_times_dilation", [places(padded - dilation * kernel, stride)]],
      ["gaps", [places(padded - span({ kernel, dilation: dilation + 1 }), stride)]],
      ["no_dilation", [places(padded - kernel, stride)]],
      ["no_start", [Math.floor(room / stride)]],
      ["no_stride", [room + 1]],
    ];
  },
  told(axis) {
    const room = paddedSize(axis) - span(axis);
    return { span: span(axis), room, steps: Math.floor(room / axis.stride) };
  },
};

const transposedSizes = {
  answer: (axis) => (axis.outputPadding < Math.max(axis.stride, axis.dilation)
    ? list(transposedSize(axis)) : null),
  mistakes(axis) {
    const { size, kernel, stride, padding, outputPadding, dilation } = axis;
    const stamped = stampedSize(axis);
    const right = stamped - 2 * padding + outputPadding;
    return [
      ["padding_pads", [stamped + 2 * padding + outputPadding]],
      ["padding_pads", [stampedSize({ ...axis, size: size + 2 * padding }) + outputPadding]],
      ["padding_once", [right + padding]],
      ["no_output_padding", [right - outputPadding]],
      ["output_padding_twice", [right + outputPadding]],
      ["all_strides", [right + stride]],
      ["direct", [outputSize(axis)]],
      ["taps_times_dilation", [right - span(axis) + dilation * kernel]],
      ["gaps", [right - span(axis) + span({ kernel, dilation: dilation + 1 })]],
      ["no_dilation", [right - span(axis) + kernel]],
      ["no_stride", [right - (stride - 1) * (size - 1)]],
    ];
  },
  told: (axis) => ({ span: span(axis), stamped: stampedSize(axis) }),
};

const samePadding = {
  answer: (axis) => paddingWidths({ ...axis, padding: "same" }),
  mistakes(axis) {
    const same = (change) => paddingWidths({ ...axis, padding: "same", ...change });
    const [before, after] = same({});
    const half = Math.floor(axis.kernel / 2);
    return [
      ["extra_pad", [after, before]],
      ["per_side", [before + after, before + after]],
      ["no_stride", same({ stride: 1 })],
      ["no_dilation", same({ dilation: 1 })],
      ["gaps", same({ dilation: axis.dilation + 1 })],
      ["half_kernel", [half, half]],
    ];
  },
  told(axis) {
    const [before, after] = paddingWidths({ ...axis, padding: "same" });
    const outputs = Math.ceil(axis.size / axis.stride);
    const needed = (outputs - 1) * axis.stride + span(axis);
    return { span: span(axis), outputs, needed, total: before + after, before, after };
  },
};

const layersOf = (setting) => [1, 2, 3].map((n) => ({
  kernel: setting[`kernel${n}`], stride: setting[`stride${n}`], dilation: setting[`dilation${n}`],
  padding: 0,
}));
const fieldOf = (layers) => receptiveFields(layers).at(-1).size;

const receptiveField = {
  answer: (setting) => [fieldOf(layersOf(setting))],
  mistakes(setting) {
    const layers = layersOf(setting);
    const all = (change) => fieldOf(layers.map((layer) => ({ ...layer, ...change(layer) })));
    const sum = (of) => layers.reduce((total, layer) => total + of(layer), 0);
    const jumps = receptiveFields(layers).slice(1);
    return [
      ["sum_of_spans", [sum(span)]],
      ["sum_of_spans", [sum(({ kernel }) => kernel)]],
      ["no_stride", [all(() => ({ stride: 1 }))]],
      ["own_stride", [1 + sum((layer) => (span(layer) - 1) * jumps[layers.indexOf(layer)].stride)]],
      ["gaps", [all(({ dilation }) => ({ dilation: dilation + 1 }))]],
      ["no_dilation", [all(() => ({ dilation: 1 }))]],
    ];
  },
  told(setting) {
    const layers = layersOf(setting);
    const fields = receptiveFields(layers);
    return Object.fromEntries(layers.flatMap((layer, n) => [
      [`span${n + 1}`, span(layer)],
      [`jump${n + 1}`, fields[n].stride],
      [`field${n + 1}`, fields[n + 1].size],
    ]));
  },
};

const numbersOf = ({ weights, biases }) => weights + biases;

const weights = {
  answer: (layer) => (divides(layer.groups, layer) ? [numbersOf(layerCounts(layer))] : null),
  mistakes(layer) {
    const { inChannels, outChannels, groups, kernel, rows, columns } = layer;
    const counted = layerCounts(layer);
    return [
      ["bias_per_position", [counted.weights + outChannels * rows * columns]],
      ["weights_per_position", [counted.weights * rows * columns + outChannels]],
      ["no_bias", [counted.weights]],
      ["one_bias", [counted.weights + 1]],
      ["bias_per_kernel", [counted.weights + outChannels * (inChannels / groups)]],
      ["bias_per_input", [counted.weights + inChannels]],
      ["no_groups", [numbersOf(layerCounts({ ...layer, groups: 1 }))]],
      ["groups_twice", [counted.weights / groups + outChannels]],
      ["one_channel", [outChannels * kernel ** 2 + outChannels]],
      ["one_side", [counted.weights / kernel + outChannels]],
    ];
  },
  told: (layer) => ({ ...layerCounts(layer), groupInputs: layer.inChannels / layer.groups }),
};

const sides = ({ rows, columns, kernelRows, kernelColumns, stride, padding }) => [
  { size: rows, kernel: kernelRows, stride, padding, dilation: 1 },
  { size: columns, kernel: kernelColumns, stride, padding, dilation: 1 },
];
const cells = (axes) => {
  const sizes = axes.map((axis) => outputSize(axis));
  return sizes.includes(null) ? null : sizes[0] * sizes[1];
};

const matrixShape = {
  answer: (setting) => list(cells(sides(setting)), setting.rows * setting.columns),
  mistakes(setting) {
    const { rows, columns, kernelRows, kernelColumns } = setting;
    const [outputs, inputs] = [cells(sides(setting)), rows * columns];
    const swapped = { ...setting, kernelRows: kernelColumns, kernelColumns: kernelRows };
    const [padded, other] = sides(setting).map(paddedSize);
    return [
      ["turned", [inputs, outputs]],
      ["padded_inputs", [outputs, padded * other]],
      ["taps", [outputs, kernelRows * kernelColumns]],
      ["taps", [kernelRows * kernelColumns, outputs]],
      ["swapped", [cells(sides(swapped)), inputs]],
      ["no_stride", [cells(sides({ ...setting, stride: 1 })), inputs]],
      ["no_padding", [cells(sides({ ...setting, padding: 0 })), inputs]],
    ];
  },
  told(setting) {
    const [outputRows, outputColumns] = sides(setting).map((axis) => outputSize(axis));
    return { outputRows, outputColumns, outputs: outputRows * outputColumns, inputs: setting.rows * setting.columns };
  },
};

export const KINDS = {
  output_size: outputSizes,
  transposed_size: transposedSizes,
  same_padding: samePadding,
  receptive_field: receptiveField,
  weights,
  kernel_matrix_shape: matrixShape,
};
export const MIXED = "mixed";

// Wrong formulas with a number of their own: those that happen to be right teach nothing.
export function mistakesOf(kind, setting) {
  const right = KINDS[kind].answer(setting);
  return KINDS[kind].mistakes(setting).filter(([, wrong]) =>
    wrong.every((value) => value !== null) && wrong.some((value, n) => value !== right[n]));
}

// Exercise number turn, from 0 on, of a seed. ranges: kind → [[name, lowest, highest], ...].
// A generator that starts from number turn + 1 of the seed draws the kind, if it is mixed, and then
// settings until one has an answer.
export function exercise(chosen, seed, turn, ranges) {
  const draw = generator(numberAt(seed, turn + 1));
  const kinds = Object.keys(KINDS);
  const kind = chosen === MIXED ? kinds[draw(0, kinds.length - 1)] : chosen;
  for (;;) {
    const setting = Object.fromEntries(ranges[kind].map(([name, low, high]) => [name, draw(low, high)]));
    const answer = KINDS[kind].answer(setting);
    if (answer) return { kind, setting, answer };
  }
}
