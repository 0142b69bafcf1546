/** One message as a bubble with its file and its buttons. */

import { $, el, icon } from "./dom.js";

const LINKS = /(https?:\/\/[^\s<>"'，。；、）」]+)|((?<![A-Z\d])[A-Z]{2}-20\d\d-\d{4,6}(?!\d))|(?<![\w/.:@<])\/[a-z][a-z0-9_]{0,31}(?![\w/])/gi;

/**
 * The bubble's content. `local` is what only this page knows: the press under way and the last press's trace;
 * `acts` are what a click does.
 */
export function drawn(message, local, acts) {
  return [
    el("div", { class: "bubble" }, message.file && file(message.file), message.html ? words(message, acts) : null,
      message.edited ? el("span", { class: "edited" }, "已更新") : null),
    message.buttons?.length ? keys(message, local, acts) : null,
    local.trace ? trace(local.trace) : null,
  ].filter(Boolean);
}

export function summary(message) {
  const line = (message.text || "").split("\n").find((part) => part.trim()) ?? "";
  const file = message.file ? `［${message.file.kind === "photo" ? "照片" : "文件"}］` : "";
  return `${file}${line}` || "新消息";
}

function words(message, acts) {
  const box = el("div", { class: "text" });
  box.innerHTML = message.html;
  box.querySelectorAll("pre").forEach((pre) => (pre.tabIndex = 0));
  // A block ends its own line; the line break behind it would make another.
  for (const { nextSibling: next } of box.querySelectorAll("pre, blockquote")) {
    if (next?.nodeType === Node.TEXT_NODE) next.data = next.data.replace(/^\n/, "");
  }
  if (message.from === "bot") linked(box, acts);
  box.addEventListener("click", (event) => {
    const target = event.target.closest(".spoiler, a");
    if (target?.matches(".spoiler")) target.classList.add("open");
    else if (target && acts.open(target.href)) event.preventDefault();
  });
  return box;
}

/** Commands and addresses in a bot's text can be clicked, as in Telegram; an appeal's number stays on one line. */
function linked(box, acts) {
  box.querySelectorAll(".command").forEach((span) => span.replaceWith(span.textContent));
  box.normalize();
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("a, pre, code")) texts.push(walker.currentNode);
  for (const text of texts) {
    const pieces = [];
    let end = 0;
    for (const found of text.data.matchAll(LINKS)) {
      pieces.push(text.data.slice(end, found.index), found[2] ? el("span", { class: "whole" }, found[2]) : link(found[0], found[1], acts));
      end = found.index + found[0].length;
    }
    if (end) text.replaceWith(...pieces, text.data.slice(end));
  }
}

function link(words, address, acts) {
  if (address) return el("a", { href: address, target: "_blank", rel: "noopener" }, words);
  const onclick = (event) => {
    event.preventDefault();
    acts.say(words);
  };
  // An address, not a button: it flows with the text, and punctuation stays with it.
  return el("a", { href: `#${words}`, class: "command", onclick }, words);
}

function file({ kind, name, size, url }) {
  if (kind === "photo" && url) {
    const show = () => {
      const dialog = $("#picture");
      Object.assign($("img", dialog), { src: url, alt: name });
      dialog.showModal();
    };
    return el("button", { type: "button", class: "photo", "aria-label": `查看照片 ${name}`, onclick: show },
      el("img", { src: url, alt: name }));
  }
  const parts = [icon("file"), el("span", { class: "name" }, name), el("span", { class: "size" }, bytes(size))];
  return url ? el("a", { class: "file", href: url, download: name, title: name }, ...parts) : el("span", { class: "file" }, ...parts);
}

export function bytes(size) {
  if (!size) return "";
  if (size < 1024) return `${size} B`;
  return size < 1 << 20 ? `${Math.round(size / 1024)} KB` : `${(size / (1 << 20)).toFixed(1)} MB`;
}

function keys(message, local, acts) {
  const row = (buttons) => el("div", { class: "row" }, ...buttons.map((button) => key(message, button, local, acts)));
  return el("div", { class: "keys" }, ...message.buttons.map(row));
}

function key(message, { text, data, url }, local, acts) {
  if (url !== undefined) {
    const onclick = (event) => acts.open(url) && event.preventDefault();
    return el("a", { class: "key", href: url, target: "_blank", rel: "noopener", onclick }, text, icon("out"));
  }
  const busy = local.pressing === data;
  const classes = ["key", busy && "busy", local.trace?.data === data && "clicked"].filter(Boolean).join(" ");
  return el("button", { type: "button", class: classes, "data-data": data, "aria-busy": busy ? "true" : null,
    onclick: () => acts.press(message, text, data) }, text);
}

function trace({ text, answer }) {
  return el("p", { class: "trace" }, icon("check"), el("span", {}, `你点击了「${text}」`, answer ? el("em", {}, answer) : ""));
}
