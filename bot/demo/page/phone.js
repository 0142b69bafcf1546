/** The phone of the enterprise without Telegram: asks again and again what SMS have come. */

const EVERY = 1500;
const log = document.querySelector(".messages");
const none = document.querySelector(".none");
let shown = 0;

function bubble({ at, text }) {
  const item = document.createElement("li");
  const said = document.createElement("p");
  const when = document.createElement("time");
  said.textContent = text;
  when.textContent = at;
  item.append(said, when);
  return item;
}

function show({ number, messages }) {
  document.querySelectorAll(".number").forEach((place) => (place.textContent = number));
  if (messages.length < shown) {
    log.replaceChildren();
    shown = 0;
  }
  messages.slice(shown).forEach((message) => log.append(bubble(message)));
  if (messages.length > shown) log.lastElementChild.scrollIntoView({ block: "nearest" });
  shown = messages.length;
  none.hidden = shown > 0;
}

async function look() {
  const answer = await fetch("/demo/phone/messages").catch(() => null);
  if (answer?.ok) show(await answer.json());
  setTimeout(look, EVERY);
}

look();
