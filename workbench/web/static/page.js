// The page: sends what is said, shows and speaks what comes back. Everything it shows is put in as text.
const token = document.querySelector('meta[name="token"]').content;
const hasRenderer = document.querySelector('meta[name="has-renderer"]').content === "yes";
const part = (id) => document.getElementById(id);
const PING_EVERY_MS = 3000;

let began = 0;
let length = 0;
let voice = 0;

async function ask(path, body) {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(`/api/${path}`, {
      ...sent,
      headers: { "X-Aftercare-Token": token, "Content-Type": "application/json" },
    });
  } catch {
    stopped();
    throw new Error("stopped");
  }
  if (response.status === 403) {
    trouble("The simulator was started again. Reload this page to go on.");
    throw new Error("another server");
  }
  if (!response.ok) {
    trouble(`The simulator could not do that (${response.status}).`);
    throw new Error("refused");
  }
  part("trouble").hidden = true;
  return response.status === 204 ? null : response.json();
}

function stopped() {
  trouble("The simulator has stopped. Start it again with “make web”, then reload this page.");
  part("listening").textContent = "Nobody is listening.";
}

function trouble(words) {
  const place = part("trouble");
  if (place.textContent !== words) place.textContent = words;
  place.hidden = false;
}

function made(tag, words, classes = "") {
  const element = document.createElement(tag);
  if (words !== undefined) element.textContent = words;
  if (classes) element.className = classes;
  return element;
}

// ---- a conversation

async function say(words) {
  hush();
  const elapsed = began ? Math.min(performance.now() - began, length) : 0;
  const turn = await ask("say", { text: words, elapsed_ms: elapsed });
  began = performance.now();
  length = turn.length_ms;
  const item = shown(turn);
  part("turns").append(item);
  part("log").scrollTop = item.offsetTop;
  part("listening").textContent = turn.open
    ? "Listening. Go on without its name."
    : "Closed. Open the skill, or ask a question by its name.";
  showScreen(turn.response?.response?.directives ?? []);
  if (part("aloud").checked) speak(turn.pieces);
  await state();
}

function shown(turn) {
  const item = made("li");
  if (turn.utterance) {
    const you = made("p", undefined, "you");
    you.append(made("span", "You: ", "who"), turn.utterance);
    item.append(you);
  }
  const heard = heardAs(turn.request);
  if (heard) item.append(made("p", `Heard as ${heard}`, "heard"));
  const skill = made("p", undefined, "skill");
  skill.append(made("span", "Skill:", "who"));
  for (const piece of turn.pieces) skill.append(...spelled(piece));
  if (turn.pieces.length) item.append(skill);
  const card = turn.response?.response?.card;
  if (card) item.append(cardOf(card));
  if (turn.error) item.append(made("p", turn.error, "error"));
  for (const [name, json] of [["Request", turn.request], ["Response", turn.response]]) {
    if (json) item.append(folded(name, json));
  }
  return item;
}

function spelled(piece) {
  if (piece.kind === "say") {
    const before = /^[.,;:!?]/.test(piece.text) ? "" : " ";
    return [made("span", before + piece.text, piece.rate < 1 ? "slow" : "")];
  }
  if (piece.kind === "sound") return [made("span", " (sound)", "pause")];
  return piece.ms >= 1000 ? [made("span", ` (${Math.round(piece.ms / 100) / 10} s)`, "pause")] : [];
}

function heardAs(request) {
  const inner = request?.request;
  if (!inner) return "";
  if (inner.type !== "IntentRequest") return inner.type;
  const slots = Object.values(inner.intent.slots ?? {}).filter((slot) => slot.value);
  return [inner.intent.name, ...slots.map((slot) => `${slot.name}: ${slot.value}`)].join(", ");
}

function cardOf(card) {
  const box = made("section", undefined, "card");
  const title = made("h3", card.title ?? "Card");
  box.setAttribute("aria-label", `Card in the app: ${card.title ?? ""}`);
  box.append(made("p", "In the Alexa app", "where"), title, made("p", card.content ?? card.text ?? ""));
  return box;
}

function folded(name, json) {
  const details = made("details");
  const text = made("pre", JSON.stringify(json, null, 2));
  text.tabIndex = 0;
  details.append(made("summary", `${name} JSON`), text);
  return details;
}

// ---- the voice

function hush() {
  voice += 1;
  window.speechSynthesis?.cancel();
  part("hush").hidden = true;
}

async function speak(pieces) {
  const mine = (voice += 1);
  part("hush").hidden = false;
  for (const piece of pieces) {
    if (mine !== voice) return;
    await (piece.kind === "say" ? spoken(piece) : new Promise((go) => setTimeout(go, piece.ms)));
  }
  if (mine === voice) part("hush").hidden = true;
}

