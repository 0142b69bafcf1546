/** 刚刚发生: what was pushed to whom, and what was done before it. */

import { $, dropdown, el, emit, on } from "./dom.js";
import { summary } from "./message.js";

const LATEST = 3;
const KEPT = 80;
const strip = $("#activity");
const latest = $(".latest", strip);
const all = $(".happenings", strip);

const DID = { say: "发送", press: "点击", file: "发送文件", block: "" };

function happened(kind, who, what, id) {
  const role = who?.role ?? "";
  const line = (size) => {
    const words = [el("b", {}, who?.title ?? ""), el("span", { class: "what" }, what.slice(0, size))];
    return id ? el("button", { type: "button", onclick: () => emit("jump", id) }, ...words) : el("span", { class: "plain" }, ...words);
  };
  all.prepend(el("li", { class: `${kind} ${role}` }, line(80)));
  [...all.children].slice(KEPT).forEach((old) => old.remove());
  if (kind === "act") return;
  $(".none", latest)?.remove();
  latest.prepend(el("li", { class: `${kind} ${role}` }, line(40)));
  [...latest.children].slice(LATEST).forEach((old) => old.remove());
}

on("push", ({ column, message, edit }) =>
  happened(edit ? "edit" : "push", column, `${edit ? "卡片更新：" : "收到："}${summary(message)}`, column.id));
on("act", ({ chat, kind, text }) => happened("act", chat, DID[kind] ? `${DID[kind]}「${text}」` : text, chat.id));
on("moving", () => happened("moved", null, "时钟往前走…"));
on("moved", ({ label }) => {
  for (const list of [latest, all]) {
    const words = $(".moved .what", list);
    if (words) words.textContent = label ? `时钟走到 ${label}` : "时钟没有走动";
  }
});

export function start() {
  const heading = $(".heading", strip);
  const show = dropdown(heading, all);
  on("jump", () => show(false));
  latest.append(el("li", { class: "none" }, "一个人的操作推送给了谁，会显示在这里。"));
}
