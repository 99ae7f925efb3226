// Twin of convkit/arithmetic/counts.py for square kernels and outputs. A layer is
// {inChannels, outChannels, groups, kernel, output}, output being the side of one output channel.

export function layerCounts({ inChannels, outChannels, groups, kernel, output }) {
  const weights = outChannels * (inChannels / groups) * kernel ** 2;
  return { weights, biases: outChannels, multiplyAdds: weights * output ** 2 };
}

// The standard layer, the pair that may stand for it, and what both layers of the pair come to.
export function separableCounts(layer) {
  const { inChannels } = layer;
  const standard = layerCounts({ ...layer, groups: 1 });
  const depthwise = layerCounts({ ...layer, outChannels: inChannels, groups: inChannels });
  const pointwise = layerCounts({ ...layer, groups: 1, kernel: 1 });
  const pair = Object.fromEntries(
    Object.keys(depthwise).map((name) => [name, depthwise[name] + pointwise[name]]));
  return { standard, depthwise, pointwise, pair };
}
