// What a person does on the page, in Chromium; each scenario prints what it saw as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [, , name, url, folder = ""] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update"];

async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, bypassCSP: options.bypassCSP, ...options });
  const page = await context.newPage();
  page.trouble = [];
  page.elsewhere = [];
  page.on("pageerror", (error) => page.trouble.push(String(error)));
  // The renderer would fetch its typefaces from its maker; the page does not let it.
  page.on("console", (message) => message.type() === "error" && !message.text().startsWith("Loading the font") && page.trouble.push(message.text()));
  page.on("response", (response) => new URL(response.url()).origin === new URL(url).origin || /^(data|blob):/.test(response.url())
    || page.elsewhere.push(response.url()));
  if (options.clock) await page.clock.install();
  if (options.voice) await page.addInitScript(slowVoice);
  await page.goto(url);
  await page.locator("#calendar li").first().waitFor({ state: "attached" });
  return page;
}

// A voice that needs half a second for every cue and writes down when it began, since this browser has none.
function slowVoice() {
  window.cues = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speechSynthesis = {
    cancel() {},
    speak(words) {
      window.cues.push({ text: words.text, at: performance.now() });
      setTimeout(() => words.onend(), 500);
    },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speechSynthesis });
}

async function say(page, words) {
  const before = await page.locator("#turns > li").count();
  await page.getByLabel("Say or type").fill(words);
  await page.keyboard.press("Enter");
  await page.locator("#turns > li").nth(before).waitFor();
  return page.locator("#turns > li").nth(before).innerText();
}

async function withScreen(page) {
  await page.getByLabel("a screen too").check();
  await page.locator("#screen-part").waitFor();
}

// The width of the circle that the device shows, in pixels; null while it shows none.
async function circle(page) {
  const frame = page.frames().find((each) => each.url().endsWith("/screen"));
  return frame.evaluate(() => {
    const round = [...document.querySelectorAll("#view *")].map((each) => [getComputedStyle(each), each.getBoundingClientRect()])
      .find(([style, box]) => parseFloat(style.borderTopLeftRadius) > 50 && box.width > 0);
    return round ? Math.round(round[1].width) : null;
  });
}

async function begin(page, words) {
  await withScreen(page);
  const said = await say(page, words);
  await page.getByText("The device shows this.").waitFor({ timeout: 30000 });
  return said;
}

