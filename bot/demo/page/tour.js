/** The guided tours: their steps are ticked by the state of the demo, by hand, or done for the visitor. */

import { demo } from "./api.js";
import { columnOf, jump } from "./cast.js";
import { moveTo } from "./clock.js";
import { $, el, flash, icon, memory, on } from "./dom.js";

const box = $("#tour");
const LATER = 700;
/** How long a button that is about to be sent is waited for, and how often it is looked for, in ms. */
const PATIENCE = 6000;
const LOOK = 100;
const done = new Set(memory.get("done", []));
let intro = null;
let tour = memory.get("tour", 0);
let places = [];
let open = false;
let trouble = "";
let waiting = false;

export async function start() {
  try {
    intro = await demo.intro();
  } catch {
    return;
  }
  tour = Math.min(tour, intro.tours.length - 1);
  $("#tour-again").onclick = () => dismiss(false);
  await follow();
}

const steps = () => intro.tours[tour].steps;
const key = (place) => `${tour}:${place}`;
const isDone = (place) => place < (places[tour]?.done ?? 0) || done.has(key(place));
const current = () => steps().findIndex((_, place) => !isDone(place));
/** The step that comes next: the tour's own, or the one that leads back to its path. */
const next = () => (current() < 0 ? null : places[tour]?.aside ?? steps()[current()]);

/** Ask how far each tour has come, in whatever words. */
async function follow() {
  try {
    ({ tours: places } = await demo.tours());
  } catch {
    // The page is told when the server is back.
  }
  draw();
}

function draw() {
  const place = current();
  box.hidden = memory.get("dismissed", false);
  $("#tour-again").hidden = !box.hidden;
  box.replaceChildren(heading(), place < 0 ? finished() : step(next(), place), tools(place));
  if (open) box.append(list(place));
}

function heading() {
  const ticked = steps().filter((_, place) => isDone(place)).length;
  const count = el("span", { class: "count" }, `${ticked}/${steps().length}`);
  const toggle = () => { open = !open; draw(); $(".title", box).focus(); };
  const [name, ...rest] = intro.tours[tour].title.split("：");
  return el("button", { type: "button", class: "title", "aria-expanded": String(open), onclick: toggle },
    el("b", {}, name, el("span", { class: "rest" }, rest.length ? `：${rest.join("：")}` : "")), count, icon("chevron"));
}

function step({ who, text, do: task }, place) {
  const column = columnOf(who);
  const words = [el("span", { class: "number" }, place + 1), column ? el("b", { class: column.role }, column.title) : null,
    el("span", { class: "text" }, text), task?.hint ? el("span", { class: "hint" }, task.hint) : null,
    trouble ? el("span", { class: "trouble", role: "status" }, trouble) : null];
  return el("button", { type: "button", class: "step", title: `${text} ${task?.hint ?? ""}`, onclick: () => show(place) }, ...words);
}

function finished() {
  const other = intro.tours.findIndex((_, place) => place > tour);
  return el("p", { class: "step" }, "走完了。点开导览，下面还有重办、回访、长期推进和逐级督办可以试。",
    other < 0 ? null : el("button", { type: "button", class: "quiet", name: "tour-next", onclick: () => choose(other) }, intro.tours[other].title));
}

function tools(place) {
  const task = next()?.do;
  return el("div", { class: "tools" },
    place >= 0 && task ? el("button", { type: "button", class: "strong", name: "tour-do", onclick: () => act(place) }, "替我做") : null,
    place >= 0 ? el("button", { type: "button", class: "quiet", name: "tour-done", onclick: () => tick(place) }, "做完了") : null,
    el("button", { type: "button", class: "tool", "aria-label": "收起导览", onclick: () => dismiss(true) }, icon("close")));
}

function list(place) {
  const line = ({ who, text, do: task }, number) => {
    const ticked = isDone(number);
    const column = columnOf(who);
    return el("li", { class: number === place ? "now" : ticked ? "done" : "" },
      el("input", { type: "checkbox", checked: ticked, "aria-label": `第 ${number + 1} 步：${text}`, onchange: () => tick(number, !ticked) }),
      el("button", { type: "button", onclick: () => show(number) },
        column ? el("b", { class: column.role }, column.title) : null, el("span", {}, text), task?.hint ? el("small", {}, task.hint) : null));
  };
  return el("div", { class: "all" }, ...(intro.lines ?? []).map((words) => el("p", {}, words)), choices(), el("ol", {}, ...steps().map(line)), ...scenes());
}

/** The tours to choose from. */
function choices() {
  const button = ({ title }, place) => el("button", { type: "button", class: place === tour ? "strong" : "quiet", name: "tour",
    "aria-pressed": String(place === tour), onclick: () => choose(place) }, title);
  return el("div", { class: "tours" }, ...intro.tours.map(button));
}

function choose(place) {
  tour = place;
  trouble = "";
  memory.set("tour", tour);
  draw();
}

