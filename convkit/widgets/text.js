// Words and numbers for the reader.

// Fill the {names} of a template, as Python's str.format does.
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function plural(words, key, count) {
  return fill(words[`${key}_${count === 1 ? "one" : "many"}`], { count });
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
