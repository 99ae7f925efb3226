// Everything that the views of a layer's channels show, computed once a change.
import {
  commonDivisors, groupOfInput, groupOfOutput, outputChannel, productsByChannel,
} from "../shared/channels.js";
import { layerOf } from "./channel_settings.js";
import { layerCounts, separableCounts } from "../shared/counts.js";

export function channelState(model) {
  const layer = layerOf(model);
  const outChannel = Math.min(model.get("out_channel"), layer.outChannels - 1);
  const inChannel = Math.min(model.get("in_channel"), layer.inChannels - 1);
  const outGroup = outChannel < 0 ? null : groupOfOutput(layer, outChannel);
  const inGroup = inChannel < 0 ? null : groupOfInput(layer, inChannel);
  return {
    layer, outChannel, inChannel, outGroup, inGroup,
    fitting: commonDivisors(layer),
    refused: model.get("refused"),
    counts: layerCounts(layer),
    ...separableCounts(layer),
    example: exampleState(model),
  };
}

function exampleState(model) {
  const [image, filters, biases, axis] =
    ["example_image", "example_filters", "example_biases", "example_axis"].map((name) => model.get(name));
  const outputs = filters.map((filter, n) => outputChannel(image, filter, biases[n], axis));
  const side = outputs[0].length;
  const filter = Math.min(model.get("example_filter"), filters.length - 1);
  const cell = Math.min(model.get("example_cell"), side * side - 1);
  const [row, column] = [Math.floor(cell / side), cell % side];
  const byChannel = productsByChannel(image, filters[filter], axis, row, column);
  return {
    image, kernels: filters[filter], bias: biases[filter], axis, outputs, side, filter, row, column,
    byChannel,
    sums: byChannel.map((taps) => taps.reduce((sum, tap) => sum + tap.value * tap.weight, 0)),
    value: outputs[filter][row][column],
  };
}

// Ways to select, for all views.
export function channelSelection(model) {
  const set = (traits) => {
    model.set(traits);
    model.save_changes();
  };
  return {
    // −1 stands for none: then the other one's channels are shown.
    channels: (outChannel, inChannel) =>
      set({ out_channel: outChannel, in_channel: inChannel, refused: 0 }),
    example: (filter, cell) => set({ example_filter: filter, example_cell: cell }),
  };
}