/** What already waits to be played, whenever one likes: the person and what to send. */
function scenes() {
  const { title, scenes: told } = intro.more;
  const line = ({ who, text, do: task }) => {
    const column = columnOf(who);
    const go = () => { jump(who); column?.say(task.say); fold(); };
    return el("li", {}, el("button", { type: "button", name: "scene", onclick: go },
      column ? el("b", { class: column.role }, column.title) : null, el("span", {}, text), el("small", {}, task.hint)));
  };
  return [el("h2", {}, title), el("ul", {}, ...told.map(line))];
}

function dismiss(away) {
  memory.set("dismissed", away);
  open = false;
  draw();
  $(away ? "#tour-again" : ".tour .title").focus();
}

function tick(place, ticked = true) {
  if (ticked) done.add(key(place));
  else done.delete(key(place));
  trouble = "";
  memory.set("done", [...done]);
  draw();
}

/** Lead the eye to the step's chat, and to the button it speaks of. */
function show(place) {
  const task = place === current() ? next() : steps()[place];
  const { who } = task;
  jump(who);
  const button = named(task);
  if (!button) return;
  columnOf(who)?.reveal(button);
  flash(button, "pointed", 2600);
}

/** Do the step for the visitor, once all that was done before has been answered: its button may only be coming. */
async function act(place) {
  if (waiting) return;
  waiting = true;
  await answered();
  waiting = false;
  if (current() === place) await perform(place);
}

async function perform(place) {
  const wantedStep = next();
  const { who, do: task } = wantedStep;
  const aside = wantedStep !== steps()[place];
  const column = columnOf(who);
  if (column) jump(who);
  trouble = "";
  if (task.clock) {
    moveTo(task.clock);
    return;
  }
  if (task.say) {
    column?.say(task.say);
    if (current() === place && !aside) tick(place);
    return;
  }
  waiting = true;
  if (task.file) {
    await send(column, task.file).finally(() => { waiting = false; });
    return;
  }
  const button = await arrived(wantedStep);
  waiting = false;
  if (current() !== place) return;
  if (!button) {
    trouble = "这个按钮还没有出现";
    draw();
    return;
  }
  column?.reveal(button);
  flash(button, "pointed", 2600);
  button.click();
  if (!aside) tick(place);
}

/** Wait until the bot has nothing left to do or to send, for a while. */
async function answered() {
  for (let waited = 0; waited < PATIENCE; waited += LOOK) {
    const told = await demo.tours().catch(() => null);
    if (!told || told.quiet) return;
    await pause(LOOK);
  }
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Send the step's table; that it was sent ticks the step. */
async function send(column, name) {
  try {
    await column?.send([await demo.table(name)], "");
  } catch {
    trouble = "没有取到表格，请再点一次";
    draw();
  }
}

/** The step's button once it can be pressed, as the chat may still be about to send it; null after a while. */
async function arrived(wantedStep) {
  for (let waited = 0; waited < PATIENCE; waited += LOOK) {
    const button = named(wantedStep);
    if (button && !button.disabled) return button;
    await pause(LOOK);
  }
  return null;
}

const wanted = (task) => task?.press ?? /「(.+?)」/.exec(task?.hint ?? "")?.[1];

/** A label without its number: 1. 已解决 */
const said = (label) => label.trim().replace(/^\d+\.\s*/, "");

/** The newest button of that name: in the person's chat, else beside the clock. */
function named({ who, do: task }) {
  const name = wanted(task);
  if (!name) return null;
  const all = columnOf(who)?.node.querySelectorAll(".key, .keyboard button, [name=start]") ?? [];
  const exact = (button) => said(button.textContent) === name && button.offsetParent;
  const fits = (button) => button.textContent.includes(name) && button.offsetParent;
  const shown = [...all];
  return shown.findLast(exact) ?? shown.findLast(fits) ?? [...document.querySelectorAll(".moves button")].find(fits);
}

/** 不同意 is not 同意, while 没有附件，下一步 may be called 没有附件. */
const fits = (label, name) => label === name || label.startsWith(name);

/** What the visitor did without help ticks the step too. */
function noticed(chat, kind, text) {
  const step = intro && current() >= 0 ? steps()[current()] : null;
  if (!step || step.do?.clock || (chat && step.who !== chat.id)) return;
  const name = wanted(step.do);
  const same = step.do?.file ? kind === "file" && text === step.do.file : step.do?.say ? kind === "say" && text === step.do.say : name && kind !== "file" && fits(said(text), name);
  if (same) tick(current());
}

on("act", ({ chat, kind, text }) => noticed(chat, kind, text));
/** What was done changes the state a moment later; so does what the clock brings. */
let soon = 0;
function followSoon() {
  clearTimeout(soon);
  soon = setTimeout(() => intro && follow(), LATER);
}
for (const sign of ["acted", "push", "moved"]) on(sign, followSoon);
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".moves button");
  if (button) noticed(null, "press", button.textContent);
});
document.addEventListener("pointerdown", ({ target }) => open && !box.contains(target) && fold());
document.addEventListener("keydown", ({ key }) => open && key === "Escape" && fold());

function fold() {
  open = false;
  draw();
}
