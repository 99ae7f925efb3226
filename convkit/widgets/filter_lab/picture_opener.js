// The reader's own picture, chosen in a dialogue or dropped, and the way back to the photo.
import { pictureOf, setPicture } from "./filter_state.js";
import { openPicture } from "./picture_file.js";
import { element, fill, setText } from "../shared/text.js";

// place: the node on which a file may be dropped.
export function pictureOpener(model, words, place, redraw) {
  const chooser = element("input", { type: "file", accept: "image/*", hidden: "" });
  const button = (label) => element("button", { type: "button", class: "convkit-button" }, label);
  const [choose, back] = [button(words.open), button(words.back)];
  const told = element("p", { class: "convkit-note", role: "status" });
  const row = element("div", { class: "convkit-row" }, choose, back, chooser);
  const node = element("div", { class: "convkit-opener" }, row, told);
  let turn = 0; // only the last file that was asked for counts

  async function open(file, wordsOf) {
    const mine = turn += 1;
    const { plane, problem, ...size } = await openPicture(file);
    if (mine !== turn) return;
    told.classList.toggle("convkit-warning", Boolean(problem));
    const facts = { name: file.name, ...size, ...plane };
    const megapixels = Math.round((size.width * size.height) / 1e6);
    setText(told, problem ? fill(words[problem], { ...facts, megapixels }) : wordsOf(facts));
    if (!plane) return;
    setPicture(model, plane);
    redraw();
  }
  const openOwn = (files) => files.length && open(files[0], (facts) => fill(
    facts.rows < facts.height || facts.columns < facts.width ? words.reduced : words.opened, facts));
  const openBundled = () => open(
    new File([model.get("picture")], "", { type: "image/jpeg" }), () => words.bundled);

  choose.addEventListener("click", () => chooser.click());
  back.addEventListener("click", openBundled);
  chooser.addEventListener("change", async () => {
    await openOwn(chooser.files);
    chooser.value = ""; // the same file may be chosen again
  });
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault(); // else the browser leaves the page and shows the file
      place.classList.add("convkit-drop");
    });
  }
  place.addEventListener("dragleave", () => place.classList.remove("convkit-drop"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("convkit-drop");
    openOwn(event.dataTransfer.files);
  });
  if (pictureOf(model)) setText(told, words.bundled);
  else openBundled();
  return { node, write() {}, remove: () => { turn += 1; } };
}
