// Curves and samples over one axis, on a canvas: axes with numbers, stems, bars, lines, areas.
import { number } from "../shared/text.js";

const MARGIN = { left: 40, top: 10, bottom: 20, right: 10 };
const TICK_ROOM = { x: 55, y: 30 }; // pixels that a tick and its number need
const OUTLINED = 7; // pixels between samples, below which bars have no outline
const LETTER = 7; // pixels
const ASIDE = 4; // pixels from its place, where two signals stand side by side
const MARKS = {
  circle: (context, x, y) => context.arc(x, y, 4, 0, 2 * Math.PI),
  square: (context, x, y) => context.rect(x - 3.5, y - 3.5, 7, 7),
  triangle: (context, x, y) => {
    context.moveTo(x, y - 5);
    context.lineTo(x + 5, y + 4);
    context.lineTo(x - 5, y + 4);
    context.closePath();
  },
};

// Round numbers between two ends, at most `count` of them.
export function ticks([low, high], count, smallest = 0) {
  const wanted = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = Math.max(smallest, [1, 2, 5, 10].find((n) => n * power >= wanted * 0.999) * power);
  const first = Math.ceil(low / step - 1e-6);
  const last = Math.floor(high / step + 1e-6);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => (first + n) * step);
}

// Ends that hold 0 and all values, with a little air.
export function span(values) {
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), 0);
  const air = 0.2 * (high - low || 1);
  return [low < 0 ? low - air : 0, high > 0 || low === 0 ? high + air : 0];
}

// Two spans in one picture: each keeps its scale, and their zeros stand at the same height.
export function alignZeros(one, other) {
  const below = Math.max(...[one, other].map(([low, high]) => -low / (high - low)));
  const share = Math.min(below, 0.9);
  const aligned = ([low, high]) => {
    const top = Math.max(high, (-low * (1 - share)) / (share || 1));
    return [(-share / (1 - share)) * top, top];
  };
  return [aligned(one), aligned(other)];
}

