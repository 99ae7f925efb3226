// The settings of a layer's channels as the controls hold them, and the rules between them.
import { commonDivisors, divides } from "../shared/channels.js";
import { presets } from "../shared/presets.js";

export const TRAITS = [
  "in_channels", "out_channels", "groups", "kernel", "output", "out_channel", "in_channel",
  "refused", "example_filter", "example_cell",
];

// Channels in and out, groups, kernel; their names stand in the words.
const CASES = [
  [8, 16, 1, 3], [8, 12, 4, 3], [8, 8, 8, 3], [4, 8, 4, 3], [12, 6, 1, 1], [3, 2, 1, 3],
];

function presetTraits(preset) {
  const [inChannels, outChannels, groups, kernel] = CASES[preset - 1];
  return { in_channels: inChannels, out_channels: outChannels, groups, kernel };
}

export function layerOf(model) {
  const [inChannels, outChannels, groups, kernel, output] =
    ["in_channels", "out_channels", "groups", "kernel", "output"].map((name) => model.get(name));
  return { inChannels, outChannels, groups, kernel, output };
}

// A slider that is being moved takes no other value until it is done: its link waits for the
// answer `soon`, which is still before the picture.
export function keepConsistent(model, soon = queueMicrotask) {
  const examples = presets(model, presetTraits);
  let before = model.get("groups");
  const settle = () => {
    model.set("out_channel", Math.min(model.get("out_channel"), model.get("out_channels") - 1));
    model.set("in_channel", Math.min(model.get("in_channel"), model.get("in_channels") - 1));
    before = model.get("groups");
    examples.leave();
    model.save_changes();
  };
  // A number of groups that does not divide the channels is refused: it says so, and the next
  // number that does is taken, in the direction in which the reader moved.
  const take = (groups, refused) => {
    before = groups;
    model.set("groups", groups);
    model.set("refused", refused);
    settle();
  };
  const regroup = () => {
    const [layer, from] = [layerOf(model), before];
    if (layer.groups === from) return;
    if (divides(layer.groups, layer)) {
      take(layer.groups, 0);
      return;
    }
    const fitting = commonDivisors(layer);
    const onwards = layer.groups > from
      ? fitting.find((n) => n > layer.groups) ?? fitting.at(-1)
      : fitting.findLast((n) => n < layer.groups);
    take(onwards, layer.groups);
  };
  // Channels that no longer fit the groups: fewer groups.
  const rechannel = () => {
    const layer = layerOf(model);
    if (divides(layer.groups, layer)) take(layer.groups, 0);
    else take(commonDivisors(layer).findLast((n) => n < layer.groups), layer.groups);
  };
  model.on("change:preset", () => {
    examples.choose();
    settle();
  });
  model.on("change:groups", () => soon(regroup));
  for (const name of ["in_channels", "out_channels"]) model.on(`change:${name}`, rechannel);
  for (const name of ["kernel", "out_channel", "in_channel"]) model.on(`change:${name}`, settle);
  settle();
}
