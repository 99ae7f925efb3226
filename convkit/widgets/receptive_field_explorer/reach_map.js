// The cone over a picture: how many paths lead to each pixel, the product of both axes' counts.
import { map } from "../shared/map.js";
import { element, fill, plural, setLabel, setText } from "../shared/text.js";

const LARGEST_CELL = 26; // pixels
const SIDE = 380;

export function reachMap(words, select) {
  let state = null;
  let width = 0;
  const part = map("input", {
    select: (row, column) => state.levels && select.pixel(row, column),
    cursor: () => {
      const middleOf = Math.max(0, Math.min(state.size - 1,
        Math.floor((state.regions[0][0] + state.regions[0][1]) / 2)));
      return state.sample < 0 ? { row: middleOf, column: middleOf }
        : { row: state.sampleRow, column: state.sample };
    },
  });
  const told = element("p", { class: "convkit-note" });
  const node = element("div", { class: "convkit-reach" }, part.node, told);
  const ends = () => {
    const [first, last] = state.regions[0];
    return [Math.max(0, first), Math.min(state.size - 1, last)];
  };

  return {
    node,
    measure() {
      const changed = node.clientWidth !== width;
      width = node.clientWidth;
      return changed;
    },
    write(next) {
      state = next;
      node.hidden = !state.levels;
      if (!state.levels) return;
      const { size, counts, sample, sampleRow, unit, level } = state;
      part.grid.resize(size, size, Math.min(LARGEST_CELL, (Math.min(width, SIDE) - 4) / size));
      setText(part.caption, fill(words.map_title, { size }));
      setLabel(part.canvas, fill(words.map_label, { size }));
      const read = counts.filter((count) => count > 0).length;
      const [first, last] = ends();
      const across = Math.max(0, last - first + 1);
      setText(told, [
        fill(words.map_reads, { unit, level, read: read * read, all: across * across, across }),
        ...(sample < 0 ? [] : [fill(words.map_pixel, {
          row: sampleRow, column: sample, down: counts[sampleRow], across: counts[sample],
          paths: plural(words, "paths", counts[sampleRow] * counts[sample]),
        })]),
      ].join(" "));
    },
    paint(_, palette) {
      if (!state.levels) return;
      const { grid } = part;
      const { counts, size, sample, sampleRow } = state;
      const most = Math.max(1, ...counts) ** 2;
      const [first, last] = ends();
      const across = last - first + 1;
      grid.clear(palette);
      if (across > 0) grid.hatch(first, first, across, across);
      counts.forEach((down, row) => counts.forEach((count, column) => {
        if (!down || !count) return;
        grid.fill(row, column, 1, 1, palette.surface);
        grid.fill(row, column, 1, 1, palette.input.ink, 0.05 + (0.4 * down * count) / most);
      }));
      if (grid.cell > 4) grid.lines();
      grid.outline(0, 0, size, size, palette.muted, 1);
      grid.numbers((row, column) => counts[row] * counts[column] || null);
      if (across > 0) grid.outline(first, first, across, across, palette.kernel.ink, 2, [6, 3]);
      if (sample >= 0) grid.mark(sampleRow, sample, palette.input.ink);
    },
  };
}
