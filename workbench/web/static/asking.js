// Asks the simulator, and says plainly when it is not there.
const token = document.querySelector('meta[name="token"]').content;

export const part = (id) => document.getElementById(id);
export const quiet = () => {};

export async function ask(path, body) {
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
    const why = path === "settle" && response.status === 400
      ? "The clock can stand in the years 2000 to 2100." : `The simulator could not do that (${response.status}).`;
    trouble(why);
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

export function made(tag, words, classes = "") {
  const element = document.createElement(tag);
  if (words !== undefined) element.textContent = words;
  if (classes) element.className = classes;
  return element;
}
