/** The demo page: one visitor plays every role, and sees what each act does to the others. */

import { start as startActivity } from "./activity.js";
import { demo, watch } from "./api.js";
import { load, tell } from "./cast.js";
import { refresh, start as startClock } from "./clock.js";
import { $, memory, on } from "./dom.js";
import { start as startTour } from "./tour.js";

function restarting() {
  const dialog = $("#ask-restart");
  $("#restart").onclick = () => {
    dialog.returnValue = "";
    dialog.showModal();
  };
  dialog.addEventListener("close", async () => {
    if (dialog.returnValue !== "yes") return;
    await demo.reset();
    memory.clear();
    if (await upAgain()) location.reload();
  });
}

/** The server sets the stage anew, and may be away meanwhile; says whether it came back. */
async function upAgain() {
  for (let tries = 0; tries < 40; tries += 1) {
    await new Promise((done) => setTimeout(done, 500));
    if (await demo.clock().catch(() => null)) return true;
  }
  return false;
}

/** After an act the next due item may be another one. */
function following() {
  let soon = 0;
  on("acted", () => {
    clearTimeout(soon);
    soon = setTimeout(refresh, 500);
  });
}

restarting();
following();
startActivity();
await startClock();
let toured = false;
watch({
  load(chats) {
    load(chats);
    if (!toured) startTour();
    toured = true;
  },
  tell,
  connected: (yes) => ($("#offline").hidden = yes),
});