function spoken(piece) {
  return new Promise((go) => {
    const words = new SpeechSynthesisUtterance(piece.text);
    words.lang = "en-US";
    words.rate = piece.rate;
    words.onend = words.onerror = go;
    window.speechSynthesis.speak(words);
  });
}

function furnishVoice() {
  if (!("speechSynthesis" in window)) {
    part("aloud").disabled = true;
    part("aloud").parentElement.append(" (this browser has none)");
  }
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Recognition) return;
  part("microphone").hidden = false;
  part("microphone").addEventListener("click", () => {
    hush();
    const ear = new Recognition();
    ear.lang = "en-US";
    ear.onresult = (event) => send(event.results[0][0].transcript);
    ear.onerror = () => { part("listening").textContent = "The microphone heard nothing; typing works."; };
    ear.start();
  });
}

// ---- the screen

function showScreen(directives) {
  const given = directives.find((each) => each.type === "Alexa.Presentation.APL.RenderDocument");
  const commands = directives.find((each) => each.type === "Alexa.Presentation.APL.ExecuteCommands");
  if (!given && !commands) return;
  if (!hasRenderer) {
    part("screen-note").textContent = "The APL renderer is not installed; it needs npm.";
    return;
  }
  if (given) drawn.directive = given;
  post(given ? { directive: given, viewport: viewport() } : { commands: commands.commands });
}

const drawn = { directive: null, frame: null };

// The renderer is five megabytes, so it is fetched when a screen is first wished for.
function frame() {
  drawn.frame ??= new Promise((go) => {
    part("screen").addEventListener("load", go, { once: true });
    part("screen").src = "/screen";
  });
  return drawn.frame;
}

function viewport() {
  const [width, height, dpi, shape] = part("viewport").value.split("x");
  const isRound = shape === "round";
  return { width: +width, height: +height, dpi: +dpi, isRound, shape: isRound ? "ROUND" : "RECTANGLE" };
}

async function post(message) {
  await frame();
  if (message.viewport) {
    const { width, height } = message.viewport;
    part("screen").style.aspectRatio = `${width} / ${height}`;
  }
  part("screen").contentWindow.postMessage(message, window.location.origin);
}

window.addEventListener("message", (event) => {
  if (event.origin !== window.location.origin) return;
  part("screen-note").textContent =
    event.data.screen === "shown" ? "The device shows this." : `The screen could not be drawn: ${event.data.why}`;
});

// ---- the device, what is kept, the calendar

async function state() {
  show(await ask("state"));
}

function show(found) {
  part("now").textContent = new Date(found.now).toLocaleString();
  part("now").dateTime = found.now;
  const kept = Object.entries(found.kept);
  part("kept").replaceChildren(
    ...kept.flatMap(([name, value]) => [made("dt", name.replaceAll("_", " ")), made("dd", String(value ?? "not set"))]),
  );
  if (!kept.length) part("kept").append(made("dt", "Nothing"), made("dd", "No record is kept yet."));
  part("calendar").replaceChildren(...found.calendar.map(day));
}

function day(entry) {
  const item = made("li", undefined, entry.is_today ? "today" : "");
  const name = new Date(`${entry.day}T12:00:00`).toLocaleDateString(undefined, { weekday: "short", day: "numeric", month: "short" });
  item.append(made("strong", entry.is_today ? `${name}, today` : name), made("span", entry.text), made("small", entry.theme));
  return item;
}

async function settle() {
  const device = document.querySelector('input[name="device"]:checked').value;
  const clock = part("clock").value ? new Date(part("clock").value).toISOString() : null;
  hush();
  began = length = 0;
  show(await ask("settle", { device, clock }));
  part("screen-part").hidden = device !== "screen";
  if (device === "screen" && hasRenderer) frame();
  part("listening").textContent = "Closed. Open the skill, or ask a question by its name.";
}

// ---- what can be pressed

const quiet = () => {};
const send = (words) => say(words).catch(quiet);

part("speak").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = part("words").value.trim();
  part("words").value = "";
  if (words) send(words);
});
for (const button of document.querySelectorAll("[data-say]")) {
  button.addEventListener("click", () => send(button.dataset.say));
}
for (const choice of document.querySelectorAll('input[name="device"]')) {
  choice.addEventListener("change", () => settle().catch(quiet));
}
part("set-clock").addEventListener("click", () => settle().catch(quiet));
part("real-clock").addEventListener("click", () => { part("clock").value = ""; settle().catch(quiet); });
part("hush").addEventListener("click", hush);
part("erase").addEventListener("click", () => ask("erase", {}).then(show).catch(quiet));
part("viewport").addEventListener("change", () => drawn.directive && post({ directive: drawn.directive, viewport: viewport() }));
setInterval(() => ask("ping").catch(quiet), PING_EVERY_MS);

furnishVoice();
// A reloaded page begins with the device it shows: a speaker at the present moment.
settle().catch(quiet);
