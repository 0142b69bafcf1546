/** Small helpers around the page's elements. */

export const $ = (selector, root = document) => root.querySelector(selector);

/** Make an element: `el("button", { class: "key", onclick }, "签收")`. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) node[name] = value;
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export function fromTemplate(id) {
  return $(`#${id}`).content.firstElementChild.cloneNode(true);
}

/** Play a class's animation, again if it is playing. */
export function flash(node, name, milliseconds = 1800) {
  node.classList.remove(name);
  void node.offsetWidth;
  node.classList.add(name);
  setTimeout(() => node.classList.remove(name), milliseconds);
}

/** A button that opens a box; Escape and a click elsewhere close it. */
export function dropdown(button, box, fill = () => {}) {
  const show = (open) => {
    box.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => {
    if (box.hidden) fill();
    show(box.hidden);
    if (!box.hidden) $("button", box)?.focus({ preventScroll: true });
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!box.hidden && !box.contains(target) && !button.contains(target)) show(false);
  });
  for (const part of [box, button]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || box.hidden) return;
      show(false);
      button.focus();
    });
  }
  return show;
}

const bus = new EventTarget();
export const emit = (name, detail) => bus.dispatchEvent(new CustomEvent(name, { detail }));
export const on = (name, listener) => bus.addEventListener(name, ({ detail }) => listener(detail));

/** What the browser keeps for this page; nothing depends on it. */
export const memory = {
  get(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`stage.${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`stage.${name}`, JSON.stringify(value));
    } catch {
      // a browser may forbid it
    }
  },
  clear() {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith("stage.")).forEach((key) => localStorage.removeItem(key));
    } catch {
      // as above
    }
  },
};
