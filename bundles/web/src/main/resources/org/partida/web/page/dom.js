/** An element with attributes and children; strings become text, never markup. A function attribute is a listener. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(name, value);
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== undefined && value !== null) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.filter((c) => c !== undefined && c !== null && c !== ''));
  return node;
}

export const byId = (id) => document.getElementById(id);
