// Twin of convkit/arithmetic/transposed.py. An axis is {size, kernel, stride, padding,
// outputPadding, dilation}: size is that of the input of the transposed convolution, all others
// belong to the direct convolution whose matrix it transposes. padding is a number or a pair.
import { outputSize, paddingWidths, span } from "./arithmetic.js";

// Samples that the stamps reach, before anything is cropped.
export function stampedSize(axis) {
  return axis.stride * (axis.size - 1) + span(axis);
}

// o′ = s(i′−1) + k̂ − before − after + a, or null where the padding crops everything.
export function transposedSize(axis) {
  const [before, after] = paddingWidths(axis);
  const size = stampedSize(axis) - before - after + axis.outputPadding;
  return size < 1 ? null : size;
}

// Output padding stays below max(stride, dilation).
export function largestOutputPadding({ stride, dilation }) {
  return Math.max(stride, dilation) - 1;
}

// The direct convolution that equals the transposed one: its input is stretched, padded (cropped
// where a width is below 0), its kernel is reversed, its stride is 1.
export function directForm(axis) {
  const [before, after] = paddingWidths(axis);
  const reach = span(axis);
  return {
    zerosBetween: axis.stride - 1,
    before: reach - 1 - before,
    after: reach - 1 - after + axis.outputPadding,
    stretched: axis.stride * (axis.size - 1) + 1,
  };
}

// Sizes that the direct convolution takes to this axis's size: s of them, or fewer at the low end.
export function restorableSizes(axis) {
  const [before, after] = paddingWidths(axis);
  const least = stampedSize(axis) - before - after;
  return Array.from({ length: axis.stride }, (_, a) => least + a).filter((size) => size >= 1);
}

// Size to which the direct convolution takes the output of the transposed one.
export function sizeBack(axis) {
  return outputSize({ ...axis, size: transposedSize(axis) });
}
