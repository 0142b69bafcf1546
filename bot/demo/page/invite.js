/** Links that open the bot with a start word: here one chooses who opens them. */

import { $, el, emit } from "./dom.js";

const columns = [];

export function offerTo(column) {
  columns.push(column);
}

/** Ask who opens it; false when the address is none of the bot's. */
export function openDeepLink(address) {
  const word = startWord(address);
  if (word === null) return false;
  const dialog = $("#ask-who");
  const person = (column) => el("button", { type: "button", class: column.role, onclick: () => go(dialog, column, word) },
    el("span", { class: "avatar", "aria-hidden": "true" }, column.initial),
    el("span", {}, el("b", {}, column.user.first_name), column.title));
  $(".address", dialog).textContent = address;
  $(".people", dialog).replaceChildren(...columns.map(person));
  dialog.showModal();
  return true;
}

function startWord(address) {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, searchParams } = new URL(address);
  return protocol === "tg:" || /^(t|telegram)\.me$/.test(hostname) ? searchParams.get("start") ?? "" : null;
}

function go(dialog, column, word) {
  dialog.close();
  emit("jump", column.id);
  column.say(`/start ${word}`.trim());
}