export class Plot {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { willReadFrequently: true });
  }

  resize(width, height) {
    const ratio = window.devicePixelRatio || 1;
    const size = `${width} ${height} ${ratio}`;
    if (size === this.size) return;
    Object.assign(this, { size, width, height });
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  // xs, ys: [low, high]. `second` is a scale on the right, for a signal of another size;
  // `air` keeps the first and the last sample away from the axes.
  scale({ xs, ys, second = null, hasRight = false, air = 0 }) {
    this.xs = [xs[0] - air, xs[1] + air];
    Object.assign(this, { ys, second });
    this.right = this.width - (hasRight ? MARGIN.left : MARGIN.right);
    this.bottom = this.height - MARGIN.bottom;
    this.perX = (this.right - MARGIN.left) / (this.xs[1] - this.xs[0]);
  }

  x(value) {
    return MARGIN.left + (value - this.xs[0]) * this.perX;
  }

  y(value, isSecond = false) {
    const [low, high] = isSecond ? this.second : this.ys;
    return this.bottom - ((value - low) / (high - low)) * (this.bottom - MARGIN.top);
  }

  // The place under a pointer, in the numbers of the axes.
  at(event) {
    const [low, high] = this.ys;
    return {
      x: this.xs[0] + (event.offsetX - MARGIN.left) / this.perX,
      y: low + ((this.bottom - event.offsetY) / (this.bottom - MARGIN.top)) * (high - low),
    };
  }

  // secondInk: colour of the numbers on the right.
  axes(palette, smallest, secondInk) {
    const { context, width, height, right, bottom } = this;
    this.palette = palette;
    context.clearRect(0, 0, width, height);
    context.lineWidth = 1;
    context.font = "11px system-ui, sans-serif";
    context.fillStyle = palette.muted;
    context.textAlign = "center";
    context.textBaseline = "top";
    const across = ticks(this.xs, (right - MARGIN.left) / TICK_ROOM.x, smallest);
    for (const x of across) {
      this.#stroke(palette.line, 1, [], [[this.x(x), bottom], [this.x(x), bottom + 4]]);
      context.fillText(number(x), this.x(x), bottom + 6);
    }
    context.textBaseline = "middle";
    const sides = [[this.ys, false, MARGIN.left - 4, "right", palette.muted]];
    if (this.second) sides.push([this.second, true, right + 4, "left", secondInk]);
    for (const [ends, isSecond, x, align, ink] of sides) {
      context.textAlign = align;
      for (const y of ticks(ends, (bottom - MARGIN.top) / TICK_ROOM.y)) {
        context.fillStyle = ink;
        context.fillText(number(y), x, this.y(y, isSecond));
        if (!isSecond) this.#stroke(palette.line, 0.5, [], [[MARGIN.left, this.y(y)], [right, this.y(y)]]);
      }
    }
    this.#stroke(palette.muted, 1, [], [[MARGIN.left, this.y(0)], [right, this.y(0)]]);
  }

  // Samples: a stem and a mark each, with its number where there is room. `side` −1 or 1 moves
  // them to the left or right of their places, so that two signals do not hide each other.
  samples(points, { colour, mark, dash = [], isSecond = false, isFaint = false, side = 0 }) {
    const { context } = this;
    for (const [x, value] of points) {
      const [left, top] = [this.x(x) + side * ASIDE, this.y(value, isSecond)];
      this.#stroke(colour, 1.5, dash, [[left, this.y(0)], [left, top]]);
      context.beginPath();
      MARKS[mark](context, left, top);
      context.fillStyle = isFaint ? this.palette.surface : colour;
      context.fill();
      if (isFaint) context.stroke();
    }
    if (!isFaint) this.#numbers(points, colour, isSecond, side);
  }

  // Many samples: thin strokes up to a line, which a gap interrupts.
  comb(points, { colour, isSecond = false }) {
    const tips = points.map(([x, value]) => [this.x(x), this.y(value, isSecond)]);
    tips.forEach(([x, y], n) => {
      this.#stroke(colour, 0.8, [], [[x, this.y(0)], [x, y]]);
      const isNext = n > 0 && points[n][0] - points[n - 1][0] <= 1;
      if (isNext) this.#stroke(colour, 2, [], [tips[n - 1], [x, y]]);
    });
  }

  bars(points, { fill, ink }) {
    const { context } = this;
    const width = Math.max(1, this.perX * 0.6);
    for (const [x, value] of points) {
      const [left, top, base] = [this.x(x) - width / 2, this.y(value), this.y(0)];
      context.fillStyle = this.perX < OUTLINED ? ink : fill;
      context.fillRect(left, Math.min(top, base), width, Math.abs(base - top));
      if (this.perX < OUTLINED) continue;
      context.strokeStyle = ink;
      context.lineWidth = 1.5;
      context.setLineDash([]);
      context.strokeRect(left, Math.min(top, base), width, Math.abs(base - top));
    }
    this.#numbers(points, ink);
  }

  line(points, { colour, dash = [], width = 2, isSecond = false }) {
    this.#stroke(colour, width, dash, points.map(([x, y]) => [this.x(x), this.y(y, isSecond)]));
  }

  // The area between a curve and 0, hatched as well as filled.
  area(points, { fill, ink }) {
    if (!points.length) return;
    const { context } = this;
    context.save();
    context.beginPath();
    for (const [x, y] of points) context.lineTo(this.x(x), this.y(y));
    context.closePath();
    context.fillStyle = fill;
    context.fill();
    context.clip();
    for (let x = MARGIN.left; x < this.right + this.height; x += 8) {
      this.#stroke(ink, 0.6, [], [[x, 0], [x - this.height, this.height]]);
    }
    context.restore();
    this.line(points, { colour: ink, width: 1.5 });
  }

  // A place on the axis, through the whole height.
  place(x, colour) {
    this.#stroke(colour, 1.5, [5, 3], [[this.x(x), MARGIN.top - 8], [this.x(x), this.bottom]]);
  }

  ring(x, value, colour) {
    const { context } = this;
    for (const [ink, width] of [[this.palette.surface, 5], [colour, 2.5]]) {
      context.beginPath();
      context.arc(this.x(x), this.y(value), 7, 0, 2 * Math.PI);
      this.#outline(ink, width);
    }
  }

  // Above the marks, or at their sides; none at all where one would not fit.
  #numbers(points, colour, isSecond = false, side = 0) {
    const longest = Math.max(...points.map(([, value]) => number(value).length));
    const gaps = points.slice(1).map(([x], n) => x - points[n][0] || Infinity);
    if (longest * LETTER > (this.perX * Math.min(1, ...gaps)) / (side ? 2 : 1)) return;
    const { context } = this;
    context.fillStyle = colour;
    context.textAlign = ["right", "center", "left"][side + 1];
    context.textBaseline = "middle";
    for (const [x, value] of points) {
      const top = this.y(value, isSecond) + (side ? 0 : value < 0 ? 14 : -14);
      context.fillText(
        number(value), this.x(x) + side * (ASIDE + 6), Math.max(6, Math.min(this.bottom - 6, top)));
    }
  }

  #stroke(colour, width, dash, points) {
    const { context } = this;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.setLineDash(dash);
    this.#outline(colour, width);
    context.setLineDash([]);
  }

  #outline(colour, width) {
    this.context.strokeStyle = colour;
    this.context.lineWidth = width;
    this.context.stroke();
  }
}
