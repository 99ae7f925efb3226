// Words and numbers for the reader.

// Fill the {names} of a template, as Python's str.format does.
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function plural(words, key, count, values = {}) {
  return fill(words[`${key}_${count === 1 ? "one" : "many"}`], { ...values, count });
}

// At most three decimals, and a true minus sign.
export function number(value) {
  return String(Math.round(value * 1000) / 1000 || 0).replace("-", "−");
}

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// Write only what has changed: even the same text, written again, costs the page a layout.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setLabel(node, text) {
  if (node.ariaLabel !== text) node.ariaLabel = text;
}

// Give a node this content, part by part: parts that are the same stay as they are, so that only
// what has changed is laid out anew.
export function update(node, html) {
  const wanted = document.createElement("template");
  wanted.innerHTML = html;
  replaceChanged(node, wanted.content);
}

function replaceChanged(node, wanted) {
  const [before, after] = [[...node.childNodes], [...wanted.childNodes]];
  if (before.length !== after.length) {
    node.replaceChildren(...after);
    return;
  }
  before.forEach((part, n) => {
    if (part.isEqualNode(after[n])) return;
    if (part.nodeName === "#text" && after[n].nodeName === "#text") part.data = after[n].data;
    else if (part.cloneNode().isEqualNode(after[n].cloneNode())) replaceChanged(part, after[n]);
    else part.replaceWith(after[n]);
  });
}
