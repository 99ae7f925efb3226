// The explorer of channels: which weights exist, what they cost, and one number worked by hand.
import words from "./channel_explorer.json" with { type: "json" };
import { blocksView } from "./blocks_view.js";
import { channelExample } from "./channel_example.js";
import { channelSelection, channelState } from "./channel_state.js";
import { countsView } from "./counts_view.js";
import { explorer, panels } from "../shared/explorer.js";
import { linkButton } from "../shared/link.js";
import { pairView } from "./pair_view.js";
import { TRAITS, keepConsistent } from "./channel_settings.js";

export const channel_explorer = explorer({
  words,
  traits: TRAITS,
  keepConsistent,
  stateOf: channelState,
  views(model, redraw) {
    const select = channelSelection(model);
    const shut = panels(words, model.get("opened"), redraw);
    return [
      blocksView(words, select),
      shut("counts", countsView(words)),
      shut("pair", pairView(words)),
      shut("example", channelExample(words, select)),
      linkButton(model, words, model.get("ranges")),
    ];
  },
});
