// What the device shows: the documents go to a frame of their own, and what they send comes back.
import { ask, part, quiet } from "./asking.js";

const hasRenderer = document.querySelector('meta[name="has-renderer"]').content === "yes";

export function showScreen(directives, open) {
  const given = directives.find((each) => each.type === "Alexa.Presentation.APL.RenderDocument");
  const commands = directives.find((each) => each.type === "Alexa.Presentation.APL.ExecuteCommands");
  if (!given && !commands) {
    if (!open) clearScreen();
    return;
  }
  if (!hasRenderer) {
    part("screen-note").textContent = "The APL renderer is not installed; it needs npm.";
    return;
  }
  if (given) drawn.directive = given;
  post(given ? { directive: given, viewport: viewport() } : { commands: commands.commands });
}

// A device leaves the skill when a session ends, and a circle that went on breathing would be a lie.
export function clearScreen() {
  if (!drawn.directive) return;
  drawn.directive = null;
  post({ clear: true });
}

const drawn = { directive: null, frame: null, sends: () => {} };

// The renderer is five megabytes, so it is fetched when a screen is first wished for.
function frame() {
  drawn.frame ??= new Promise((go) => {
    part("screen").addEventListener("load", go, { once: true });
    part("screen").src = "/screen";
  });
  return drawn.frame;
}

function viewport() {
  const { width, height, dpi, shape, mode } = part("viewport").selectedOptions[0].dataset;
  return { width: +width, height: +height, dpi: +dpi, isRound: shape === "ROUND", shape, mode };
}

async function post(message) {
  await frame();
  if (message.viewport) {
    const { width, height } = message.viewport;
    part("screen").style.aspectRatio = `${width} / ${height}`;
    part("screen").style.width = `min(100%, ${(75 * width) / height}vh)`;
  }
  part("screen").contentWindow.postMessage(message, window.location.origin);
}

window.addEventListener("message", (event) => {
  if (event.origin !== window.location.origin) return;
  const { screen, why, token: name, arguments: sent } = event.data;
  if (screen === "event") {
    if (name === drawn.directive?.token) drawn.sends({ arguments: sent.map(String), document: name });
    return;
  }
  part("screen-note").textContent = { shown: "The device shows this.", cleared: "Nothing to show now." }[screen]
    ?? `The screen could not be drawn: ${why}`;
});

// Says who is told what a document sends.
export function furnishScreen(sends) {
  drawn.sends = sends;
  const choose = () => ask("viewport", { viewport: part("viewport").value }).catch(quiet);
  choose();
  part("viewport").addEventListener("change", () => {
    choose();
    if (drawn.directive) post({ directive: drawn.directive, viewport: viewport() });
  });
}

export function prepareScreen() {
  if (hasRenderer) frame();
}
