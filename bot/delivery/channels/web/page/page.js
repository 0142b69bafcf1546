// The page of the chat, alive: new bubbles come by themselves, forms go without a new page. Without it all works by forms.
(() => {
  "use strict";
  const log = document.getElementById("log"), state = document.getElementById("state");
  if (!log || log.dataset.old) return;
  const say = document.querySelector("form.say"), text = document.getElementById("text");
  const drafts = `draft${location.host}`, own = log.dataset.whose.split(" ").map((one) => `${drafts}:${one}`), kept = own[0];
  Object.keys(localStorage).filter((one) => one.startsWith(drafts) && one !== kept).forEach((one) => {
    if (own.includes(one) && !localStorage.getItem(kept)) localStorage.setItem(kept, localStorage.getItem(one));
    localStorage.removeItem(one);
  });
  let seq = Number(log.dataset.seq), source = null, heard = Date.now(), looking = false, unread = 0, hint = "";
  const title = document.title;

  const tell = (words) => { state.textContent = words; state.hidden = !words; };
  const key = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(16).padStart(2, "0")).join("");
  const code = location.hash;
  if (code) {
    history.replaceState(null, "", location.pathname);
    if (code !== "#text") hint = "这里已经登录。要换一个人登录，先在「登录设备」里退出，再扫一次。";
  }
  const low = () => innerHeight + scrollY > document.documentElement.scrollHeight - 160;
  const down = () => scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });

  function put(one) {
    if (one.seq <= seq) return;
    seq = one.seq;
    const made = new DOMParser().parseFromString(one.html, "text/html").body.firstElementChild;
    const old = document.getElementById(made.id);
    if (old) {
      const held = old.contains(document.activeElement);
      old.replaceWith(made);
      if (held) made.focus();
      return;
    }
    const follows = low();
    log.append(made);
    if (follows) down();
    if (document.hidden && made.classList.contains("theirs")) document.title = `(${++unread}) ${title}`;
    see();
  }

  function see() {
    if (document.hidden || !log.lastElementChild) return;
    unread = 0;
    document.title = title;
    const form = new URLSearchParams({ token: say.token.value, upto: log.lastElementChild.id.slice(1) });
    fetch("/seen", { method: "POST", body: form }).catch(() => {});
  }

  function open() {
    shut();
    source = new EventSource(`/events?after=${seq}`);
    source.addEventListener("open", () => { heard = Date.now(); tell(hint); });
    source.addEventListener("bubble", (event) => { heard = Date.now(); put(JSON.parse(event.data)); });
    source.addEventListener("ping", () => { heard = Date.now(); });
    source.addEventListener("over", () => location.reload());
    source.addEventListener("error", () => { if (source && source.readyState === 2) look(); });
  }
  function shut() { if (source) source.close(); source = null; }

  // A proxy may hold the stream back, and a phone may drop it without a word: then look now and then.
  async function look() {
    if (looking) return;
    looking = true;
    try {
      const answer = await fetch(`/feed?after=${seq}`, { headers: { Accept: "application/json" } });
      if (answer.status === 401) return location.reload();
      (await answer.json()).bubbles.forEach(put);
      tell(hint);
    } catch {
      tell("网络不通，正在重连。已写的内容都保留着。");
    } finally {
      looking = false;
    }
  }
  setInterval(() => {
    if (document.hidden || Date.now() - heard < 20000) return;
    look();
    if (!source || source.readyState === 2) open();
  }, 5000);

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return shut();
    look();
    open();
    see();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) { look(); open(); } });

  async function send(form, body) {
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "follow" });
      if (answer.ok) { look(); return true; }
      const said = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".wrong");
      tell(said ? said.textContent : "没有发出，请再试一次。");
    } catch {
      tell("没有发出：网络不通。内容还在，请稍后再发。");
    }
    return false;
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target, pressed = event.submitter;
    if (form.matches(".upload")) return up(event, form);
    if (!form.matches(".say, .keys, .menu")) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    hint = "";
    if (pressed) pressed.setAttribute("aria-disabled", "true");
    const body = new URLSearchParams(new FormData(form));
    if (form !== say) body.set("key", key());
    if (pressed && pressed.name) body.set(pressed.name, pressed.value);
    const went = await send(form, body);
    if (went && form === say) { text.value = ""; say.key.value = key(); localStorage.removeItem(kept); grow(); down(); }
    if (went && form.matches(".menu")) { form.closest("details").open = false; down(); }
    delete form.dataset.busy;
    if (pressed) pressed.removeAttribute("aria-disabled");
  });

  function up(event, form) {
    event.preventDefault();
    const bar = form.querySelector("progress"), file = form.querySelector("input[type=file]");
    if (file.files[0] && file.files[0].size > 20 * 1024 * 1024) return tell("文件超过 20 MB，没有上传。请压缩后再传，或分成几个文件。");
    const call = new XMLHttpRequest();
    call.upload.onprogress = (step) => { bar.hidden = false; bar.value = step.lengthComputable ? step.loaded / step.total : 0; };
    call.onload = () => {
      bar.hidden = true;
      if (call.status >= 400) return tell("没有上传成功，请再试一次。");
      form.reset();
      form.key.value = key();
      form.closest("details").open = false;
      tell("");
      look();
    };
    call.onerror = () => { bar.hidden = true; tell("没有上传成功：网络不通。请稍后再传。"); };
    call.open("POST", form.action);
    call.send(new FormData(form));
  }

  function grow() { text.style.height = "auto"; text.style.height = `${text.scrollHeight + 2}px`; }
  text.value = text.value || localStorage.getItem(kept) || "";  // somebody may have begun before the script was there
  text.addEventListener("input", () => { localStorage.setItem(kept, text.value); grow(); });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer:fine)").matches) {
      event.preventDefault();
      say.requestSubmit();
    }
  });
  if (text.value) { localStorage.setItem(kept, text.value); grow(); }
  down();
  see();
  open();
})();
