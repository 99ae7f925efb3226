// Twin of convkit/arithmetic.py. An axis is {size, kernel, stride, padding, dilation};
// padding is a number, a pair [before, after], or "valid", "same", "same_lower", "full".
// Where Python raises because there is no output, these return null.

export function span({ kernel, dilation }) {
  return dilation * (kernel - 1) + 1;
}

export function paddingWidths(axis) {
  const { size, stride, padding } = axis;
  if (Array.isArray(padding)) return padding;
  if (typeof padding === "number") return [padding, padding];
  if (padding === "valid") return [0, 0];
  const reach = span(axis);
  if (padding === "full") return [reach - 1, reach - 1];
  const total = Math.max(0, (Math.ceil(size / stride) - 1) * stride + reach - size);
  const smaller = Math.floor(total / 2);
  return padding === "same" ? [smaller, total - smaller] : [total - smaller, smaller];
}

export function paddedSize(axis) {
  const [before, after] = paddingWidths(axis);
  return axis.size + before + after;
}

export function outputSize(axis, rounding = "floor") {
  const room = paddedSize(axis) - span(axis);
  if (room < 0) return null;
  if (rounding === "floor") return Math.floor(room / axis.stride) + 1;
  const places = Math.ceil(room / axis.stride) + 1;
  const beginsAfterInput = (places - 1) * axis.stride >= axis.size + paddingWidths(axis)[0];
  return rounding === "ceil" && beginsAfterInput ? places - 1 : places;
}

export function remainder(axis) {
  const room = paddedSize(axis) - span(axis);
  return room < 0 ? null : room % axis.stride;
}
