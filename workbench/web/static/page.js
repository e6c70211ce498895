// The page: sends what is said, shows and speaks what comes back.
import { ask, made, part, quiet } from "./asking.js";
import { clearScreen, furnishScreen, prepareScreen, showScreen } from "./picture.js";
import { shown } from "./turn.js";
import { furnishVoice, hush, speak } from "./voice.js";

const PING_EVERY_MS = 3000;
const APLA = "Alexa.Presentation.APLA.RenderDocument";

let ahead = null;
let began = 0;
let length = 0;
const said = [];
let recalled = 0;
let zone;

// ---- a conversation

// What is heard takes its time; whatever comes next tells how much of it had passed.
async function exchange(path, body) {
  hush();
  const elapsed = began ? Math.min(performance.now() - began, length) : 0;
  const turn = await ask(path, { ...body, elapsed_ms: elapsed });
  if (!turn.request && !turn.error) return;
  const directives = turn.response?.response?.directives ?? [];
  const stays = path === "event" && !turn.pieces.length;
  if (!stays) {
    began = performance.now();
    length = turn.length_ms;
  }
  const item = shown(turn);
  part("turns").append(item);
  part("log").scrollTop = item.offsetTop;
  listening(turn.open);
  showScreen(directives, turn.open);
  if (part("aloud").checked) speak(turn.pieces, directives.some((each) => each.type === APLA));
  show(await ask("state"));
}

const say = (words) => exchange("say", { text: words });

function listening(open) {
  part("listening").textContent = open
    ? "Listening. Go on without its name."
    : "Closed. Open the skill, or ask a question by its name.";
}

// ---- the device, what is kept, the calendar

function show(found) {
  ahead = found.clock ? null : new Date(found.now) - new Date();
  zone = found.zone;
  told(new Date(found.now));
  listening(found.open);
  const kept = Object.entries(found.kept).filter(([, value]) => value);
  part("kept").replaceChildren(
    ...kept.flatMap(([name, value]) => [made("dt", name.replaceAll("_", " ")), made("dd", String(value))]),
  );
  if (!kept.length) part("kept").append(made("dt", "Nothing"), made("dd", "No record is kept yet."));
  part("calendar").replaceChildren(...found.calendar.map(day));
}

function told(now) {
  const shape = { timeZone: zone, weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" };
  part("now").textContent = now.toLocaleString(undefined, shape);
  part("now").dateTime = now.toISOString();
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
  if (device === "screen") prepareScreen();
  clearScreen();
}

// ---- what can be pressed

const send = (words) => say(words).catch(quiet);

// Up and down go through what was said before, as in a terminal.
part("words").addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !said.length) return;
  recalled = Math.min(Math.max(recalled + step, 0), said.length);
  part("words").value = said[recalled] ?? "";
  event.preventDefault();
});

part("speak").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = part("words").value.trim();
  if (!words) return;
  said.push(words);
  recalled = said.length;
  // What was typed stays until it has arrived.
  say(words).then(() => { if (part("words").value.trim() === words) part("words").value = ""; }).catch(quiet);
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
part("erase").addEventListener("click", () => {
  hush();
  ask("erase", {}).then(show).then(clearScreen).catch(quiet);
});
document.addEventListener("keydown", (event) => event.key === "Escape" && hush());
setInterval(() => ask("ping").catch(quiet), PING_EVERY_MS);
// A clock that was set stands still; the real one goes on, as far ahead as silences have moved it.
setInterval(() => ahead !== null && told(new Date(Date.now() + ahead)), 1000);

furnishVoice(send);
furnishScreen((sent) => exchange("event", sent).catch(quiet));
// A reloaded page begins with the device it shows: a speaker at the present moment.
settle().catch(quiet);

// On a phone the prompts of four weeks would bury everything else.
if (matchMedia("(max-width: 60rem)").matches) part("days").open = false;