const scenarios = {
  // The sheet to take home, as a printer would get it: how many pages, and what does not fit on them.
  async handout(browser) {
    const page = await browser.newPage();
    const asked = [];
    page.on("request", (request) => request.url() === url || asked.push(request.url()));
    await page.goto(url);
    const pages = {};
    for (const format of ["A4", "Letter"]) {
      const printed = (await page.pdf({ format, printBackground: true })).toString("latin1");
      pages[format] = [...printed.matchAll(/\/Type\s*\/Page\b/g)].length;
    }
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 703, height: 1000 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 360, height: 700 });
    const narrow = await page.evaluate(() => document.documentElement.scrollWidth);
    if (folder) await page.screenshot({ path: `${folder}/handout.png`, fullPage: true });
    return { pages, wide, narrow, asked, text: await page.locator("body").innerText() };
  },
  async ask(browser) {
    const page = await open(browser);
    const said = await say(page, "open aftercare companion");
    const answer = await say(page, "can i drive tomorrow");
    await page.getByText("Response JSON").last().click();
    const json = await page.locator("details[open] pre").innerText();
    const focused = await page.evaluate(() => document.activeElement.tagName);
    const understood = await page.locator(".understood").last().innerText();
    await page.locator("#words").focus();
    await page.keyboard.press("ArrowUp");
    const recalled = await page.locator("#words").inputValue();
    return { said, answer, json, focused, understood, recalled, trouble: page.trouble, elsewhere: page.elsewhere };
  },
  async journal(browser) {
    const page = await open(browser);
    const today = await page.locator("#calendar .today").innerText();
    await say(page, "open aftercare companion");
    const read = await say(page, "read today's prompt");
    await page.locator("#kept").getByText("welcomed").waitFor();
    const kept = await page.locator("#kept").innerText();
    await page.getByRole("button", { name: "Erase it" }).click();
    await page.getByText("No record is kept yet.").waitFor();
    return { today, read, kept };
  },
  async clock(browser) {
    const page = await open(browser);
    const before = await page.locator("#calendar .today").innerText();
    await page.getByLabel("Its clock stands at").fill("2026-05-09T12:00");
    await page.getByRole("button", { name: "Set" }).click();
    await page.waitForFunction((old) => document.querySelector("#calendar .today").innerText !== old, before);
    return { before, after: await page.locator("#calendar .today").innerText(), now: await page.locator("#now").getAttribute("datetime") };
  },
  async crisis(browser) {
    const page = await open(browser);
    await say(page, "open aftercare companion");
    return { heard: await say(page, "i want to die"), card: await page.locator(".card").last().innerText() };
  },
  async breathe(browser) {
    const page = await open(browser, { clock: true });
    const said = await begin(page, "start box breathing for one minute");
    const sizes = [];
    for (let look = 0; look < 40; look += 1) {
      await page.clock.runFor(2000);
      sizes.push(await circle(page));
      if (folder && sizes.at(-1) > 2 * sizes[0]) await page.screenshot({ path: `${folder}/screen.png` });
    }
    await page.clock.resume();
    await say(page, "stop");
    await page.getByText("Nothing to show now.").waitFor();
    return { said, sizes, after: await circle(page), trouble: page.trouble, elsewhere: page.elsewhere };
  },
  async onward(browser) {
    const page = await open(browser, { clock: true });
    await begin(page, "start easy breathing for six minutes");
    const turns = page.locator("#turns > li");
    for (let wait = 0; wait < 100 && await turns.count() < 2; wait += 1) await page.clock.runFor(5000);
    return { turns: await turns.allInnerTexts(), listening: await page.locator("#listening").innerText(), trouble: page.trouble };
  },
  async erase(browser) {
    const page = await open(browser);
    await say(page, "open aftercare companion");
    // The welcome alone is not kept yet, and there would be nothing to erase.
    await say(page, "read today's prompt");
    const before = await page.locator("#listening").innerText();
    await page.getByRole("button", { name: "Erase it" }).click();
    await page.getByText("No record is kept yet.").waitFor();
    return { before, after: await page.locator("#listening").innerText() };
  },
  async aloud(browser) {
    const page = await open(browser, { voice: true });
    await page.getByLabel("Say it aloud").check();
    await say(page, "start box breathing for one minute");
    await page.waitForFunction(() => window.cues.filter((cue) => cue.text === "In.").length >= 2, null, { timeout: 90000 });
    const cues = await page.evaluate(() => window.cues);
    await page.keyboard.press("Escape");
    return { cues, hush: await page.locator("#hush").isVisible() };
  },
  async accessible(browser) {
    const found = [];
    for (const [colorScheme, width] of [["light", 1200], ["dark", 1200], ["light", 360], ["dark", 360]]) {
      const page = await open(browser, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      await say(page, "open aftercare companion");
      await say(page, "can i drive tomorrow");
      await page.addScriptTag({ content: axe });
      const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false }));
      found.push(...violations.filter((each) => ["serious", "critical"].includes(each.impact))
        .map((each) => `${colorScheme} ${width}: ${each.id} ${each.nodes.map((node) => node.target).join(" ")}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) found.push(`${width}: ${overflow} pixels too wide`);
    }
    return { found };
  },
  async book(browser) {
    const found = [];
    for (const [colorScheme, width] of [["light", 1000], ["dark", 1000], ["light", 360]]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(url);
      await page.addScriptTag({ content: axe });
      const { violations } = await page.evaluate(() => window.axe.run(document));
      found.push(...violations.map((each) => `${colorScheme} ${width}: ${each.id}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) found.push(`${width}: ${overflow} pixels too wide`);
    }
    return { found };
  },
  async keyboard(browser) {
    const page = await open(browser);
    await page.keyboard.type("open aftercare companion");
    await page.keyboard.press("Enter");
    await page.locator("#turns > li").first().waitFor();
    const reached = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim().slice(0, 30)));
    }
    return { reached };
  },
  async stopped(browser) {
    const page = await open(browser);
    await say(page, "open aftercare companion");
    process.stdout.write("STOP\n");
    await page.getByRole("alert").getByText("The simulator has stopped").waitFor({ timeout: 20000 });
    return { told: await page.getByRole("alert").innerText(), listening: await page.locator("#listening").innerText() };
  },
  async pictures(browser) {
    const page = await open(browser, { viewport: { width: 1180, height: 860 } });
    await say(page, "open aftercare companion");
    await say(page, "can i drive tomorrow");
    await page.screenshot({ path: `${folder}/page.png` });
    const small = await open(browser, { viewport: { width: 390, height: 800 }, colorScheme: "dark" });
    await say(small, "open aftercare companion");
    await say(small, "what should the person with me watch for");
    await small.screenshot({ path: `${folder}/page-narrow-dark.png` });
    return {};
  },
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  process.stdout.write(`${JSON.stringify(await scenarios[name](browser))}\n`);
} finally {
  await browser.close();
}
