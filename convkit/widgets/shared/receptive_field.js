// Twin of convkit/arithmetic/receptive_field.py along one axis, and the paths through a stack.
// A layer is {kernel, stride, padding, dilation}; level 0 is the input, level l is above layer l.
import { outputSize, span } from "./arithmetic.js";

// Each layer with the size of what it reads; the last one has no output if one does not fit.
export function stackAxes(size, layers) {
  const axes = [];
  for (const layer of layers) {
    axes.push({ ...layer, size });
    size = outputSize(axes.at(-1));
    if (size === null) break;
  }
  return axes;
}

// The field of unit 0 of every level, and from field to field (stride).
export function receptiveFields(layers) {
  const fields = [{ size: 1, stride: 1, start: 0 }];
  for (const layer of layers) {
    const { size, stride, start } = fields.at(-1);
    fields.push({
      size: size + (span(layer) - 1) * stride,
      stride: stride * layer.stride,
      start: start - layer.padding * stride,
    });
  }
  return fields;
}

// First and last index that the last layer's unit sees of every level, from the input up.
export function regions(layers, unit) {
  const found = [[unit, unit]];
  for (const layer of [...layers].reverse()) {
    const [first, last] = found[0];
    const begin = (index) => index * layer.stride - layer.padding;
    found.unshift([begin(first), begin(last) + span(layer) - 1]);
  }
  return found;
}

// Over which input coordinate a unit stands.
export function middle({ size, stride, start }, unit) {
  return start + unit * stride + (size - 1) / 2;
}

// The unit, a fraction as a rule, that stands over an input coordinate.
export function unitOver({ size, stride, start }, coordinate) {
  return (coordinate - start - (size - 1) / 2) / stride;
}

// For every level from the input up: index → number of paths from the unit down to it.
// maps[l][u]: what unit u of level l+1 reads. Where an index lies in the padding its paths end.
export function pathsDown(maps, level, unit) {
  const paths = [new Map([[unit, 1]])];
  for (const map of maps.slice(0, level).reverse()) {
    const below = new Map();
    for (const [index, count] of paths[0]) {
      for (const read of map[index] ?? []) below.set(read, (below.get(read) ?? 0) + count);
    }
    paths.unshift(below);
  }
  return paths;
}

// For every level from the input up: the units from which a path leads to the sample.
export function pathsUp(maps, sample) {
  const reached = [new Set([sample])];
  for (const map of maps) {
    const below = reached.at(-1);
    const reads = [...map.keys()].filter((unit) => map[unit].some((index) => below.has(index)));
    reached.push(new Set(reads));
  }
  return reached;
}
