// Draws the cone of a unit. Reached units are filled and outlined, padding is dashed, samples
// that the cone leaves out are hatched, and bars count the paths.
import { fill, number, plural } from "../shared/text.js";

const SMALLEST_NUMBERED = 15; // pixels of width
const MANY = 160; // lines; so many are drawn thin
const TICKS = [1, 2, 5, 10, 20, 50];

export function paintCone(grid, state, layout, words) {
  if (state.levels) paintPaths(grid, state, layout);
  for (let level = 0; level <= state.levels; level += 1) {
    paintLevel(grid, state, layout, level);
  }
  if (state.levels) paintRegion(grid, state, layout);
  paintTicks(grid, state, layout);
  paintNames(grid, state, layout, words);
}

function paintPaths(grid, state, layout) {
  const { context, palette } = grid;
  const { level, maps, paths, ways, sizes } = state;
  for (let l = level; l > 0; l -= 1) {
    const lines = [...paths[l].keys()].filter((unit) => unit >= 0 && unit < sizes[l])
      .flatMap((unit) => maps[l - 1][unit].map((read) => [unit, read]));
    const stroke = (chosen, width, alpha) => {
      context.globalAlpha = alpha;
      context.lineWidth = width;
      context.beginPath();
      for (const [unit, read] of chosen) {
        context.moveTo(layout.x(l, unit), layout.y(l) + layout.boxHeight / 2);
        context.lineTo(layout.x(l - 1, read), layout.y(l - 1) - layout.boxHeight / 2);
      }
      context.stroke();
    };
    context.strokeStyle = palette.kernel.ink;
    stroke(lines, lines.length > MANY ? 0.5 : 1, 0.75);
    if (ways) stroke(lines.filter(([unit, read]) => ways[l].has(unit) && ways[l - 1].has(read)), 3, 1);
  }
  context.globalAlpha = 1;
}

function paintLevel(grid, state, layout, level) {
  const { palette, context } = grid;
  const { sizes, paths, counts, unit } = state;
  const role = level ? palette.output : palette.input;
  const [width, height] = [layout.box(level), layout.boxHeight];
  const top = layout.y(level) - height / 2;
  const box = (index) => [top, layout.x(level, index) - width / 2, height, width];
  const inside = (index) => index >= 0 && index < sizes[level];
  const reached = paths?.[level] ?? new Map();
  const spacing = width > 6 ? 1 : 0.5;

  for (let index = 0; index < sizes[level]; index += 1) {
    const place = box(index);
    grid.fill(...place, palette.surface);
    if (reached.has(index)) grid.fill(...place, role.fill);
    else if (!level && state.isMissed?.(index)) grid.hatch(...place);
    grid.outline(...outlined(place), reached.has(index) ? palette.kernel.ink : palette.line,
      reached.has(index) && width > 6 ? 1.75 : spacing);
  }
  for (const index of reached.keys()) {
    if (inside(index)) continue;
    grid.fill(...box(index), palette.surface);
    grid.outline(...outlined(box(index)), palette.kernel.ink, 1.25, [2, 3]);
  }
  context.font = `${Math.min(12, width * 0.6)}px system-ui, sans-serif`;
  if (width >= SMALLEST_NUMBERED) {
    for (let index = 0; index < sizes[level]; index += 1) {
      const text = level ? number(index) : counts && state.isSpanned(index) ? number(counts[index]) : "";
      const isHatched = !level && state.isMissed?.(index);
      if (!isHatched) write(grid, text, layout.x(level, index), layout.y(level), width - 2);
    }
    for (const index of reached.keys()) {
      if (!inside(index)) write(grid, "0", layout.x(level, index), layout.y(level), width - 2);
    }
  }
  const chosen = level === state.level && level ? unit : !level && state.sample >= 0 ? state.sample : null;
  if (chosen !== null && state.levels) {
    grid.outline(...box(chosen), palette.surface, 6);
    grid.outline(...box(chosen), level ? palette.output.ink : palette.input.ink, 3);
  }
}

const outlined = ([top, left, height, width]) => [top + 0.5, left + 0.5, height - 1, width - 1];

// The nominal field on the input, and a bar for each sample's number of paths.
function paintRegion(grid, { regions, counts }, layout) {
  const { palette } = grid;
  const [first, last] = regions[0];
  const [left, right] = [layout.across(first - 0.5), layout.across(last + 0.5)];
  grid.outline(layout.y(0) - 15, left, 29, right - left, palette.kernel.ink, 2, [6, 3]);
  const most = Math.max(1, ...counts);
  counts.forEach((count, sample) => {
    if (!count) return;
    const height = Math.max(1.5, (layout.barHeight * count) / most);
    const width = Math.max(1, layout.cell - (layout.cell > 4 ? 2 : 0));
    grid.fill(layout.barTop + layout.barHeight - height, layout.x(0, sample) - width / 2,
      height, width, palette.input.ink, 0.85);
  });
}

function paintTicks(grid, { size }, layout) {
  const { context, palette } = grid;
  const step = TICKS.find((n) => n * layout.cell >= 22) ?? size;
  context.font = "11px system-ui, sans-serif";
  const y = layout.barTop + layout.barHeight;
  grid.fill(y, layout.across(-0.5), 1, layout.cell * size, palette.muted);
  for (let sample = 0; sample < size; sample += step) {
    write(grid, number(sample), layout.x(0, sample), y + 10, 40);
  }
}

function paintNames(grid, { sizes, levels }, layout, words) {
  const { context, palette } = grid;
  context.font = "600 12px system-ui, sans-serif";
  for (let level = 0; level <= levels; level += 1) {
    const name = level
      ? fill(words.row_layer, { level, units: plural(words, "units", sizes[level]) })
      : fill(words.row_input, { units: plural(words, "samples", sizes[level]) });
    const top = layout.y(level) - layout.boxHeight / 2;
    halo(grid, name, 0, top - 8, level ? palette.output.ink : palette.input.ink);
  }
}

function write({ context, palette }, text, x, y, room) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = palette.text;
  context.fillText(text, x, y + 1, room);
}

// Text that is read over lines.
function halo({ context, palette }, text, x, y, colour) {
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.strokeStyle = palette.surface;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
