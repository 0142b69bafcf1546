/** Presses of buttons under messages: each shows that it is under way, and leaves a trace of what came of it. */

import { stage } from "./api.js";

const PATIENCE = 10_000;

export class Presses {
  constructor(column) {
    this.column = column;
    this.local = new Map();
    this.sent = new Map();
    this.answers = new Map();
  }

  /** What only this page knows of a message: the press under way, and the last one's trace. */
  of(id) {
    if (!this.local.has(id)) this.local.set(id, {});
    return this.local.get(id);
  }

  forget(id) {
    clearTimeout(this.of(id).patience);
    this.local.delete(id);
  }

  async press(id, text, data) {
    const local = this.of(id);
    if (local.pressing === data) return;
    clearTimeout(local.patience);
    local.patience = setTimeout(() => this.rest(id, data), PATIENCE);
    local.pressing = data;
    local.trace = { text, data };
    this.column.draw(id);
    const given = await this.column.did("press", text, () => stage.press(this.column.id, id, data));
    if (!given) {
      delete local.trace;
      this.rest(id, data);
      return;
    }
    this.sent.set(given.press_id, { id, data });
    this.settle(given.press_id);
  }

  /** The bot's answer; it may overtake the server's word that the press was sent. */
  answer(press_id, text) {
    this.answers.set(press_id, text);
    this.settle(press_id);
  }

  settle(press_id) {
    if (!this.sent.has(press_id) || !this.answers.has(press_id)) return;
    const { id, data } = this.sent.get(press_id);
    const { trace } = this.of(id);
    if (trace?.data === data) trace.answer = this.answers.get(press_id);
    this.rest(id, data);
    this.column.draw(id);
  }

  rest(id, data) {
    const local = this.of(id);
    if (local.pressing !== data) return;
    clearTimeout(local.patience);
    delete local.pressing;
    this.column.draw(id);
  }
}
