// A list of examples; place 0 stands for the reader's own setting. traitsOf(n) is what the n-th sets.

export function presets(model, traitsOf) {
  const stands = (preset) =>
    Object.entries(traitsOf(preset)).every(([name, value]) => model.get(name) === value);
  return {
    choose() {
      const preset = model.get("preset");
      if (preset && !stands(preset)) model.set({ ...traitsOf(preset), preset });
    },
    // A setting that was moved away from its example is the reader's own.
    leave() {
      const preset = model.get("preset");
      if (preset && !stands(preset)) model.set("preset", 0);
    },
  };
}
