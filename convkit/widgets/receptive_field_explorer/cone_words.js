// What the cone shows, in words.
import { paddedSize, span } from "../shared/arithmetic.js";
import { fill, number, plural, setText } from "../shared/text.js";

export function tellCone(node, state, words) {
  node.classList.toggle("convkit-warning", state.failing !== null);
  setText(node, [
    ...(state.failing ? [whyItEnds(state, words)] : []),
    ...(state.levels ? [field(state, words)] : []),
    ...(state.levels && state.sample >= 0 ? [sampleWords(state, words)] : []),
  ].join(" "));
}

function whyItEnds({ failing, levels }, words) {
  return fill(words.no_output, {
    layer: levels + 1, span: span(failing), padded: paddedSize(failing),
  });
}

function field({ unit, level, regions, size, counts, isSpanned }, words) {
  const [first, last] = regions[0];
  const read = counts.filter((count) => count > 0).length;
  const missed = counts.filter((count, sample) => count === 0 && isSpanned(sample)).length;
  const outside = Math.max(0, Math.min(last, -1) - first + 1) + Math.max(0, last - Math.max(first, size) + 1);
  return [
    fill(words.field, { unit, level, first: number(first), last: number(last),
      samples: plural(words, "samples", last - first + 1) }),
    fill(words.reads, { read: plural(words, "samples", read),
      paths: plural(words, "paths", Math.max(...counts)) }),
    ...(missed ? [plural(words, "missed", missed)] : []),
    ...(outside ? [plural(words, "outside", outside)] : []),
  ].join(" ");
}

function sampleWords({ sample, counts, isSpanned, unit, level }, words) {
  const count = counts[sample];
  if (count) return fill(words.sample_reached, { sample, paths: plural(words, "paths", count) });
  return fill(isSpanned(sample) ? words.sample_missed : words.sample_outside, { sample, unit, level });
}
