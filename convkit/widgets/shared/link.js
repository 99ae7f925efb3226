// A link that reopens an explorer as it stands: its whole numbers in the page's address,
// as #explorer-1:size_height=5,stride_height=2. What does not fit is passed over.
import { copyButton } from "./copy.js";

const PLACE = ".convkit-place"; // of an explorer on a published page
const PATTERN = /^#explorer-(\d{1,3}):([a-z_]\w*=-?\d{1,6}(?:,[a-z_]\w*=-?\d{1,6}){0,40})$/;

// Settings in a page's address for the explorer of this number, as [name, value] pairs.
export function settingsIn(hash, number) {
  const found = PATTERN.exec(hash);
  if (!found || Number(found[1]) !== number) return [];
  return found[2].split(",").map((part) => {
    const [name, value] = part.split("=");
    return [name, Number(value)];
  });
}

// ranges: name of each trait → [lowest, highest]; those of true and false are [0, 1].
export function apply(model, settings, ranges) {
  const fits = settings.filter(([name, value]) => {
    const [low, high] = Object.hasOwn(ranges, name) ? ranges[name] : [1, 0];
    return low <= value && value <= high;
  });
  const traits = Object.fromEntries(fits.map(([name, value]) =>
    [name, typeof model.get(name) === "boolean" ? value === 1 : value]));
  // Twice: the first time, rules between the controls may still act on what was there before.
  for (let turn = 0; turn < 2; turn += 1) model.set(traits);
  if (fits.length) model.save_changes();
  return fits.length > 0;
}

function linkText(model, ranges, number) {
  const parts = Object.keys(ranges).map((name) => `${name}=${Number(model.get(name))}`);
  return `${location.href.split("#")[0]}#explorer-${number}:${parts.join(",")}`;
}

// The button is there on a published page only: elsewhere the address is not the explorer's.
export function linkButton(model, words, ranges) {
  const number = (node) => [...document.querySelectorAll(PLACE)].indexOf(node.closest(PLACE)) + 1;
  const { button, reset } = copyButton(() => linkText(model, ranges, number(button)), {
    label: words.link, done: words.copied, failed: words.not_copied,
  });
  button.hidden = !document.querySelector(PLACE);
  let isNew = true;
  const read = () => {
    const root = button.closest(".convkit-explorer");
    if (root && apply(model, settingsIn(location.hash, number(root)), ranges)) root.scrollIntoView();
  };
  const listen = new AbortController();
  window.addEventListener("hashchange", read, { signal: listen.signal });
  return {
    node: button,
    write() {
      reset();
      if (isNew && button.isConnected) {
        isNew = false;
        read();
      }
    },
    remove: () => listen.abort(),
  };
}
