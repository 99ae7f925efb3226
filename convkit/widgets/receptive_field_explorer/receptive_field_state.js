// Everything that the views of a stack show, computed once a change.
import {
  middle, pathsDown, pathsUp, receptiveFields, regions, stackAxes, unitOver,
} from "../shared/receptive_field.js";
import { layersOf, sizesOf } from "./receptive_field_settings.js";
import { positions } from "../shared/steps.js";

export function stackState(model) {
  const [size, layers] = [model.get("size"), layersOf(model)];
  const axes = stackAxes(size, layers);
  const sizes = sizesOf(axes);
  const levels = sizes.length - 1; // that have units
  const maps = axes.slice(0, levels).map(positions);
  const state = {
    size, layers, axes, sizes, levels, maps,
    fields: receptiveFields(layers.slice(0, levels)),
    failing: levels < layers.length ? axes[levels] : null,
    level: Math.min(model.get("level"), levels),
  };
  if (!levels) return state;
  const unit = Math.min(model.get("unit"), sizes[state.level] - 1);
  const paths = pathsDown(maps, state.level, unit);
  const counts = Array.from({ length: size }, (_, n) => paths[0].get(n) ?? 0);
  const spanned = regions(layers.slice(0, state.level), unit);
  const isSpanned = (n) => spanned[0][0] <= n && n <= spanned[0][1];
  const [sample, row] = ["sample", "sample_row"].map((name) => Math.min(model.get(name), size - 1));
  return {
    ...state, unit, paths, counts, sample,
    sampleRow: row < 0 ? sample : row,
    regions: spanned,
    isMissed: (n) => isSpanned(n) && counts[n] === 0,
    isSpanned,
    ways: sample < 0 ? null : pathsUp(maps, sample),
    allPaths: layers.slice(0, state.level).reduce((product, layer) => product * layer.kernel, 1),
    reachedPaths: counts.reduce((sum, count) => sum + count, 0),
  };
}

// Ways to select, for all views.
export function stackSelection(model) {
  const set = (traits) => {
    model.set(traits);
    model.save_changes();
  };
  const nearest = (state, level, coordinate) => Math.max(0,
    Math.min(state.sizes[level] - 1, Math.round(unitOver(state.fields[level], coordinate))));
  return {
    unit: (level, unit) => set({ level, unit, sample: -1, sample_row: -1 }),
    sample: (sample) => set({ sample, sample_row: sample }),
    pixel: (row, column) => set({ sample: column, sample_row: row }),
    // By arrow keys: across among units or samples, up and down among the levels.
    move(state, across, up) {
      const { level, unit, sample, sizes, fields, levels } = state;
      const isInput = sample >= 0;
      if (across) {
        const [at, count] = isInput ? [sample, state.size] : [unit, sizes[level]];
        const next = Math.max(0, Math.min(count - 1, at + across));
        if (isInput) this.sample(next);
        else this.unit(level, next);
      } else if (isInput) {
        if (up > 0) this.unit(level, unit);
      } else if (level + up < 1) {
        this.sample(nearest(state, 0, middle(fields[level], unit)));
      } else if (level + up <= levels) {
        this.unit(level + up, nearest(state, level + up, middle(fields[level], unit)));
      }
    },
  };
}
