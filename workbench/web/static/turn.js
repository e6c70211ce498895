// One turn of the conversation, as it is read. Everything is put in as text.
import { made } from "./asking.js";

const LED_FROM = 6;
const isLong = (piece) => piece.kind === "pause" && piece.ms >= 1000;
const DONE = { "!silence": "(you say nothing)", "!end": "(you hang up)" };

export function shown(turn) {
  const item = made("li");
  if (turn.utterance in DONE) {
    item.append(made("p", DONE[turn.utterance], "heard"));
  } else if (turn.utterance) {
    const you = made("p", undefined, "you");
    you.append(made("span", "You: ", "who"), turn.utterance);
    item.append(you);
  }
  const heard = heardAs(turn.request);
  if (heard) item.append(made("p", `Heard as ${heard}`, "heard"));
  const understood = understoodAs(turn);
  if (understood) item.append(made("p", understood, "heard understood"));
  const skill = made("p", undefined, "skill");
  skill.append(made("span", "Skill:", "who"));
  const isLed = turn.pieces.filter(isLong).length >= LED_FROM;
  for (const piece of turn.pieces) {
    skill.append(...spelled(piece));
    // A led session is read a phase a line.
    if (isLed && isLong(piece)) skill.append(made("br"));
  }
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
  return isLong(piece) ? [made("span", ` (${Math.round(piece.ms / 100) / 10} s)`, "pause")] : [];
}

function heardAs(request) {
  const inner = request?.request;
  if (!inner) return "";
  if (inner.type !== "IntentRequest") return inner.type;
  const slots = Object.values(inner.intent.slots ?? {}).filter((slot) => slot.value);
  return [inner.intent.name, ...slots.map((slot) => `${slot.name}: ${slot.value}`)].join(", ");
}

// What the skill took it for, how surely, and what a yes would do now.
function understoodAs(turn) {
  const { understood } = turn;
  if (!understood) return "";
  const detail = understood.detail ? ` (${understood.detail})` : "";
  const yes = turn.response?.sessionAttributes?.yes;
  const next = yes ? `; a yes would mean ${yes[1]}` : "";
  return `Understood as ${understood.meaning}${detail}, ${understood.confidence.toFixed(2)}${next}`;
}

function cardOf(card) {
  const box = made("div", undefined, "card");
  const title = made("h3", card.title ?? "Card");
  box.setAttribute("role", "group");
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
