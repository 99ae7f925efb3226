// Where the units of a stack stand, in pixels: each over the middle of its own field.
import { middle, unitOver } from "../shared/receptive_field.js";

const HEIGHT = 344;
const TAPE = 254; // middle of the input's row; below it stand the bars and the indices
const TOP = 30; // middle of the highest row there may be
const LARGEST_GAP = 78; // between rows
const LARGEST_BOX = 26;
const SMALLEST_BOX = 3;
const NEAR = 14; // pixels beside the last unit that still count as on it

export function coneLayout({ sizes, levels, maps, fields, size }, width) {
  // Every unit, what it reads, padding included, and the field of each.
  const ends = fields.flatMap((field, level) => {
    const map = maps[level];
    const first = Math.min(0, map?.[0][0] ?? 0);
    const last = Math.max(sizes[level] - 1, map?.at(-1).at(-1) ?? 0);
    const lastField = field.start + (sizes[level] - 1) * field.stride + field.size - 1;
    return [middle(field, first), middle(field, last), field.start, lastField];
  });
  const first = Math.min(0, ...ends);
  const samples = Math.max(size - 1, ...ends) - first + 1;
  const cell = Math.min(LARGEST_BOX, width / samples);
  const left = (width - cell * samples) / 2;
  const gap = Math.min(LARGEST_GAP, (TAPE - TOP) / Math.max(1, levels));

  const across = (coordinate) => left + (coordinate - first + 0.5) * cell;
  const box = (level) =>
    Math.max(SMALLEST_BOX, Math.min(LARGEST_BOX, fields[level].stride * cell * 0.94));
  return {
    width, height: HEIGHT, cell, boxHeight: 22, barTop: TAPE + 19, barHeight: 40, across,
    x: (level, unit) => across(middle(fields[level], unit)),
    y: (level) => TAPE - level * gap,
    box: (level) => (level ? box(level) : Math.max(1, cell)),
    // The unit at a point, or null: the nearest row, and there the nearest unit.
    unitAt(x, y) {
      const level = Math.max(0, Math.min(levels, Math.round((TAPE - y) / gap)));
      const over = unitOver(fields[level], first + (x - left) / cell - 0.5);
      const unit = Math.max(0, Math.min(sizes[level] - 1, Math.round(over)));
      const away = Math.abs(over - unit) * fields[level].stride * cell - box(level) / 2;
      return away <= NEAR ? { level, unit } : null;
    },
  };
}
