// Makes the pictures of README.md anew, over an index of corpus/samples alone:
//
//     node tests/web/browser/readme_screenshots.mjs build/release/vidensgraf . BUILD-FOLDER
//
// BUILD-FOLDER is emptied first.

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";

import { find_chromium, new_page, serve_index, start_browser } from "./site.mjs";

const [program, source, build] = process.argv.slice(2).map((name) => path.resolve(name));
const e = encodeURIComponent;
const pictures = [
  ["search", "/?q=" + e("komplekse støttebehov"), 760],
  ["concept", "/concepts/" + e("sammenhængende indsats"), 900],
  ["document", "/documents/begreber-2024?vis=definition&vis=provision&vis=target_group", 900],
  ["graph", "/graph?around=" + e("støttebehov") + "&depth=2", 900],
];

rmSync(build, { recursive: true, force: true });
mkdirSync(build, { recursive: true });
const index = path.join(build, "index");
const done = spawnSync(program, ["index", "--index", index, path.join(source, "corpus/samples")]);
if (done.status !== 0) throw new Error("indexing failed: " + done.stderr);
const site = await serve_index(index);
const browser = await start_browser(find_chromium());
for (const [name, address, height] of pictures) {
  const page = await new_page(browser, site.address, { viewport: { width: 1100, height } });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.screenshot({ path: path.join(source, "docs/screenshots", name + ".png") });
}
await browser.close();
site.stop();
