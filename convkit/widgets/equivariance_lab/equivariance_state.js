// Everything that the equivariance lab shows, computed once a change.
import {
  POOLINGS, SUMMARIES, axisFacts, difference, norm, response, shifted, summary,
} from "./equivariance.js";
import { BOUNDARIES } from "../shared/padding.js";

export const TRAITS = [
  "image", "kernel", "boundary", "down", "right", "stride", "pooling", "summary", "row", "column",
];

export function equivarianceState(model) {
  const image = model.get("image");
  const kernel = model.get("kernels")[model.get("kernel")];
  const [down, right] = [model.get("down"), model.get("right")];
  const setting = {
    boundary: BOUNDARIES[model.get("boundary")],
    stride: model.get("stride"),
    pooling: POOLINGS[model.get("pooling")],
  };
  const { boundary } = setting;
  const moved = shifted(image, down, right, boundary);
  const before = response(image, kernel, setting);
  const base = { ...setting, image, kernel, down, right, moved, before, summary: null };
  const [cells, across] = [before.length, before[0]?.length ?? 0];
  if (!cells || !across) return { ...base, isEmpty: true };
  const rows = axisFacts(image.length, cells, kernel.length, down, setting);
  const columns = axisFacts(image[0].length, across, kernel[0].length, right, setting);
  const after = response(moved, kernel, setting); // first shifted, then filtered
  const along = shifted(before, rows.moved, columns.moved, boundary); // first filtered
  const apart = difference(after, along);
  const kind = SUMMARIES[model.get("summary")];
  const clamp = (n, count) => Math.min(Math.max(n, 0), count - 1);
  return {
    ...base, isEmpty: false, rows, columns, after, along, apart,
    ...verdict(apart, along, rows, columns, boundary),
    summary: kind === "none" ? null : {
      kind, before: summary(before, kind), after: summary(after, kind),
    },
    row: clamp(model.get("row"), cells),
    column: clamp(model.get("column"), across),
  };
}

// How far the two results are apart, and what broke their equality.
function verdict(apart, along, rows, columns, boundary) {
  const differing = apart.flatMap((row, r) =>
    row.flatMap((value, c) => (value ? [rows.clear[r] && columns.clear[c]] : [])));
  const isWhole = rows.isWhole && columns.isWhole;
  const closes = rows.closes && columns.closes;
  const beyond = differing.filter((isClear) => !isClear).length;
  const isRing = boundary === "wrap";
  const any = differing.length > 0;
  return {
    count: differing.length, cells: apart.length * apart[0].length, beyond,
    norm: norm(apart), whole: norm(along),
    broken: {
      step: any && !isWhole,
      ring: any && isRing && !closes,
      border: any && !isRing && beyond > 0,
    },
    couldBreak: !isRing && (rows.clear.includes(false) || columns.clear.includes(false)),
  };
}

// Every map selects an output cell; pixels stand for the cell whose window begins nearest.
export function selection(model) {
  const set = (row, column) => {
    model.set({ row, column });
    model.save_changes();
  };
  const cellOf = ({ step }, pixel) => Math.floor(pixel / step);
  return {
    cell: (_, row, column) => set(row, column),
    before: ({ rows, columns }, row, column) => set(row + rows.moved, column + columns.moved),
    moved: ({ rows, columns }, row, column) => set(cellOf(rows, row), cellOf(columns, column)),
    image: ({ rows, columns, down, right }, row, column) =>
      set(cellOf(rows, row + down), cellOf(columns, column + right)),
  };
}
