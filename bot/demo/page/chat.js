/** One person's chat: a column with a phone's conversation in it. */

import { stage } from "./api.js";
import { divider } from "./clock.js";
import { Composer } from "./composer.js";
import { $, dropdown, el, emit, flash, fromTemplate, on } from "./dom.js";
import { openDeepLink } from "./invite.js";
import { drawn } from "./message.js";
import { Presses } from "./presses.js";

const TOAST = 3200;
const REPLY = 4000;
const NEAR = 60;
const ROLES = [/企业/, /联络/, /负责|厅长|局长|主任|处长/, /统筹/, /督查|督办/, /管理/];

let lastAct = { column: null, at: 0 };

on("moving", () => (lastAct = { column: null, at: 0 }));

export class Column {
  constructor({ user }) {
    this.user = user;
    this.id = user.id;
    this.messages = new Map();
    this.presses = new Presses(this);
    this.node = fromTemplate("t-column");
    this.list = $(".messages", this.node);
    this.log = $(".log", this.node);
    this.follows = true;
    this.unread = 0;
    this.head();
    this.composer = new Composer(this);
    this.scrolling();
  }

  /** Who this is, in a few words, for sentences about them. */
  get title() {
    const { first_name, label = "", note = "" } = this.user;
    const [house] = note.split(" · ");
    if (!house) return `${first_name} ${label}`.trim();
    return house.includes(label) || label === "企业" ? house : `${house} ${label}`;
  }

  get role() {
    const place = ROLES.findIndex((role) => role.test(this.user.label));
    return `role-${place < 0 ? ROLES.length - 1 : place}`;
  }

  get initial() {
    return [...this.user.first_name][0] ?? "·";
  }

  head() {
    const { first_name, label, note } = this.user;
    this.node.dataset.chat = this.id;
    this.node.classList.add(this.role);
    this.node.id = `chat-${this.id}`;
    this.node.setAttribute("aria-label", `${first_name} ${label ?? ""}`);
    this.node.querySelectorAll(".avatar").forEach((avatar) => (avatar.textContent = this.initial));
    $("h2", this.node).append(first_name, label ? el("small", {}, label) : "");
    Object.assign($(".note", this.node), { textContent: note ?? "", title: note ?? "" });
    $(".welcome h3", this.node).textContent = `${first_name}${label ? ` · ${label}` : ""}`;
    $("[name=start]", this.node).onclick = () => this.say(this.user.start ?? this.start ?? "/start");
    const close = dropdown($("[name=more]", this.node), $(".menu", this.node));
    const web = $(".menu form", this.node);
    web.action = `/demo/web/${this.id}`;
    web.onsubmit = () => close(false);
    $("[name=block]", this.node).onclick = () => { close(false); this.block(!this.blocked); };
    for (const button of this.node.querySelectorAll("[data-kind]")) {
      button.onclick = () => { close(false); this.other(button.dataset.kind, button.textContent); };
    }
    $("[name=hide]", this.node).onclick = () => { close(false); emit("hide", this.id); };
    $("[name=unblock]", this.node).onclick = () => this.block(false);
    for (const sign of ["pointerdown", "pointermove", "focusin", "wheel"]) {
      this.node.addEventListener(sign, () => this.unread && this.follows && this.seen(), { passive: true });
    }
    this.node.addEventListener("focusin", () => emit("attend", this.id));
  }

