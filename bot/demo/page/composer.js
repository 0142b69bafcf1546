/** The lower end of a chat: text, files, the command menu, and the keyboard a bot may put there. */

import { $, dropdown, el, icon } from "./dom.js";
import { bytes } from "./message.js";

const TALLEST = 132;

export class Composer {
  constructor(column) {
    this.column = column;
    this.foot = $(".foot", column.node);
    this.text = $("textarea", this.foot);
    this.files = [];
    this.keyboardOf = 0;
    this.commands = [];
    this.text.setAttribute("aria-label", `以${column.user.first_name}的身份输入消息`);
    this.typing();
    this.attaching();
    const box = $(".commands", this.foot);
    this.showCommands = dropdown($("[name=commands]", this.foot), box, () => this.listCommands(""));
  }

  typing() {
    $("form", this.foot).addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.showCommands(false);
      // While an input method composes, Enter chooses characters.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener("input", () => {
      this.grow();
      const begun = /^\/(\w*)$/.exec(this.text.value);
      const found = begun ? this.listCommands(begun[1]) : 0;
      this.showCommands(found > 0);
    });
    this.text.addEventListener("blur", () => setTimeout(() => {
      if (!$(".commands", this.foot).contains(document.activeElement)) this.showCommands(false);
    }, 150));
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, TALLEST)}px`;
  }

  async submit() {
    const text = this.text.value.trim();
    const files = this.files;
    if (!text && !files.length) return;
    this.set("", []);
    this.showCommands(false);
    const sent = files.length ? await this.column.send(files, text) : await this.column.say(text);
    if (!sent && !this.text.value && !this.files.length) this.set(text, files);
  }

  set(text, files) {
    this.text.value = text;
    this.files = files;
    this.grow();
    this.listFiles();
  }

  // Files

  attaching() {
    const picker = $("[type=file]", this.foot);
    $("[name=attach]", this.foot).onclick = () => picker.click();
    picker.addEventListener("change", () => {
      this.attach([...picker.files]);
      picker.value = "";
    });
    this.text.addEventListener("paste", ({ clipboardData }) => this.attach([...clipboardData.files]));
    const { node } = this.column;
    node.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      node.classList.add("over");
    });
    node.addEventListener("dragleave", () => node.classList.remove("over"));
    node.addEventListener("drop", (event) => {
      event.preventDefault();
      node.classList.remove("over");
      this.attach([...event.dataTransfer.files]);
    });
  }

  attach(files) {
    if (!files.length) return;
    this.set(this.text.value, [...this.files, ...files].slice(0, 10));
    this.text.focus();
  }

  listFiles() {
    const list = $(".attached", this.foot);
    list.hidden = !this.files.length;
    list.replaceChildren(...this.files.map((file) => el("li", {},
      icon("file"), el("span", { class: "name" }, file.name), el("span", { class: "size" }, bytes(file.size)),
      el("button", { type: "button", "aria-label": `移除 ${file.name}`, onclick: () => this.set(this.text.value, this.files.filter((other) => other !== file)) }, icon("close")))));
    this.text.placeholder = this.files.length ? "添加说明（可不填）" : "输入消息";
  }

  // Commands

  setCommands(commands) {
    this.commands = commands;
    $("[name=commands]", this.foot).hidden = !commands.length;
  }

  listCommands(begun) {
    const found = this.commands.filter(({ command }) => command.startsWith(begun));
    const item = ({ command, description }) => el("button", { type: "button", onclick: () => this.run(command) },
      el("b", {}, `/${command}`), el("span", {}, description));
    $(".commands", this.foot).replaceChildren(...found.map(item));
    return found.length;
  }

  run(command) {
    this.showCommands(false);
    if (this.text.value.startsWith("/")) this.set("", this.files);
    this.column.say(`/${command}`);
  }

  // The keyboard of the bot's newest message that speaks of one; without rows it is taken away

  setKeyboard({ message_id, keyboard }) {
    if (!keyboard || message_id < this.keyboardOf) return;
    this.keyboardOf = message_id;
    this.drawKeyboard(keyboard);
  }

  drawKeyboard({ rows, one_time }) {
    const box = $(".keyboard", this.foot);
    const tap = (button) => {
      if (one_time) this.drawKeyboard({ rows: [] });
      if (button.request_contact) this.column.share(button.text);
      else this.column.tap(button.text);
    };
    const key = (button) => el("button", { type: "button", "data-text": button.text, onclick: () => tap(button) },
      button.request_contact ? icon("phone") : "", button.text);
    box.hidden = !rows.length;
    box.replaceChildren(...rows.map((row) => el("div", { class: "row" }, ...row.map(key))));
  }

  dropKeyboard(id) {
    if (id !== this.keyboardOf) return;
    this.keyboardOf = 0;
    this.drawKeyboard({ rows: [] });
  }
}
