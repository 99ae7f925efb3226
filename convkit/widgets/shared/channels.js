// Which channels belong together, and a layer of several channels.
import { convolve, positions, products } from "./steps.js";

export function divides(groups, { inChannels, outChannels }) {
  return inChannels % groups === 0 && outChannels % groups === 0;
}

export function commonDivisors(layer) {
  return Array.from({ length: layer.inChannels }, (_, n) => n + 1)
    .filter((groups) => divides(groups, layer));
}

// The channels of a group, each as [first, last].
export function groupAt({ inChannels, outChannels, groups }, group) {
  const [inputs, outputs] = [inChannels / groups, outChannels / groups];
  return {
    group,
    inputs: [group * inputs, (group + 1) * inputs - 1],
    outputs: [group * outputs, (group + 1) * outputs - 1],
  };
}

export function groupOfOutput(layer, channel) {
  return groupAt(layer, Math.floor(channel / (layer.outChannels / layer.groups)));
}

export function groupOfInput(layer, channel) {
  return groupAt(layer, Math.floor(channel / (layer.inChannels / layer.groups)));
}

// One output channel of an image of several: the sum of its channels' convolutions, and the bias.
// axis: both axes of a square image.
export function outputChannel(image, filter, bias, axis) {
  const places = positions(axis);
  const maps = filter.map((kernel, c) => convolve(image[c], kernel, axis.size, axis.size, places, places));
  return maps[0].map((row, r) => row.map((_, c) => maps.reduce((sum, map) => sum + map[r][c], bias)));
}

// The products of one output number, a list for each channel.
export function productsByChannel(image, filter, axis, row, column) {
  const places = positions(axis);
  return filter.map((kernel, c) =>
    products(image[c], kernel, axis.size, axis.size, places[row], places[column]));
}