  scrolling() {
    const pill = $(".pill", this.node);
    let top = 0;
    this.log.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = this.log;
      // What grows below (a picture that arrives late) is no sign that the visitor went up.
      if (scrollHeight - scrollTop - clientHeight < NEAR) this.follows = true;
      else if (scrollTop < top) this.follows = false;
      top = scrollTop;
      if (this.follows) pill.hidden = true;
    }, { passive: true });
    pill.onclick = () => { this.toEnd(); this.seen(); this.log.focus({ preventScroll: true }); };
    const keep = new ResizeObserver(() => this.follows && this.toEnd());
    keep.observe(this.list);
    keep.observe(this.log);
  }

  toEnd() {
    this.follows = true;
    this.log.scrollTop = this.log.scrollHeight;
    $(".pill", this.node).hidden = true;
  }

  /** Take the chat as the server has it, whatever was shown before. */
  load(chat) {
    const { messages, blocked, commands, keyboard, started, start } = chat;
    const there = new Set(messages.map((message) => message.message_id));
    [...this.messages.keys()].filter((id) => !there.has(id)).forEach((id) => this.drop(id));
    this.start = start;
    this.started = started;
    messages.forEach((message) => this.put(message));
    this.walled(blocked);
    this.composer.setCommands(commands ?? []);
    if (keyboard !== undefined) this.composer.drawKeyboard(keyboard ?? { rows: [] });
    this.greet();
    if (this.follows) this.toEnd();
  }

  /** A message arrives; says whether it came unasked. */
  receive(message) {
    const known = this.messages.has(message.message_id);
    const own = message.from === "user";
    if (own) this.toEnd();
    this.put(message, "arrives");
    this.greet();
    if (own && this.blocked) this.walled(false);
    const push = !own && !known && !this.acted;
    if (!own && !this.follows) $(".pill", this.node).hidden = false;
    if (push || (!own && !known && !this.visible)) this.mark(this.unread + 1);
    return push;
  }

  /** Whether the visitor did something here a moment ago, so that what comes now is the answer. */
  get acted() {
    return lastAct.column === this && performance.now() - lastAct.at < REPLY;
  }

  put(message, effect) {
    const id = message.message_id;
    let item = this.item(id);
    if (!item) {
      item = el("li", { "data-message": id, class: message.from });
      const before = [...this.list.children].findLast((other) => Number(other.dataset.message) < id);
      if (before) before.after(item);
      else this.list.prepend(item);
    }
    if (this.messages.has(id) && effect === "arrives") effect = "changed";
    this.messages.set(id, message);
    this.draw(id);
    if (effect) flash(item, effect);
    if (message.from === "bot") this.composer.setKeyboard(message);
  }

  /** The clock was moved: what it brought may have come before the new time was known. */
  redate(since) {
    this.messages.forEach(({ date }, id) => date >= since && this.draw(id));
  }

  /** Scroll this chat, and nothing around it, until the part can be seen. */
  reveal(part) {
    if (!this.log.contains(part)) return;
    const [seen, wanted] = [this.log.getBoundingClientRect(), part.getBoundingClientRect()];
    if (wanted.bottom > seen.bottom) this.log.scrollTop += wanted.bottom - seen.bottom + NEAR;
    else if (wanted.top < seen.top) this.log.scrollTop -= seen.top - wanted.top + NEAR;
  }

  item(id) {
    return this.list.querySelector(`:scope > [data-message="${id}"]`);
  }

  draw(id) {
    const item = this.item(id);
    const message = this.messages.get(id);
    if (!item || !message) return;
    const focused = item.contains(document.activeElement) ? document.activeElement.dataset.data ?? "" : null;
    const parts = [divider(message, this.messages.get(Number(item.previousElementSibling?.dataset.message))), this.quoted(message)];
    item.replaceChildren(...parts.filter(Boolean), ...drawn(message, this.presses.of(id), this.acts));
    if (focused !== null) {
      const same = [...item.querySelectorAll("[data-data]")].find((key) => key.dataset.data === focused);
      (same ?? this.log).focus({ preventScroll: true });
    }
  }

  quoted(message) {
    const answered = this.messages.get(message.reply_to);
    return answered && el("p", { class: "quoted" }, (answered.text || "照片或文件").slice(0, 60));
  }

  drop(id) {
    this.messages.delete(id);
    this.presses.forget(id);
    this.item(id)?.remove();
    this.composer.dropKeyboard(id);
  }

  /** What stands in an empty chat: for a stranger only the start, else that pushes will come. */
  greet() {
    const strange = this.started === false && ![...this.messages.values()].some(({ from }) => from === "user");
    const [house] = (this.user.note ?? "").split(" · ");
    $(".welcome p", this.node).textContent = strange ? `${house ? `${house}，` : ""}还没有打开过助手。` : "推送会出现在这里。";
    $(".welcome", this.node).hidden = this.messages.size > 0 && !strange;
    this.node.classList.toggle("strange", strange);
  }

  // What the person does

  acts = {
    say: (text) => this.say(text),
    press: (message, text, data) => this.presses.press(message.message_id, text, data),
    open: (address) => openDeepLink(address),
  };

  async did(kind, text, act) {
    lastAct = { column: this, at: performance.now() };
    this.seen();
    emit("act", { chat: this, kind, text });
    try {
      return await act();
    } catch {
      this.pop("没有送达，请再试一次", true);
      return null;
    } finally {
      emit("acted");
    }
  }

  say(text) {
    return this.did("say", text, () => stage.say(this.id, text));
  }

  tap(text) {
    return this.did("say", text, () => stage.tap(this.id, text));
  }

  share(label) {
    return this.did("say", label, () => stage.contact(this.id));
  }

  send(files, caption) {
    return this.did("file", files.map(({ name }) => name).join("、"), () => stage.upload(this.id, files, caption));
  }

  other(kind, name) {
    return this.did("other", name, () => stage.other(this.id, kind));
  }

  async block(blocked) {
    if (await this.did("block", blocked ? "屏蔽了机器人" : "解除了屏蔽", () => stage.block(this.id, blocked))) this.walled(blocked);
  }

  walled(blocked) {
    this.blocked = blocked;
    this.node.classList.toggle("blocked", Boolean(blocked));
    $(".walled", this.node).hidden = !blocked;
    $(".composer", this.node).hidden = Boolean(blocked);
    $("[name=block]", this.node).textContent = blocked ? "解除屏蔽" : "屏蔽机器人";
  }

  toast({ press_id, text, alert }) {
    if (text) this.pop(text, alert);
    this.presses.answer(press_id, text);
  }

  pop(text, alert = false) {
    const note = el("p", { class: alert ? "toast alert" : "toast" }, text);
    $(".toasts", this.node).append(note);
    setTimeout(() => note.remove(), alert ? TOAST * 2 : TOAST);
    if (alert) note.onclick = () => note.remove();
  }

  // What is new here

  mark(count) {
    this.unread = count;
    const badge = $(".who .unread", this.node);
    badge.hidden = !count;
    badge.textContent = count > 99 ? "99+" : count;
    badge.setAttribute("aria-label", `${count} 条新消息`);
    this.node.classList.toggle("fresh", count > 0);
    emit("unread", this);
  }

  seen() {
    if (this.unread) this.mark(0);
  }

  commands(commands) {
    this.composer.setCommands(commands);
  }
}
