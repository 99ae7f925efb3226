// A drill: exercises by lot, drawn and judged in the browser.
import words from "./drill.json" with { type: "json" };
import { drillState, drillView } from "./drill_view.js";
import { explorer } from "../shared/explorer.js";
import { linkButton } from "../shared/link.js";

// Another kind or another seed begins with its first exercise.
function keepConsistent(model) {
  for (const trait of ["kind", "seed"]) {
    model.on(`change:${trait}`, () => {
      model.set("turn", 0);
      model.save_changes();
    });
  }
}

export const drill = explorer({
  words,
  traits: ["kind", "seed", "turn"],
  keepConsistent,
  stateOf: drillState,
  views: (model) => [drillView(words, model), linkButton(model, words, model.get("ranges"))],
});
