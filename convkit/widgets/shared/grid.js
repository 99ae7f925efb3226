// A matrix of cells on a canvas: shades or roles behind, numbers in front, marks on top.
import { element, number } from "./text.js";

const SMALLEST_NUMBERED_CELL = 17; // pixels; below it numbers would be unreadable

export class Grid {
  constructor(canvas) {
    this.canvas = canvas;
    // What stands on the page: the canvas may be larger than what it shows.
    this.frame = element("div", { class: "convkit-frame" }, canvas);
    // Small and drawn anew each time: it stays in memory, not on the graphics card.
    this.context = canvas.getContext("2d", { willReadFrequently: true });
  }

  // Make room for the cells, sharp on every screen. New pixels cost a canvas a millisecond: it
  // only grows.
  resize(rows, columns, cell) {
    Object.assign(this, { rows, columns, cell });
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [columns * cell + 2, rows * cell + 2]; // room for the outer marks
    const size = `${width} ${height} ${ratio}`;
    if (size === this.size) return; // another size costs the page a layout
    this.size = size;
    Object.assign(this.frame.style, { width: `${width}px`, height: `${height}px` });
    const { canvas } = this;
    if (ratio !== this.ratio) Object.assign(canvas, { width: 0, height: 0 });
    const [wide, high] = [
      Math.max(canvas.width, Math.ceil(width * ratio)),
      Math.max(canvas.height, Math.ceil(height * ratio)),
    ];
    if (wide === canvas.width && high === canvas.height) return;
    this.ratio = ratio;
    Object.assign(canvas, { width: wide, height: high });
    Object.assign(canvas.style, { width: `${wide / ratio}px`, height: `${high / ratio}px` });
    this.context.setTransform(ratio, 0, 0, ratio, ratio, ratio);
  }

  clear(palette) {
    this.palette = palette;
    this.context.clearRect(-1, -1, this.canvas.width, this.canvas.height);
  }

  fill(top, left, rows, columns, colour, strength = 1) {
    this.context.globalAlpha = strength;
    this.context.fillStyle = colour;
    this.context.fillRect(
      left * this.cell, top * this.cell, columns * this.cell, rows * this.cell);
    this.context.globalAlpha = 1;
  }

  // Paint levels of grey, one a cell, without seams: a small picture, enlarged.
  shade(top, left, levels) {
    const pixels = new ImageData(levels[0].length, levels.length);
    levels.flat().forEach((level, n) => pixels.data.set([level, level, level, 255], 4 * n));
    this.picture(top, left, pixels);
  }

  // Paint a picture, one pixel a cell. The same one again is only painted, not read anew.
  picture(top, left, pixels) {
    const { context, cell } = this;
    this.store ??= document.createElement("canvas");
    if (this.stored !== pixels) {
      this.stored = pixels;
      Object.assign(this.store, { width: pixels.width, height: pixels.height });
      this.store.getContext("2d", { willReadFrequently: true }).putImageData(pixels, 0, 0);
    }
    context.imageSmoothingEnabled = cell * (window.devicePixelRatio || 1) < 1; // only if reduced
    context.drawImage(
      this.store, left * cell, top * cell, pixels.width * cell, pixels.height * cell);
  }

  lines() {
    const { context, cell, rows, columns } = this;
    context.strokeStyle = this.palette.line;
    context.lineWidth = cell > 8 ? 1 : 0.4;
    context.beginPath();
    for (let row = 0; row <= rows; row += 1) {
      context.moveTo(0, row * cell);
      context.lineTo(columns * cell, row * cell);
    }
    for (let column = 0; column <= columns; column += 1) {
      context.moveTo(column * cell, 0);
      context.lineTo(column * cell, rows * cell);
    }
    context.stroke();
  }

  isNumbered() {
    return this.cell >= SMALLEST_NUMBERED_CELL;
  }

  // A cell whose value is null stays empty. colourAt(row, column) is for cells whose ground
  // is not the palette's.
  numbers(valueAt, colourAt = () => this.palette.text) {
    if (!this.isNumbered()) return;
    const { context, cell, rows, columns } = this;
    context.textAlign = "center";
    context.textBaseline = "middle";
    let size = 0;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const value = valueAt(row, column);
        if (value === null) continue;
        const text = number(value);
        const wanted = Math.min(cell * 0.42, (cell * 1.45) / text.length);
        if (wanted !== size) {
          size = wanted;
          context.font = `${size}px system-ui, sans-serif`;
        }
        context.fillStyle = colourAt(row, column);
        context.fillText(text, (column + 0.5) * cell, (row + 0.53) * cell);
      }
    }
  }

  // Lines of text below each other in every cell, in one size. linesAt(row, column) gives each
  // line as [text, colour].
  stacks(linesAt) {
    const { context, cell, rows, columns } = this;
    const cells = Array.from({ length: rows * columns }, (_, n) =>
      linesAt(Math.floor(n / columns), n % columns));
    const longest = Math.max(...cells.flat().map(([text]) => text.length));
    const size = Math.min(14, (cell * 0.85) / cells[0].length, (cell * 1.65) / longest);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `${size}px system-ui, sans-serif`;
    cells.forEach((lines, n) => lines.forEach(([text, colour], line) => {
      const [x, y] = [n % columns + 0.5, Math.floor(n / columns) + (line + 0.6) / (lines.length + 0.2)];
      context.fillStyle = colour;
      context.fillText(text, x * cell, y * cell);
    }));
  }

  // Diagonal strokes over a block: cells that no window reads.
  hatch(top, left, rows, columns) {
    if (!rows || !columns) return;
    const { context, cell } = this;
    const [x, y, width, height] = [left * cell, top * cell, columns * cell, rows * cell];
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.strokeStyle = this.palette.muted;
    context.lineWidth = 1;
    context.beginPath();
    for (let offset = 0; offset < width + height; offset += 7) {
      context.moveTo(x + offset, y);
      context.lineTo(x + offset - height, y + height);
    }
    context.stroke();
    context.restore();
  }

  outline(row, column, rows, columns, colour, width, dash = []) {
    const { context, cell } = this;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.strokeRect(column * cell, row * cell, columns * cell, rows * cell);
    context.setLineDash([]);
  }

  // The selected cell: a ring that stands out from any ground.
  mark(row, column, colour) {
    this.outline(row, column, 1, 1, this.palette.surface, 5);
    this.outline(row, column, 1, 1, colour, 3);
  }

  // The cell under a pointer, or null.
  cellAt(event) {
    const column = Math.floor((event.offsetX - 1) / this.cell);
    const row = Math.floor((event.offsetY - 1) / this.cell);
    const inside = row >= 0 && row < this.rows && column >= 0 && column < this.columns;
    return inside ? { row, column } : null;
  }
}

// Levels of grey, 0 to 255: from 0 to the largest value, or with 0 in the middle if any is negative.
// Matrices that are compared share a scale, that of all their rows together.
export function greyLevels(values, scaleOf = values) {
  const all = scaleOf.flat();
  const low = all.reduce((a, b) => Math.min(a, b), 0);
  const limit = Math.max(all.reduce((a, b) => Math.max(a, b), 0), -low) || 1;
  const scale = low < 0 ? (value) => 0.5 + value / limit / 2 : (value) => value / limit;
  return values.map((row) => row.map((value) => Math.round(255 * scale(value))));
}

export function inkOn(level) {
  return level > 127 ? "black" : "white";
}
