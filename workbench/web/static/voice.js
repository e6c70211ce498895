// Speech out, with its pauses, and speech in where the browser has it.
import { part } from "./asking.js";

let voice = 0;

export function hush() {
  voice += 1;
  window.speechSynthesis?.cancel();
  part("hush").hidden = true;
}

// A break keeps its length after whatever was said. In a paced document every cue has a slot of its own: there a
// voice that is slower or quicker than thought shortens or lengthens the silence, so that it stays with the circle.
export async function speak(pieces, paced) {
  const mine = (voice += 1);
  const start = performance.now();
  let due = 0;
  part("hush").hidden = false;
  for (const piece of pieces) {
    if (mine !== voice) return;
    due += piece.ms;
    const rest = paced ? start + due - performance.now() : piece.ms;
    await (piece.kind === "say" ? spoken(piece) : new Promise((go) => setTimeout(go, rest)));
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

export function furnishVoice(send) {
  if (!("speechSynthesis" in window)) {
    part("aloud").disabled = true;
    part("aloud").parentElement.append(" (this browser has none)");
  }
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Recognition) return;
  part("microphone").hidden = part("microphone-note").hidden = false;
  part("microphone").addEventListener("click", () => {
    hush();
    const ear = new Recognition();
    ear.lang = "en-US";
    ear.onresult = (event) => send(event.results[0][0].transcript);
    ear.onerror = () => { part("listening").textContent = "The microphone heard nothing; typing works."; };
    ear.start();
  });
}
