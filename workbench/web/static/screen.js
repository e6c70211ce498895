// Draws one APL document with Amazon's renderer, scaled to the frame it stands in.
"use strict";

const view = document.getElementById("view");
let renderer = null;
let width = 0;
// The engine tells once that it is ready, perhaps before anybody asks for a picture.
const engine = globalThis.Module?.calledRun ? Promise.resolve() : AplRenderer.initEngine();

function content(directive) {
  const made = AplRenderer.Content.create(JSON.stringify(directive.document));
  const sources = directive.datasources ?? {};
  const named = directive.document.mainTemplate?.parameters ?? [];
  for (const name of named) {
    const given = name === "payload" ? sources : sources[name];
    made.addData(name, JSON.stringify(given ?? {}));
  }
  return made;
}

function clear() {
  renderer?.destroy();
  renderer = null;
  view.replaceChildren();
}

// The picture follows the frame that it stands in.
function fit() {
  if (width) view.style.transform = `scale(${window.innerWidth / width})`;
}

window.addEventListener("resize", fit);

async function show({ directive, viewport }) {
  await engine;
  clear();
  view.style.width = `${viewport.width}px`;
  view.style.height = `${viewport.height}px`;
  width = viewport.width;
  fit();
  view.style.borderRadius = viewport.isRound ? "50%" : "0";
  view.style.overflow = "hidden";
  renderer = AplRenderer.default.create({
    content: content(directive),
    view,
    environment: { agentName: "aftercare", agentVersion: "1.0", allowOpenUrl: false, disallowVideo: true },
    viewport: { ...viewport, isRound: Boolean(viewport.isRound) },
    theme: "dark",
    mode: viewport.mode,
    onSendEvent: (event) => tell({ screen: "event", arguments: event.arguments, token: directive.token }),
    utcTime: Date.now(),
    localTimeAdjustment: -new Date().getTimezoneOffset() * 60_000,
  });
  await renderer.init();
}

const tell = (message) => parent.postMessage(message, window.location.origin);

window.addEventListener("message", async (event) => {
  if (event.origin !== window.location.origin) return;
  try {
    if (event.data.clear) {
      clear();
      tell({ screen: "cleared" });
      return;
    }
    if (event.data.commands) {
      renderer?.executeCommands(JSON.stringify(event.data.commands));
    } else {
      await show(event.data);
    }
    tell({ screen: "shown" });
  } catch (error) {
    tell({ screen: "failed", why: String(error) });
  }
});
