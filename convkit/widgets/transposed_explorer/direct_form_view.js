// The direct form: the input stretched by zeros, padded or cropped, and the kernel reversed over it.
import { titledMap } from "./titled_map.js";

const READABLE = 17; // pixels: the kernel's numbers are read, however small the others' cells

const least = (values, weigh) => [...values].sort((a, b) => weigh(a) - weigh(b))[0];

// Along one axis: the output and the tap, in the order of the window, that read this place of the
// canvas; where none does, the nearest place in the direction that is meant.
function reading(axis, at, from, output) {
  const all = axis.places.flatMap((places, n) =>
    places.map((place, tap) => ({ place: place + axis.corner, output: n, tap })));
  const ahead = all.filter(({ place }) =>
    (at === from ? place === at : (place - from) * (at - from) > 0));
  const distance = Math.min(...ahead.map(({ place }) => Math.abs(place - at)));
  return least(ahead.filter(({ place }) => Math.abs(place - at) === distance),
    (pair) => Math.abs(pair.output - output)) ?? null;
}

export function directWay(words, select) {
  let shown = null;
  const turned = ({ row, column }) => ({
    row: shown.height.kernel - 1 - row, column: shown.width.kernel - 1 - column,
  });
  const chosen = () => shown.selection;
  // Where the window of the selected output has its selected tap; else its first.
  const tapPlace = () => {
    const { kind, tap } = chosen();
    return shown.direct.taps.find((at) => kind !== "cropped" && tap
      && at.tap.row === tap.row && at.tap.column === tap.column) ?? null;
  };
  const input = titledMap("input", {
    select: (row, column) => selectPlace(row, column),
    cursor: () => tapPlace() ?? shown.direct.taps[0],
  });
  const kernel = titledMap("kernel", {
    smallest: READABLE,
    select: (row, column) => select.windowTap(shown, chosen().output, turned({ row, column })),
    cursor: () => (chosen().tap ? turned(chosen().tap) : { row: 0, column: 0 }),
  });
  const output = titledMap("output", {
    hover: true,
    select: (row, column) => select.output(shown, { row, column }),
    cursor: () => chosen().output,
  });

  function selectPlace(row, column) {
    const { down, across, taps } = shown.direct;
    const from = tapPlace() ?? taps[0];
    const y = reading(down, row, from.row, chosen().output.row);
    const x = reading(across, column, from.column, chosen().output.column);
    if (!y || !x) return; // no window reads it
    select.windowTap(shown, { row: y.output, column: x.output }, turned({ row: y.tap, column: x.tap }));
  }

  function write(state) {
    shown = state;
    if (!state.hasOutput) {
      for (const part of [input, kernel, output]) part.rows = 0;
      return;
    }
    const { height, width, direct, size, forgetsFlip, sides } = state;
    const { down, across } = direct;
    const isCropped = [down, across].some((axis) => axis.before < 0 || axis.after < 0);
    input.write(state, isCropped ? words.cut_title : words.stretched_title, words.stretched_label,
      down.length, across.length, { kept: sides(down.kept, across.kept) });
    kernel.write(state, forgetsFlip ? words.unflipped_title : words.reversed_title,
      forgetsFlip ? words.unflipped_label : words.reversed_label, height.kernel, width.kernel);
    output.write(state, words.given_title, words.given_label, size.rows, size.columns);
  }

  function paintInput({ height, width, direct }, palette) {
    const { grid } = input;
    const { down, across, canvas, taps } = direct;
    const samples = new Set();
    grid.clear(palette);
    grid.fill(0, 0, grid.rows, grid.columns, palette.surface);
    for (let t = 0; t < height.size; t += 1) {
      for (let u = 0; u < width.size; u += 1) {
        const [row, column] = [down.place(t), across.place(u)];
        samples.add(row * grid.columns + column);
        grid.fill(row, column, 1, 1, palette.input.fill);
      }
    }
    grid.lines();
    grid.numbers((row, column) => canvas[row][column],
      (row, column) => (samples.has(row * grid.columns + column) ? palette.text : palette.muted));
    // the stretched input within its padding, and what is kept of both
    grid.outline(down.place(0), across.place(0), down.stretched, across.stretched, palette.muted, 1, [2, 3]);
    const [bottom, right] = [down.corner + down.kept, across.corner + across.kept];
    grid.hatch(0, 0, down.corner, grid.columns);
    grid.hatch(bottom, 0, grid.rows - bottom, grid.columns);
    grid.hatch(down.corner, 0, down.kept, across.corner);
    grid.hatch(down.corner, right, down.kept, grid.columns - right);
    for (const { row, column } of taps) grid.outline(row, column, 1, 1, palette.kernel.ink, 2);
    const at = tapPlace();
    if (at) grid.mark(at.row, at.column, palette.input.ink);
  }

  function paintKernel({ direct, selection }, palette) {
    kernel.ground(palette, palette.kernel.fill);
    kernel.grid.numbers((row, column) => direct.weights[row][column]);
    if (!selection.tap) return;
    const at = turned(selection.tap);
    kernel.grid.mark(at.row, at.column, palette.kernel.ink);
  }

  function paintOutput({ direct, selection, isWrong }, palette) {
    output.ground(palette, palette.output.fill);
    direct.output.forEach((line, row) => line.forEach((_, column) => {
      if (isWrong(row, column)) output.grid.hatch(row, column, 1, 1);
    }));
    output.grid.numbers((row, column) => direct.output[row][column]);
    output.grid.mark(selection.output.row, selection.output.column, palette.output.ink);
  }

  return {
    title: words.direct,
    stacks: [[input], [kernel, output]],
    write,
    paint(state, palette) {
      if (!state.hasOutput) return;
      paintInput(state, palette);
      paintKernel(state, palette);
      paintOutput(state, palette);
    },
  };
}
