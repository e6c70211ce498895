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
  told(new Date(found.now));
  listening(found.open);
  const kept = Object.entries(found.kept);
  part("kept").replaceChildren(
    ...kept.flatMap(([name, value]) => [made("dt", name.replaceAll("_", " ")), made("dd", String(value ?? "not set"))]),
  );
  if (!kept.length) part("kept").append(made("dt", "Nothing"), made("dd", "No record is kept yet."));
  part("calendar").replaceChildren(...found.calendar.map(day));
}

function told(now) {
  part("now").textContent = now.toLocaleString();
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
