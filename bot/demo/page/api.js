/** The stage's addresses: what people do, what they are shown, and the clock. */

import { $ } from "./dom.js";

const STAGE = `/stage/${encodeURIComponent($("meta[name=token]").content)}`;
const RETRY = 2000;

async function call(path, body) {
  const form = body instanceof FormData;
  const options = { method: "POST", body: form ? body : JSON.stringify(body) };
  if (!form) options.headers = { "content-type": "application/json" };
  const answer = await fetch(path, body === undefined ? { cache: "no-store" } : options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const chat = (id, act, body) => call(`${STAGE}/chats/${id}/${act}`, body);

export const stage = {
  chats: () => call(`${STAGE}/chats`),
  say: (id, text) => chat(id, "say", { text }),
  tap: (id, text) => chat(id, "tap", { text }),
  press: (id, message_id, data) => chat(id, "press", { message_id, data }),
  contact: (id) => chat(id, "contact", {}),
  other: (id, kind) => chat(id, "other", { kind }),
  block: (id, blocked) => chat(id, "block", { blocked }),
  upload(id, files, caption) {
    const form = new FormData();
    if (caption) form.append("caption", caption);
    files.forEach((file, place) => form.append(place ? `file${place + 1}` : "file", file));
    return chat(id, "upload", form);
  },
};

export const demo = {
  clock: () => call("/demo/clock"),
  move: (to) => call("/demo/clock", { to }),
  reset: () => call("/demo/reset", {}),
  intro: () => call("/demo/intro"),
  tours: () => call("/demo/tours"),
  /** A table that a tour sends, as a file. */
  async table(name) {
    const answer = await fetch(`/demo/tables/${encodeURIComponent(name)}`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const content = await answer.blob();
    return new File([content], name, { type: content.type });
  },
};

/**
 * Follow what happens, for ever. After each (re)connection `load` gets the chats as they are, and what arrived
 * meanwhile is told after it, so that nothing falls into the gap.
 */
export function watch({ load, tell, connected }) {
  let waiting = null;

  async function begin() {
    waiting = [];
    const { chats } = await stage.chats();
    load(chats);
    const missed = waiting;
    waiting = null;
    missed.forEach(tell);
    connected(true);
  }

  function open() {
    const source = new EventSource(`${STAGE}/events`);
    const again = () => {
      source.close();
      connected(false);
      setTimeout(open, RETRY);
    };
    source.onopen = () => begin().catch(again);
    source.onerror = () => (source.readyState === EventSource.CLOSED ? again() : connected(false));
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data);
      if (waiting) waiting.push(event);
      else tell(event);
    };
  }
  open();
}
