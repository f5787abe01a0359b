// An index of our own samples, served by the program, and a browser to look at it with.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { chromium } from "playwright-core";

export const SKIPPED = 77; // for ctest

const [program, source, build] = process.argv.slice(2).map((name) => path.resolve(name));

/// Debian's browser; undefined where it is not installed.
export function find_chromium() {
  const places = [process.env.VIDENSGRAF_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];
  return places.find((place) => place && existsSync(place));
}

export const screenshots = path.join(build, "screenshots");

// What somebody hands in who tries to break the pages by names.
export const hostile = "<script>alert('1')</script><img src=x onerror=alert(2)>{{{title}}}";

function index_samples(index) {
  const strange = path.join(build, "strange");
  mkdirSync(strange, { recursive: true });
  const text = `En egernpolitik defineres som en plan for <b onclick="alert(3)">egern</b> & "parker".\n\n` +
    "Egernpolitikken gælder efter servicelovens § 85.\n";
  writeFileSync(path.join(strange, "strange.jsonl"), JSON.stringify({ id: "strange", title: hostile, text }) + "\n");
  // A section of law as collections divide it, and two names that are nearly alike.
  const order = "Bekendtgørelse om opsætning, vedligeholdelse og nedtagning af egernhegn langs kommunale veje og stier i byområder";
  const section = { id: "2024:1#2:85", title: order, date: "2024-05-01", text: "§ 85. Egernhegn sættes op af kommunen." };
  writeFileSync(path.join(strange, "sections.jsonl"), JSON.stringify(section) + "\n");
  writeFileSync(path.join(strange, "alike.md"), "# Lyd og klæder\n\nVed trafikstøj forstås lyd fra veje. Kommunen måler trafikstøj.\n\n" +
    "Ved trafiktøj forstås klæder med reflekser.\n");
  // Longer than one page shows.
  const parts = Array.from({ length: 70 }, (_, i) =>
    `# Afsnit ${i + 1}\n\n` + `Afsnit ${i + 1} handler om egernets vinterforråd og om dets stier. `.repeat(120));
  writeFileSync(path.join(strange, "long.md"), "# Egernets håndbog\n\n" + parts.join("\n\n") + "\n");
  const folders = ["corpus/samples", "corpus/sample_vocabularies", "tests/web/browser/data"].map((own) => path.join(source, own));
  const done = spawnSync(program, ["index", "--index", index, ...folders, strange]);
  if (done.status !== 0) throw new Error("indexing failed: " + done.stderr);
}

const index = path.join(build, "index");

/// Where a server with sign-in puts decisions.
export const decisions = path.join(build, "decisions");

/// Makes the index and serves it.
export async function start_site() {
  rmSync(build, { recursive: true, force: true });
  for (const folder of [screenshots, decisions]) mkdirSync(folder, { recursive: true });
  index_samples(index);
  return serve([]);
}

/// Serves it to those whom a proxy names; karen is a reviewer.
export function start_site_with_sign_in() {
  return serve(["--trusted-proxy", "127.0.0.1", "--user-header", "X-Forwarded-User", "--reviewer", "karen",
    "--decisions", decisions]);
}

/// What `vidensgraf-review.path` does once something is handed in.
export function bring_in_decisions() {
  const done = spawnSync(program, ["review", "import", decisions, "--index", index, "--user", "root"]);
  if (done.status !== 0) throw new Error("bringing in failed: " + done.stderr);
}

function serve(options) {
  return serve_index(index, options);
}

/// Serves an index on a free port: {address, stop}.
export async function serve_index(folder, options = []) {
  const server = spawn(program,
    ["serve", "--index", folder, "--port", "0", "--rate", "0", "--no-access-log", ...options]);
  const address = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/[0-9.:]+\//);
      if (found) resolve(found[0]);
    });
    server.on("exit", (code) => reject(new Error("the server ended with " + code)));
  });
  return { address, stop: () => server.kill("SIGTERM") };
}

export function start_browser(executablePath) {
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/// A page that notes what must not happen: script errors, refused content, dialogs, answers 5xx.
export async function new_page(browser, address, options = {}) {
  const context = await browser.newContext({
    baseURL: address, locale: "da-DK", viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(60000);
  const page = await context.newPage();
  page.mishaps = [];
  page.on("pageerror", (error) => page.mishaps.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security|Refused/.test(message.text())) page.mishaps.push(message.text());
  });
  page.on("dialog", async (dialog) => {
    page.mishaps.push("dialog: " + dialog.message());
    await dialog.dismiss();
  });
  page.on("response", (answer) => {
    // Of a font the design system names forms that we do not ship; the browser takes the next.
    const kind = answer.request().resourceType();
    const there = kind !== "document" && kind !== "font" && answer.status() === 404;
    if (answer.status() >= 500 || there) page.mishaps.push(answer.status() + " " + answer.url());
  });
  return page;
}
