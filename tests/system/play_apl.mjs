// Plays APL documents with Amazon's own renderer in a browser whose clock stands still until it is moved.
// In: {viewport, directive, moments: [ms], screenshots: {ms: path}}. Out: what was seen at each moment, and the log.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const WARN = 3;
const job = JSON.parse(readFileSync(0, "utf8"));
const engine = readFileSync(createRequire(import.meta.url).resolve("apl-viewhost-web"), "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, headless: true, args: flags });

async function play({ viewport, directive, moments, screenshots = {} }) {
  const page = await browser.newPage({ viewport: { width: viewport.width, height: viewport.height } });
  await page.setContent("<body style='margin:0;background:#000'><div id='view'></div></body>");
  // Asked in the same script: an engine that is ready before it is asked never says so.
  await page.addScriptTag({ content: `${engine};window.engineReady = AplRenderer.initEngine();` });
  await page.evaluate(() => window.engineReady);
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1_000);
  await page.evaluate(start, { viewport, directive, WARN });
  await page.evaluate(() => { renderer.init().then(() => { window.begun = true; }); });
  // Fonts are waited for first; the document begins when they are there, or not coming.
  while (!(await page.evaluate(() => window.begun))) await page.clock.runFor(10);
  const seen = [];
  let now = 0;
  for (const moment of [...new Set([...moments, ...Object.keys(screenshots).map(Number)])].sort((a, b) => a - b)) {
    await page.clock.runFor(moment - now);
    now = moment;
    if (screenshots[moment]) await page.screenshot({ path: screenshots[moment] });
    seen.push({ moment, ...(await page.evaluate(look)) });
  }
  const result = await page.evaluate(() => ({ log: window.log, events: window.events }));
  await page.close();
  return { seen, ...result };
}

function start({ viewport, directive, WARN }) {
  window.log = [];
  window.events = [];
  const content = AplRenderer.Content.create(JSON.stringify(directive.document));
  if (content.isError()) window.log.push("the content cannot be read");
  content.addData("payload", JSON.stringify(directive.datasources));
  if (!content.isReady()) window.log.push("the content is not ready");
  const levels = { warn: WARN, error: 5, critical: 6 };
  window.renderer = AplRenderer.default.create({
    content,
    view: document.getElementById("view"),
    viewport: { ...viewport, isRound: viewport.shape === "ROUND" },
    environment: { agentName: "tests", agentVersion: "1", allowOpenUrl: false, disallowVideo: true },
    theme: "dark",
    mode: viewport.mode ?? "HUB",
    utcTime: Date.now(),
    localTimeAdjustment: 0,
    logLevel: "warn",
    logTransport: (level, name, text) => {
      if ((levels[String(level).toLowerCase()] ?? Number(level)) >= WARN) window.log.push(`${name}: ${text}`);
    },
    onSendEvent: (event) => window.events.push(event.arguments),
  });
}

function look() {
  const boxes = [...document.querySelectorAll("#view *")].map((e) => [e, getComputedStyle(e), e.getBoundingClientRect()]);
  const round = boxes.find(([, style, box]) => parseFloat(style.borderTopLeftRadius) > 50 && box.width > 0);
  const texts = boxes.filter(([e]) => e.children.length === 0 && e.textContent.trim());
  const place = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  return {
    circle: round ? { ...place(round[2]), size: round[2].width } : null,
    texts: texts.map(([e, , box]) => ({ text: e.textContent.trim(), ...place(box) })),
  };
}

const results = [];
for (const each of job) results.push(await play(each));
await browser.close();
process.stdout.write(JSON.stringify(results));
