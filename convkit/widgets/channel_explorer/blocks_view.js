// Which weights exist: a row for each output channel, a column for each input channel.
import { groupAt } from "../shared/channels.js";
import { map } from "../shared/map.js";
import { element, fill, plural, setLabel, setText } from "../shared/text.js";

const LARGEST_CELL = 26; // pixels
const HEIGHT = 336; // of picture and caption
const CAPTION = 40;

export function blocksView(words, select) {
  let state = null;
  let width = 0;
  // The first row and column are the channels themselves.
  const part = map("kernel", {
    select: (row, column) => (row || column) && select.channels(row - 1, column - 1),
    cursor: () => ({ row: state.outChannel + 1, column: state.inChannel + 1 }),
  });
  const sentence = element("p", { class: "convkit-sentence", role: "status", "aria-live": "polite" });
  const picture = element("div", { class: "convkit-blocks" }, part.node);
  const node = element("div", { class: "convkit-window convkit-channels" }, picture, sentence);

  return {
    node,
    measure() {
      const changed = picture.clientWidth !== width;
      width = picture.clientWidth;
      return changed;
    },
    write(next) {
      state = next;
      const { inChannels, outChannels, groups, kernel } = state.layer;
      const cell = Math.min(LARGEST_CELL,
        (width - 2) / (inChannels + 1), (HEIGHT - CAPTION - 2) / (outChannels + 1));
      part.grid.resize(outChannels + 1, inChannels + 1, Math.max(1, cell));
      const names = { outputs: outChannels, inputs: inChannels, each: inChannels / groups, kernel };
      setText(part.caption, fill(words.blocks_title, names));
      setLabel(part.canvas, fill(words.blocks_label, names));
      setText(sentence, tell(state, words));
      sentence.classList.toggle("convkit-warning", state.refused > 0);
    },
    paint(_, palette) {
      part.grid.clear(palette);
      paintBlocks(part.grid, state, palette);
    },
  };
}

function paintBlocks(grid, { layer, outChannel, inChannel, outGroup, inGroup }, palette) {
  const { inChannels, outChannels, groups } = layer;
  grid.fill(1, 1, outChannels, inChannels, palette.surface);
  grid.fill(0, 1, 1, inChannels, palette.input.fill);
  grid.fill(1, 0, outChannels, 1, palette.output.fill);
  const blocks = Array.from({ length: groups }, (_, group) => groupAt(layer, group));
  const [high, wide] = [outChannels / groups, inChannels / groups];
  for (const { outputs, inputs } of blocks) {
    grid.fill(outputs[0] + 1, inputs[0] + 1, high, wide, palette.kernel.fill);
  }
  grid.lines();
  grid.fill(0, 0, 1, 1, palette.surface);
  const exists = (row, column) => Math.floor(row / high) === Math.floor(column / wide);
  grid.numbers((row, column) => {
    if (!row || !column) return row || column ? row + column - 1 : null;
    return exists(row - 1, column - 1) ? (column - 1) % wide : null;
  });
  for (const { outputs, inputs } of blocks) {
    grid.outline(outputs[0] + 1, inputs[0] + 1, high, wide, palette.kernel.ink, 2);
  }
  const chosen = outGroup ?? inGroup;
  if (!chosen) return;
  const isPair = outGroup && inGroup;
  const isThere = !isPair || outGroup.group === inGroup.group;
  if (outGroup && isThere) { // the channels that it reads
    grid.outline(0, chosen.inputs[0] + 1, 1, wide, palette.input.ink, 3);
    grid.outline(outChannel + 1, chosen.inputs[0] + 1, 1, wide, palette.text, 3);
  }
  if (inGroup && isThere) { // the channels that read it
    grid.outline(chosen.outputs[0] + 1, 0, high, 1, palette.output.ink, 3);
    grid.outline(chosen.outputs[0] + 1, inChannel + 1, high, 1, palette.text, 3);
  }
  grid.mark(outChannel + 1, inChannel + 1, isPair ? palette.kernel.ink
    : outGroup ? palette.output.ink : palette.input.ink);
}

const range = (words, key, [first, last]) =>
  fill(words[`${key}_${first === last ? "one" : "many"}`], { first, last });

function tell({ layer, outChannel, inChannel, outGroup, inGroup, refused, fitting }, words) {
  const { inChannels, outChannels, groups, kernel } = layer;
  if (refused) {
    const [isInputs, isOutputs] = [inChannels % refused > 0, outChannels % refused > 0];
    const why = isInputs && isOutputs ? words.dividing_neither
      : isInputs ? words.not_dividing_inputs : words.not_dividing_outputs;
    return [
      fill(why, { refused, inputs: inChannels, outputs: outChannels }),
      fill(words.fitting, { fitting: fitting.join(", "), groups }),
    ].join(" ");
  }
  const chosen = outGroup ?? inGroup;
  if (!chosen) return words.choose;
  const inputs = range(words, "inputs", chosen.inputs);
  const outputs = range(words, "outputs", chosen.outputs);
  const [group, area] = [chosen.group, kernel * kernel];
  if (!inGroup) {
    const each = inChannels / groups;
    return fill(words.output_reads, {
      channel: outChannel, group, last: groups - 1, inputs, kernel,
      filters: plural(words, "filters", each), weights: plural(words, "weights", each * area),
    });
  }
  if (!outGroup) {
    const each = outChannels / groups;
    return fill(words.input_is_read, {
      channel: inChannel, group, last: groups - 1, outputs, kernel,
      filters: plural(words, "filters", each), weights: plural(words, "weights", each * area),
    });
  }
  const pair = { output: outChannel, input: inChannel, kernel };
  if (outGroup.group !== inGroup.group) {
    return fill(words.no_weight, { ...pair, group: outGroup.group, other: inGroup.group });
  }
  return fill(words.one_filter, {
    ...pair, group, inputs, outputs, place: inChannel - chosen.inputs[0],
    weights: plural(words, "weights", area),
  });
}
