/** People's clock: shown, moved forward, and marked in the chats where it was moved. */

import { demo } from "./api.js";
import { $, el, emit, flash, memory } from "./dom.js";

const EVERY = 5000;
const WEEKDAYS = "日一二三四五六";
const SHANGHAI = 8 * 3_600_000;

/** [second of the machine's clock, people's time then] for each move. */
let moves = memory.get("moves", []);
let answers = 0;

/** A moment as the calendar and the clock on a wall in Yunnan have it. */
function parts(iso) {
  const wall = new Date(Date.parse(iso) + SHANGHAI);
  const hour = wall.toISOString().slice(11, 16);
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), weekday: WEEKDAYS[wall.getUTCDay()], hour };
}

function shortly(iso) {
  const { month, day, weekday, hour } = parts(iso);
  return `${month}月${day}日 周${weekday} ${hour}`;
}

function show({ now, next_due: due }) {
  const clock = $("#clock");
  const { year, month, day, weekday, hour } = parts(now);
  const texts = { ".year": `${year}年`, ".day": `${month}月${day}日`, ".weekday": `星期${weekday}`, ".hour": hour };
  for (const [selector, text] of Object.entries(texts)) {
    const part = $(selector, clock);
    if (part.textContent !== text) part.textContent = text;
  }
  clock.dateTime = now;
  $("#due").textContent = due ? `下一到期：${shortly(due.at)} · ${due.what}` : "目前没有等待到期的事项";
  $("#due").title = due?.what ?? "";
  $("#clock-day").disabled = false;
  $("#clock-next").disabled = !due;
}

/** Ask the time; an answer overtaken by a later one is not shown. */
export async function refresh() {
  const number = ++answers;
  try {
    const state = await demo.clock();
    if (number === answers) show(state);
    return state;
  } catch {
    return null;
  }
}

async function move(button, to) {
  const machine = Math.floor(Date.now() / 1000);
  $("#clock-day").disabled = $("#clock-next").disabled = true;
  button.classList.add("busy");
  emit("moving");
  try {
    const state = await demo.move(to);
    answers += 1;
    remember([...moves.slice(-200), [machine, state.now]]);
    show(state);
    flash($("#clock"), "moved");
    emit("moved", { since: machine, label: shortly(state.now) });
  } catch {
    emit("moved", { since: machine, label: null });
    await refresh();
  } finally {
    button.classList.remove("busy");
  }
}

/** Move to a moment that a tour names. */
export function moveTo(moment) {
  return $("#clock-day").disabled ? null : move($("#clock-day"), moment);
}

function remember(list) {
  moves = list;
  memory.set("moves", moves);
}

/** A line with the new time, before the first message after each move. */
export function divider(message, before) {
  const now = timeAt(message.date);
  return now && now !== timeAt(before?.date ?? 0) ? el("p", { class: "divider" }, shortly(now)) : null;
}

function timeAt(second) {
  return moves.findLast(([at]) => at <= second)?.[1];
}

export async function start() {
  $("#clock-day").onclick = ({ currentTarget }) => move(currentTarget, "workday");
  $("#clock-next").onclick = ({ currentTarget }) => move(currentTarget, "next");
  const state = await refresh();
  if (!state) $(".time").hidden = true;
  // A clock behind what this browser remembers: the stage began anew.
  else if (moves.length && Date.parse(moves.at(-1)[1]) > Date.parse(state.now)) remember([]);
  setInterval(() => document.hidden || refresh(), EVERY);
}
