// Answers each formula, a line of JSON, with a line of JSON: its HTML, or what is wrong with it.

import { createInterface } from "node:readline";

import katex from "katex";

function typeset({ formula, display }) {
  try {
    return { html: katex.renderToString(formula, { displayMode: display, strict: "error" }) };
  } catch (error) {
    return { error: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(typeset(JSON.parse(line))));
}
