/** The cast: everybody's column side by side, and the strip of tabs above them. */

import { Column } from "./chat.js";
import { $, el, emit, flash, icon, memory, on } from "./dom.js";
import { offerTo } from "./invite.js";

const stageFront = $("#cast");
const columns = new Map();
const tabs = new Map();
const hidden = new Set(memory.get("hidden", []));

export const columnOf = (id) => columns.get(id);

/** Take everybody as the server has them; who is new gets a column. */
export function load(chats) {
  for (const chat of chats) {
    if (!columns.has(chat.user.id)) enter(chat);
    columns.get(chat.user.id).load(chat);
  }
  stageFront.removeAttribute("aria-busy");
}

function enter(chat) {
  const column = new Column(chat);
  columns.set(column.id, column);
  offerTo(column);
  stageFront.append(column.node);
  const { tab, box } = tabOf(column);
  tabs.set(column.id, { tab, box });
  $("#tabs").append(box);
  setHidden(column.id, hidden.has(column.id));
  inView.observe(column.node);
}

function tabOf(column) {
  const { first_name, label = "", note = "" } = column.user;
  const tab = el("button", { type: "button", class: "tab", "data-tab": column.id, onclick: () => jump(column.id) },
    el("span", { class: "avatar", "aria-hidden": "true" }, column.initial),
    el("span", { class: "names" }, el("b", {}, first_name), el("span", { class: "label" }, label), el("small", {}, note)),
    el("span", { class: "unread", hidden: true }));
  const eye = el("button", { type: "button", class: "eye", onclick: () => setHidden(column.id, !hidden.has(column.id)) });
  return { tab, box: el("div", { class: `tabbox ${column.role}` }, tab, eye) };
}

function setHidden(id, hide) {
  if (hide) hidden.add(id);
  else hidden.delete(id);
  memory.set("hidden", [...hidden]);
  const { first_name } = columns.get(id).user;
  const { box } = tabs.get(id);
  const eye = $(".eye", box);
  columns.get(id).node.hidden = hide;
  box.classList.toggle("off", hide);
  eye.replaceChildren(icon(hide ? "eye-off" : "eye"));
  eye.setAttribute("aria-label", hide ? `显示${first_name}` : `收起${first_name}`);
  eye.title = hide ? "显示这一列" : "收起这一列";
}

/** Bring a person's chat before the visitor's eyes. */
export function jump(id, attention = true) {
  const column = columns.get(id);
  if (!column) return;
  if (hidden.has(id)) setHidden(id, false);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  column.node.scrollIntoView({ behavior: calm ? "auto" : "smooth", inline: "nearest", block: "nearest" });
  if (attention) flash(column.node, "called", 1400);
  attend(id);
  column.seen();
}

function attend(id) {
  tabs.forEach(({ tab }, other) => tab.toggleAttribute("aria-current", other === id));
}

const inView = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const id = Number(target.dataset.chat);
    columns.get(id).visible = isIntersecting;
    tabs.get(id).box.classList.toggle("inview", isIntersecting);
    if (isIntersecting && single()) {
      attend(id);
      columns.get(id).seen();
      if (stageFront.contains(target)) center(tabs.get(id).tab);
    }
  }
}, { root: stageFront, threshold: 0.6 });

/** Scrolls the row of tabs alone: scrollIntoView would also move where the Tab key begins, past the skip link. */
function center(tab) {
  const row = tab.closest("#tabs");
  const gap = tab.getBoundingClientRect().left - row.getBoundingClientRect().left;
  row.scrollLeft += gap - (row.clientWidth - tab.offsetWidth) / 2;
}

/** On a phone one chat fills the screen. */
const single = () => matchMedia("(max-width: 640px)").matches;

export function tell({ type, chat, message, message_id, commands, ...rest }) {
  const column = columns.get(chat);
  if (!column) return;
  if (type === "message") {
    if (column.receive(message)) emit("push", { column, message });
    if (single() && column.visible && column.follows && !document.hidden) column.seen();
  } else if (type === "edit") {
    const before = column.messages.get(message.message_id)?.html;
    column.put(message, "changed");
    // A card that only lost its buttons is no news.
    if (message.from === "bot" && message.html !== before && !column.acted) emit("push", { column, message, edit: true });
  } else if (type === "delete") column.drop(message_id);
  else if (type === "toast") column.toast(rest);
  else if (type === "commands") column.commands(commands);
}

on("unread", ({ id, unread }) => {
  const badge = $(".unread", tabs.get(id).tab);
  badge.hidden = !unread;
  badge.textContent = unread > 99 ? "99+" : unread;
  badge.setAttribute("aria-label", `${unread} 条新消息`);
});
on("moved", ({ since }) => columns.forEach((column) => column.redate(since)));
on("hide", (id) => setHidden(id, true));
on("jump", (id) => jump(id));
on("attend", attend);
