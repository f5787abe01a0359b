// The pages in a real browser, as staff use them. Arguments: the program, the source folder, a folder to write to.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, test } from "node:test";

import { pages } from "./pages.mjs";
import { SKIPPED, bring_in_decisions, decisions, find_chromium, hostile, new_page, screenshots, start_browser, start_site,
  start_site_with_sign_in } from "./site.mjs";

const executable = find_chromium();
if (!executable) {
  console.log("Chromium is not installed (Debian: apt install chromium): the pages are not looked at.");
  process.exit(SKIPPED);
}

const site = await start_site();
const browser = await start_browser(executable);
after(async () => {
  await browser.close();
  site.stop();
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// One page of its own for each story; nothing may have gone wrong by its end.
function story(name, walk, options = {}) {
  test(name, async () => {
    const page = await new_page(browser, site.address, options);
    try {
      await walk(page);
      assert.deepEqual(page.mishaps, []);
    } finally {
      await page.context().close();
    }
  });
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
}

for (const [mode, options] of [["light", {}], ["dark", { colorScheme: "dark" }], ["forced colours", { forcedColors: "active" }]]) {
  story(`axe finds nothing on any page, ${mode}`, async (page) => {
    const found = {};
    for (const [name, address] of pages) {
      await page.goto(address);
      await page.screenshot({ path: path.join(screenshots, `${name}-${mode.split(" ")[0]}.png`), fullPage: name !== "document-long" });
      const own = await violations(page);
      if (own.length > 0) found[name] = own;
    }
    assert.deepEqual(found, {});
  }, options);
}

story("in the dark, pages are dark, drawings too, and paper stays white", async (page) => {
  await page.goto("/graph?around=" + encodeURIComponent("støttebehov"));
  const colours = () => page.evaluate(() => [getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.querySelector(".vg-graph svg")).filter]);
  const lightness = (colour) => Math.max(...colour.match(/\d+/g).slice(0, 3).map(Number));
  const [paper, filter] = await colours();
  assert.ok(lightness(paper) < 60, paper);
  assert.match(filter, /invert/);
  await page.emulateMedia({ media: "print" });
  const [printed, none] = await colours();
  assert.ok(lightness(printed) === 255, printed);
  assert.equal(none, "none");
}, { colorScheme: "dark" });

story("nothing is wider than a window of 320 pixels", async (page) => {
  const wide = [];
  for (const [name, address] of pages) {
    await page.goto(address);
    const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if ((await excess()) > 0) wide.push(`${name}: ${await excess()}`);
    // Spacing that a reader may set (WCAG 1.4.12) neither widens the page nor cuts words off.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; " +
        "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
      document.adoptedStyleSheets = [sheet];
    });
    if ((await excess()) > 0) wide.push(`${name}, spaced: ${await excess()}`);
    const cut = await page.evaluate(() => [...document.querySelectorAll("main *")].filter((one) => {
      const style = getComputedStyle(one);
      const hides = style.overflowX === "hidden" || style.overflowY === "hidden";
      return hides && style.clipPath === "none" && !one.classList.contains("sr-only") && one.clientHeight > 1 &&
        (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
    }).map((one) => one.className || one.tagName));
    if (cut.length > 0) wide.push(`${name} cuts off: ${cut}`);
  }
  // A window of 1280 x 1024 at 400 %: nothing stands over what has the focus.
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(pages.find(([own]) => own === "concept")[1]);
  for (let tab = 0; tab < 25; ++tab) {
    await page.keyboard.press("Tab");
    // The skip link slides in, and out.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
    const covered = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      const at = document.elementFromPoint(box.left + Math.min(box.width, 300) / 2, box.top + Math.min(box.height, 200) / 2);
      return at === null || !(document.activeElement.contains(at) || at.contains(document.activeElement));
    });
    if (covered) wide.push("covered: " + (await page.evaluate(() => document.activeElement.outerHTML.slice(0, 100))));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  for (const name of ["search", "concept", "graph", "document-citing", "provision", "compare", "documents", "vocabulary"]) {
    await page.goto(pages.find(([own]) => own === name)[1]);
    await page.screenshot({ path: path.join(screenshots, `${name}-narrow.png`) });
  }
  assert.deepEqual(wide, []);
}, { viewport: { width: 320, height: 640 } });

story("from a misspelt word to the concept, its definitions and the source", async (page) => {
  await page.goto("/");
  await page.fill("#q", "komplekst støtebehov");
  await page.press("#q", "Enter");
  await page.click(".vg-suggestion a");
  await page.click(".vg-card h2 a");
  assert.match(await page.textContent("h1"), /komplekst støttebehov/);
  assert.ok((await page.locator(".vg-definition").count()) >= 4);

  await page.selectOption("#fra", "1");
  await page.selectOption("#til", "3");
  await page.click(".vg-choose button");
  assert.match(page.url(), /fra=1&til=3#forskelle$/);
  assert.ok((await page.locator(".vg-differences ins").count()) > 0);
  assert.ok((await page.locator(".vg-differences del").count()) > 0);

  const wording = (await page.textContent("#definition-1 .vg-wording")).trim();
  await page.click("#definition-1 .vg-sources a");
  assert.match(page.url(), /\/documents\/.*#place$/);
  assert.ok(await page.locator("#place").isVisible());
  const shown = (await page.locator(".vg-here").allTextContents()).join("").replace(/\s+/g, " ");
  assert.equal(shown.slice(0, 30), wording.slice(0, 30));
  const top = await page.evaluate(() => document.getElementById("place").getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 900, `the place stands at ${top}`);
});

story("from a document to a provision, and what became of one", async (page) => {
  await page.goto("/documents/begreber-i-voksenindsatsen?vis=provision");
  const law = page.locator(".vg-text a.vg-provision").first();
  const label = (await law.getAttribute("title")).replace(/^[^:]*: /, "").split(";")[0];
  await law.click();
  assert.equal((await page.textContent("h1")).trim(), label);
  assert.ok((await page.locator("#henvisninger ~ .vg-places mark").count()) > 0);
  await page.goto("/provisions/" + encodeURIComponent("SEL § 52"));
  assert.match(await page.textContent(".vg-warning"), /flyttet.*barnets lov/s);
  await page.goto("/provisions/" + encodeURIComponent("SEL § 999"));
  assert.match(await page.textContent(".vg-warning"), /Tjek henvisningen/);
});

story("journey 1: what is meant by komplekst støttebehov", async (page) => {
  for (const typed of ["komplekse støttebehov", "komplekst støttebehov", "stottebehov"]) {
    await page.goto("/?q=" + encodeURIComponent(typed));
    assert.match(await page.textContent(".vg-hits"), /støttebehov/i, typed);
  }
  await page.goto("/?q=" + encodeURIComponent("komplekse støttebehov"));
  await page.click(".vg-card h2 a");
  assert.match(await page.textContent("#definition-1"), /henviser til|\d{4}/);
  assert.match(await page.textContent("#forbindelser ~ .vg-relations"), /bredere begreb\s*støttebehov/);
  assert.match(await page.textContent("#navne ~ table"), /bøjet form af de samme ord/);
  assert.ok((await page.locator("#tekststeder ~ .vg-places mark").count()) > 5);
});

story("journey 2: the same wording twice, and near neighbours that are not merged", async (page) => {
  await page.goto("/concepts/" + encodeURIComponent("sammenhængende indsats"));
  assert.match(await page.textContent("#definition-1"), /Samme ordlyd i 2 dokumenter/);
  assert.match(await page.textContent("#naer ~ .vg-chips"), /helhedsorienteret indsats/);
});

story("journey 3: a provision however it is written, and one organisation under several names", async (page) => {
  for (const typed of ["SEL § 85", "servicelovens §85", "§ 85 serviceloven"]) {
    await page.goto("/?q=" + encodeURIComponent(typed));
    await page.click(".vg-card h2 a");
    assert.equal((await page.textContent("h1")).trim(), "serviceloven § 85", typed);
  }
  assert.ok((await page.locator("#gaeldende ~ table tbody tr").count()) > 3);
});

story("journey 4: target groups filter the hits and lead to their pages", async (page) => {
  await page.goto("/?q=" + encodeURIComponent("borgere") + "&target_group=" + encodeURIComponent("borgere med misbrug"));
  assert.ok((await page.locator(".vg-hit").count()) > 0);
  await page.goto("/concepts/" + encodeURIComponent("borgere med misbrug"));
  assert.equal((await page.textContent(".vg-kind")).trim(), "målgruppe");
});

story("journey 5: from a citation to the work in the index, and who cites whom", async (page) => {
  await page.goto("/documents/erfaringer-med-haandbogen?vis=cited_work");
  const mark = page.locator(".vg-text a.vg-cited_work", { hasText: "2022" }).first();
  assert.match(await mark.getAttribute("title"), /citeret værk/);
  await mark.click();
  assert.match(page.url(), /\/documents\/haandbog-i-udredning/);
  assert.match(await page.textContent("#henvist ~ ul"), /Erfaringer med håndbogen/);
  await page.locator("#henvist ~ ul").nth(1).locator("a").first().click();
  assert.match(page.url(), /\/documents\/begreber-i-voksenindsatsen/);
  await page.locator(".vg-actions a", { hasText: "graf" }).click();
  assert.match(await page.textContent("#kanter ~ table"), /henviser til/);
  assert.match(await page.textContent("#kanter ~ table"), /samme titel/);
  assert.match(await page.textContent("#knuder ~ table"), /Håndbog i udredning/);
});

story("journey 6: the same steps worded differently stand beside each other", async (page) => {
  await page.goto("/?q=" + encodeURIComponent("fem trin"));
  const titles = await page.locator(".vg-hit h3").allTextContents();
  for (const title of ["Håndbog i udredning", "Erfaringer med håndbogen"]) {
    assert.ok(titles.slice(0, 3).includes(title), `${title} among ${titles}`);
  }
  await page.goto("/compare?kind=documents&a=haandbog-i-udredning&b=erfaringer-med-haandbogen");
  assert.match(await page.locator(".vg-three").first().locator("div").first().textContent(), /Fælles[^]*trin|Fælles[^]*støttebehov/);
});

story("journey 7: which concepts of two vocabularies match, nearly match, or have no counterpart", async (page) => {
  await page.goto("/");
  await page.click("a[href='/vocabularies']");
  await page.locator("a[href='/vocabularies/begrebsliste-strandby']").click();
  await page.selectOption("#other", { label: "Emneord om specialiseret viden" });
  await page.click("form.vg-panel button");
  assert.match(page.url(), /\?other=emneord-specialiseret-viden/);
  const all = await page.locator(".vg-aligned tbody tr").count();
  const counts = (await page.locator(".vg-order li").allTextContents()).map((text) => Number(text.match(/\((\d+)\)/)[1]));
  assert.equal(counts[0], all);
  assert.equal(counts.slice(1).reduce((sum, count) => sum + count), all);
  const same = page.locator(".vg-aligned tr", { hasText: "faglig udredning" }).last();
  assert.ok(await same.locator("ins").first().isHidden());
  await same.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  assert.ok(await same.locator("ins").first().isVisible());
  await page.click(".vg-order a:has-text('uden modstykke')");
  assert.equal(await page.locator(".vg-aligned tbody tr").count(), counts[5]);
  const table = await downloaded(page, page.locator("a", { hasText: "CSV" }));
  assert.equal(table.text.trim().split("\r\n").length, counts[5] + 1);
  await page.locator(".vg-aligned tbody th a").first().click();
  assert.match(page.url(), /\/documents\/begrebsliste-strandby\?start=\d+&end=\d+#place$/);
  assert.ok(await page.locator("#place").isVisible());
});

story("journey 8: what a reviewer gets can be read without the product, and decisions come back", async () => {
  const signed = await start_site_with_sign_in();
  try {
    const reader = await new_page(browser, signed.address, { extraHTTPHeaders: { "X-Forwarded-User": "per" } });
    assert.equal((await reader.goto("/review")).status(), 403);
    assert.match(await reader.textContent("main"), /Kun gennemlæsere/);
    await reader.context().close();
    const page = await new_page(browser, signed.address, { extraHTTPHeaders: { "X-Forwarded-User": "karen" } });
    await page.goto("/graph?around=" + encodeURIComponent("komplekst støttebehov"));
    const sheet = await downloaded(page, page.locator("a", { hasText: "gennemsynsark" }));
    const [headings, ...rows] = sheet.text.replace("\uFEFF", "").trim().split("\r\n");
    assert.match(headings, /;adresse;dokumenter;steder;tidligere;beslutning;rettelse;bemærkning$/);
    const link = rows.findIndex((row) => /^n\w+-broader-/.test(row) && row.includes("komplekst støttebehov – "));
    const written = { 0: ";måske;;", [link]: ";afvis;;på prøve" };
    const decided = rows.map((row, i) => row.replace(/;;;$/, written[i] ?? ";;;"));
    await page.goto("/review");
    // As Excel saves it where UTF-8 is not asked for.
    const windows = [headings, ...decided].join("\r\n").replaceAll("–", "\u0096");
    await page.setInputFiles("#ark-file", { name: "ark.csv", mimeType: "text/csv", buffer: Buffer.from(windows, "latin1") });
    await page.waitForFunction(() => document.querySelector("#ark").value.includes("på prøve"));
    await page.click("form.vg-panel[method=post] button");
    assert.match(await page.textContent("#modtaget"), /1 beslutning er gemt/);
    assert.match(await page.textContent(".vg-warning"), /»måske« er ingen beslutning/);
    const files = readdirSync(decisions);
    assert.equal(files.length, 1);
    const kept = JSON.parse(readFileSync(path.join(decisions, files[0]), "utf8"));
    assert.deepEqual([kept.user, kept.decision, kept.comment], ["karen", "reject", "på prøve"]);

    // Whoever runs the service brings it in: the page of the concept has the link no more.
    const relations = async () => {
      await page.goto("/concepts/" + encodeURIComponent("komplekst støttebehov"));
      return /bredere begreb\s*støttebehov/.test(await page.textContent("main"));
    };
    const until = async (wanted) => {
      for (let tries = 0; (await relations()) !== wanted; ++tries) assert.ok(tries < 100, "the page does not change");
    };
    assert.ok(await relations());
    bring_in_decisions();
    await until(false);
    await page.goto("/review");
    assert.match(await page.textContent("#truffet ~ table"), /komplekst støttebehov.*afvis.*karen.*gælder.*på prøve/s);
    assert.deepEqual(await violations(page), []);
    await page.screenshot({ path: path.join(screenshots, "review-light.png"), fullPage: true });
    await page.click("#truffet ~ table button");
    assert.match(await page.textContent("#modtaget"), /tages tilbage/);
    bring_in_decisions();
    await until(true);
    assert.deepEqual(page.mishaps, []);
    await page.context().close();
  } finally {
    signed.stop();
  }
});

story("many decisions in a row by keyboard alone", async () => {
  const signed = await start_site_with_sign_in();
  try {
    const page = await new_page(browser, signed.address, { extraHTTPHeaders: { "X-Forwarded-User": "karen" } });
    await page.goto("/graph?around=" + encodeURIComponent("sammenhængende indsats"));
    await page.click("a:has-text('Tag stilling')");
    const rows = page.locator(".vg-desk-row");
    const count = await rows.count();
    assert.ok(count > 5);
    assert.deepEqual(await violations(page), []);
    await page.screenshot({ path: path.join(screenshots, "review-desk-light.png"), fullPage: true });
    await page.locator(".vg-desk-row input[type=radio]:checked").first().focus();
    for (const key of ["g", "a", "g", "f", "u"]) await page.keyboard.press(key);
    assert.match(await page.textContent(".vg-desk-end [role=status]"), new RegExp(`^2 af ${count} besluttet`));
    // What has the focus is never below the bar at the bottom.
    for (let tab = 0; tab < 30; ++tab) {
      await page.keyboard.press("Tab");
      const free = await page.evaluate(() => {
        const focused = document.activeElement;
        const bar = document.querySelector(".vg-desk-end");
        const bottom = focused.getBoundingClientRect().bottom;
        return bar.contains(focused) || !focused.closest(".vg-desk-row") || bottom <= bar.getBoundingClientRect().top + 1;
      });
      assert.ok(free, "covered: " + (await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))));
    }
    const merged = rows.filter({ hasText: "organisation" }).or(rows.filter({ hasText: "begreb" })).last();
    await merged.locator("input[value=rename]").check();
    await merged.locator("input[name^=rettelse]").fill("et bedre navn");
    const before = readdirSync(decisions).length;
    await page.click(".vg-desk-end button");
    assert.match(await page.textContent("#modtaget"), /3 beslutninger er gemt/);
    assert.equal(readdirSync(decisions).length, before + 1);
    await page.click("#modtaget ~ p a");
    assert.equal(await rows.count(), count);
    // Going on begins at the first choice that is open, and what is handed in stands at the end.
    await page.waitForFunction(() => document.activeElement.id === "b-1-open");
    assert.match(await rows.last().textContent(), /ikke ført ind endnu/);
    assert.doesNotMatch(await rows.first().textContent(), /ikke ført ind endnu/);
    assert.equal(await rows.first().locator("label", { hasText: "afvis" }).locator("kbd").textContent(), "a");
    assert.deepEqual(page.mishaps, []);
    await page.context().close();
    // What may be the same is merged or kept apart by the same keys.
    const pair = await new_page(browser, signed.address, { extraHTTPHeaders: { "X-Forwarded-User": "karen" } });
    await pair.goto("/review?around=" + encodeURIComponent("trafikstøj"));
    const proposal = pair.locator(".vg-desk-row").first();
    assert.match(await proposal.locator("legend").textContent(), /måske det samme\s+trafiktøj – trafikstøj/);
    await proposal.locator("input[type=radio]:checked").focus();
    await pair.keyboard.press("a");
    assert.ok(await proposal.locator("input[value=apart]").isChecked());
    await pair.keyboard.press("f");
    await pair.keyboard.press("g");
    assert.ok(await proposal.locator("input[value=merge]").isChecked());
    assert.deepEqual(await violations(pair), []);
    await pair.click(".vg-desk-end button");
    assert.match(await pair.textContent("#modtaget ~ table"), /slå sammen\s*trafikstøj/);
    await pair.context().close();
    // The same without JavaScript.
    const plain = await new_page(browser, signed.address,
      { extraHTTPHeaders: { "X-Forwarded-User": "karen" }, javaScriptEnabled: false });
    await plain.goto("/review");
    await plain.fill("#around", "sammenhængende indsats");
    await plain.click("form[action='/review'][method=get] button");
    await plain.locator("input[value=reject]").first().check();
    await plain.click(".vg-desk-end button");
    assert.match(await plain.textContent("#modtaget"), /1 beslutning er gemt/);
    await plain.context().close();
  } finally {
    signed.stop();
  }
});

story("a long document and its list of parts have addresses of their own", async (page) => {
  await page.goto("/documents/long");
  assert.match(await page.textContent(".vg-text"), /del 1 af 2/);
  await page.locator(".vg-pager a[rel=next]").first().click();
  assert.match(page.url(), /del=2/);
  assert.match(await page.textContent(".vg-pager [aria-current=page]"), /side 2 af 2/);
  await page.locator(".vg-outline a", { hasText: "Afsnit 3" }).first().click();
  assert.match(page.url(), /del=1#b\d+$/);
  assert.ok(await page.locator(".vg-text h3", { hasText: /^Afsnit 3$/ }).isVisible());
});

story("hits by relevance or the newest first, and why each stands where it stands", async (page) => {
  await page.goto("/?q=" + encodeURIComponent("støttebehov"));
  await page.click(".vg-order a:has-text('nyeste')");
  const years = (await page.locator(".vg-hit > .vg-about").allTextContents()).map((text) => Number((text.match(/\d{4}/) || [0])[0]));
  assert.deepEqual(years, [...years].sort((a, b) => b - a));
  await page.click(".vg-order-why");
  assert.match(page.url(), /sort=nyeste/);
  assert.match(await page.locator(".vg-explained").first().textContent(), /»[^«]+« .*%/s);
  await page.locator("input[name=concept]").first().check();
  await page.click(".vg-facets button");
  assert.match(page.url(), /sort=nyeste/);
  assert.equal(await page.locator(".vg-chosen a").count(), 1);
});

story("drawings speak the language of the page", async (page) => {
  const address = "/graph?around=" + encodeURIComponent("støttebehov");
  await page.goto(address + "&lang=en");
  const english = await page.textContent(".vg-graph");
  assert.match(english, /is a kind of/);
  assert.match(english, /Kinds:/);
  assert.doesNotMatch(english, /er en slags/);
  await page.goto(address + "&lang=da");
  assert.match(await page.textContent(".vg-graph"), /er en slags/);
});

story("the graph by keyboard alone", async (page) => {
  await page.goto("/graph?around=" + encodeURIComponent("støttebehov"));
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches("a.vg-node"))) break;
  }
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const seen = new Set([await focused()]);
  const nodes = await page.locator("a.vg-node").count();
  assert.ok(nodes > 2);
  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowLeft"]) {
    await page.keyboard.press(key);
    assert.ok(await page.evaluate(() => document.activeElement.matches("a.vg-node")));
    seen.add(await focused());
  }
  assert.ok(seen.size > 1, "arrow keys lead to other nodes");
  const label = await focused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/(concepts|documents|provisions)\//);
  // A term that a vocabulary takes for another one leads to the page of the two.
  const names = await page.locator("h1, #navne ~ table tbody th").allTextContents();
  assert.ok(names.map((name) => name.trim()).includes(label.replace(/ \([^)]*\)$/, "")), `${label} among ${names}`);
});

story("every node of the drawing stands in the tables, every line leads to its evidence", async (page) => {
  await page.goto("/graph?around=" + encodeURIComponent("støttebehov") + "&depth=2");
  assert.equal(await page.locator("a.vg-node").count(), await page.locator("#knuder ~ table tbody tr").count());
  const lines = await page.locator(".vg-graph g.edge").count();
  assert.equal(lines, await page.locator("#kanter ~ table tbody tr").count());
  const rows = page.locator("#kanter ~ table tbody tr");
  // What follows from two names alone has its reason there.
  for (const row of await rows.all()) {
    assert.ok((await row.locator("details").count()) > 0 || (await row.locator("td").last().textContent()).trim() !== "");
  }
  const stated = await rows.filter({ has: page.locator("details") }).first().getAttribute("id");
  const to = await page.locator(`a.vg-edge[href='#${stated}']`).getAttribute("href");
  await page.evaluate((hash) => { location.hash = hash; }, to);
  assert.ok(await page.locator(`tr${to} details[open] mark`).first().isVisible());
});

story("the shortest path names each step", async (page) => {
  await page.goto("/graph?around=" + encodeURIComponent("støttebehov") + "&to=" + encodeURIComponent("SEL § 85"));
  const steps = await page.locator(".vg-path li").allTextContents();
  assert.match(steps[0], /støttebehov/);
  assert.match(steps.at(-1), /serviceloven § 85/);
  assert.equal(await page.locator("a.vg-node").count(), steps.length);
});

async function downloaded(page, link) {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

story("what is shown goes into files", async (page) => {
  await page.goto("/graph?around=" + encodeURIComponent("sammenhængende indsats"));
  const nodes = await page.locator("a.vg-node").count();
  const links = page.locator("#tegning ~ .vg-actions a");
  const graphml = await downloaded(page, links.filter({ hasText: "GraphML" }));
  assert.equal(graphml.name, "graph.graphml");
  assert.equal(graphml.text.match(/<node /g).length, nodes);
  const turtle = await downloaded(page, links.filter({ hasText: "Turtle" }));
  assert.match(turtle.text, /skos:prefLabel/);
  const table = await downloaded(page, page.locator("#tegning ~ .vg-actions").getByRole("link", { name: "CSV", exact: true }));
  assert.match(table.text, /sammenhængende indsats/);
  const list = await downloaded(page, links.filter({ hasText: "Begrebsliste (CSV)" }));
  assert.equal(list.name, "begrebsliste.csv");
  assert.ok(list.text.startsWith("\uFEFFForetrukken term;Accepteret term;"));
  await page.goto("/?q=" + encodeURIComponent("støttebehov"));
  const hits = await downloaded(page, page.locator("a", { hasText: "CSV" }));
  assert.ok(hits.text.startsWith("\uFEFFnr;dokument;titel"));
  assert.ok(hits.text.split("\r\n").length > 5);
});

story("target groups narrow the hits, several widen them", async (page) => {
  await page.goto("/?q=" + encodeURIComponent("indsats"));
  const total = async () => Number((await page.textContent("#resultater")).match(/\d+/)[0]);
  const all = await total();
  const boxes = page.locator("input[name=target_group]");
  await boxes.nth(0).check();
  await page.click(".vg-facets button");
  const one = await total();
  assert.ok(one > 0 && one < all);
  await page.locator("input[name=target_group]:not(:checked)").first().check();
  await page.click(".vg-facets button");
  const two = await total();
  assert.ok(two >= one);
  assert.equal(await page.locator(".vg-chosen a").count(), 2);
  await page.locator(".vg-chosen a").first().click();
  assert.equal(await page.locator(".vg-chosen a").count(), 1);
});

story("completion by keyboard", async (page) => {
  await page.goto("/");
  await page.locator("#q").pressSequentially("sammenh", { delay: 20 });
  const list = page.locator("#q-options");
  await list.waitFor({ state: "visible" });
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  const active = await page.getAttribute("#q", "aria-activedescendant");
  assert.equal(await page.locator("#" + active).getAttribute("aria-selected"), "true");
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  assert.ok(await list.isHidden());
  await page.keyboard.press("ArrowDown");
  await list.waitFor({ state: "visible" });
  await page.keyboard.press("ArrowDown");
  const text = await page.locator("#q-options li[aria-selected=true]").getAttribute("data-text");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  assert.equal(await page.inputValue("#q"), text);
});

story("the skip link comes first and leads to the content", async (page) => {
  await page.goto("/documents");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.matches("a.skipnav")));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "indhold");
});

story("one document is searched from its page, and hits stand on pages", async (page) => {
  await page.goto("/documents/long");
  const before = await page.evaluate(() => [...document.querySelectorAll("main a, main input, main button")]
    .findIndex((one) => one.getAttribute("href") === "#tekst"));
  assert.ok(before >= 0 && before < 10, "the text can be reached past its outline");
  await page.fill("#i-dokument", "vinterforråd");
  await page.press("#i-dokument", "Enter");
  assert.match(await page.textContent("#resultater"), /^1 dokument/);
  assert.ok((await page.locator(".vg-passage").count()) > 3);
  assert.deepEqual(await violations(page), []);
  await page.click(".vg-chosen a");
  assert.equal(await page.locator(".vg-chosen a").count(), 0);

  await page.goto("/?q=" + encodeURIComponent("støtte") + "&n=4");
  const first = await page.locator(".vg-hit h3").allTextContents();
  await page.click(".vg-pager a[rel=next]");
  assert.match(page.url(), /side=2#resultater$/);
  assert.match(await page.textContent("#resultater"), /side 2 af/);
  const second = await page.locator(".vg-hit h3").allTextContents();
  assert.ok(second.length > 0 && !second.some((title) => first.includes(title)));
});

story("everything works without JavaScript", async (page) => {
  await page.goto("/");
  await page.fill("#q", "støttebehov");
  await page.press("#q", "Enter");
  await page.locator("input[name=type]").first().check();
  await page.click(".vg-facets button");
  assert.equal(await page.locator(".vg-chosen a").count(), 1);
  await page.click(".vg-card h2 a");
  await page.click(".vg-choose button");
  assert.ok((await page.locator(".vg-differences").textContent()).length > 20);
  await page.locator(".vg-page-head a[href^='/graph']").click();
  await page.locator("a.vg-node").first().focus();
  await page.click("th a[href*='sort=places']");
  assert.equal(await page.locator("th[aria-sort=descending]").count(), 1);
  await page.locator("#knuder ~ table th a").first().click();
  await page.locator("#tekststeder ~ .vg-places a.vg-where").first().click();
  assert.ok(await page.locator("#place").isVisible());
  const marks = await page.locator(".vg-text a.vg-fact").count();
  await page.locator("#vis-concept").check();
  await page.click(".vg-kinds button");
  assert.ok((await page.locator(".vg-text a.vg-fact").count()) > marks);
}, { javaScriptEnabled: false });

story("names from documents show as text only", async (page) => {
  await page.goto("/?q=egernpolitik");
  assert.match(await page.textContent(".vg-hits"), /<script>alert\('1'\)<\/script>/);
  for (const address of ["/documents", "/documents/strange", "/concepts/egernpolitik", "/graph?around=egernpolitik",
    "/compare?kind=documents&a=strange&b=begreber-2024", "/?q=" + encodeURIComponent(hostile),
    "/concepts/" + encodeURIComponent(hostile), "/provisions/" + encodeURIComponent("SEL § 85")]) {
    await page.goto(address);
    assert.equal(await page.locator("main img[src=x], main script, main [onclick]").count(), 0, address);
  }
});

story("errors say what to do next", async (page) => {
  for (const [address, status] of [["/nothing", 404], ["/?q=x&n=abc", 400], ["/documents/nothing", 404],
    ["/provisions/hest", 404], ["/concepts/" + encodeURIComponent("støttebehvo"), 404]]) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), status, address);
    assert.ok(await page.locator("main a.button").isVisible());
  }
  await page.click("main ul a");
  assert.match(page.url(), /\/concepts\//);
});

story("English pages say nothing in Danish by themselves", async (page) => {
  await page.goto("/?lang=en");
  await page.goto("/concepts/" + encodeURIComponent("støttebehov"));
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.deepEqual((await page.locator("h2").allTextContents()).filter((text) => /[æøå]/.test(text)), []);
  assert.match(await page.textContent("nav"), /Search/);
});

story("back from a chosen facet, the boxes say what is shown", async (page) => {
  await page.goto("/?q=" + encodeURIComponent("støtte"));
  await page.locator(".vg-facets input[type=checkbox]").first().check();
  await page.click(".vg-facets button");
  await page.waitForURL(/&[a-z_]+=/);
  assert.doesNotMatch(page.url(), /sort=/);
  await page.goBack();
  assert.equal(await page.locator(".vg-facets input:checked").count(), 0);
});

story("who does not know how to search is shown ways that find something", async (page) => {
  await page.goto("/");
  await page.click(".vg-help summary");
  const ways = await page.locator(".vg-help td a").evaluateAll((links) => links.map((link) => link.href));
  assert.ok(ways.length >= 8);
  for (const way of ways) {
    await page.goto(way);
    assert.ok((await page.locator(".vg-hit").count()) > 0, way);
    assert.equal(await page.locator(".vg-warning").count(), 0, way);
  }
});

story("a citation is copied with one click, and the button says so", async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.goto("/concepts/" + encodeURIComponent("koordinerende sagsbehandler"));
  const definition = page.locator(".vg-definition", { hasText: "Klitmark Kommune" }).first();
  await definition.locator(".vg-copy").first().click();
  await definition.locator("[role=status]", { hasText: "Kopieret" }).first().waitFor({ state: "attached" });
  assert.match(await copied(), /^»Ved koordinerende .*« Klitmark Kommune \(januar 2023\): .*, side 2\. http:\S+#place$/);
  await page.goto("/?q=" + encodeURIComponent("støttebehov"));
  const place = page.locator(".vg-passage").first();
  await place.locator(".vg-copy").focus();
  assert.equal(await place.locator(".vg-copy").evaluate((button) => getComputedStyle(button).opacity), "1");
  await page.keyboard.press("Enter");
  await page.locator(".vg-copy", { hasText: "Kopieret" }).waitFor();
  const citation = await copied();
  await page.goto(citation.match(/http:\S+$/)[0]);
  assert.ok(await page.locator("#place").isVisible());
  assert.ok(citation.startsWith((await page.locator(".vg-cite").textContent()).split(" Link")[0].slice(0, 10)));
  assert.deepEqual(await violations(page), []);
});

story("where nothing but what is selected may be copied, citations are copied all the same", async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/concepts/" + encodeURIComponent("koordinerende sagsbehandler"));
  const read = await page.evaluateHandle(() => navigator.clipboard);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }));
  await page.locator(".vg-copy").first().click();
  await page.locator(".vg-copy", { hasText: "Kopieret" }).waitFor();
  assert.match(await read.evaluate((clipboard) => clipboard.readText()), /^».*#place$/s);
});

story("concepts by the alphabet, and those alone that somebody defines", async (page) => {
  await page.goto("/");
  await page.click("nav a:has-text('Begreber')");
  await page.click(".vg-letters a:text-is('s')");
  assert.match(page.url(), /begynder=s$/);
  const all = (await page.locator(".vg-index li").allTextContents()).map((name) => name.trim());
  assert.ok(all.length > 5 && all.every((name) => /^s/i.test(name)), `${all}`);
  await page.check("#definerede");
  await page.click("form.vg-panel button");
  assert.match(page.url(), /begynder=s&definerede=ja$/);
  const defined = await page.locator(".vg-index li").allTextContents();
  assert.ok(defined.length > 0 && defined.length < all.length);
  await page.click(".vg-index a:has-text('sammenhængende indsats')");
  assert.ok((await page.locator(".vg-definition").count()) > 0);
  await page.goBack();
  assert.ok(await page.isChecked("#definerede"));
});

story("a hit that is a section of law is headed by the section", async (page) => {
  await page.goto("/?q=egernhegn");
  const hit = page.locator(".vg-hit").first();
  assert.match(await hit.locator("h3").textContent(), /^§ 85 – Bekendtgørelse om opsætning.* …$/);
  assert.ok(await hit.locator(".vg-full-title p").isHidden());
  await hit.locator("summary").click();
  assert.match(await hit.locator(".vg-full-title p").textContent(), /stier i byområder$/);
});

story("a large drawing is moved about, not made too small to read", async (page) => {
  await page.goto("/graph?around=serviceloven&depth=3&nodes=150");
  assert.ok((await page.locator("a.vg-node").count()) > 80);
  const size = await page.locator(".vg-node text").first().evaluate((text) => text.getBoundingClientRect().height);
  assert.ok(size >= 11, `letters of ${size} pixels`);
  const focus = await page.locator("a.vg-focus").evaluate((node) => node.getBoundingClientRect().x);
  assert.ok(focus > 0 && focus < 1280, "what it is about is in sight");
});

story("what narrows a search is applied without going to the end of the list", async (page) => {
  await page.goto("/?q=" + encodeURIComponent("støtte"));
  await page.locator(".vg-facets input[type=checkbox]").first().check();
  const button = await page.locator(".vg-apply button").boundingBox();
  assert.ok(button.y + button.height <= 900, `the button stands at ${button.y}`);
});

story("printed, a search says what was asked, and nothing that only a screen can do", async (page) => {
  await page.goto("/?q=" + encodeURIComponent("seks trin"));
  assert.ok(await page.locator(".vg-asked").isHidden());
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".vg-asked").textContent(), "Søgning: seks trin");
  assert.ok(await page.locator(".vg-asked").isVisible());
  for (const bare of await page.locator(".vg-place:text-is('Vis stedet i teksten')").all()) assert.ok(await bare.isHidden());
});

story("printed, a concept is its content alone", async (page) => {
  await page.goto("/concepts/" + encodeURIComponent("sammenhængende indsats"));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("nav").first().isHidden());
  assert.ok(await page.locator(".vg-contents").isHidden());
  assert.ok(await page.locator(".vg-wording").first().isVisible());
  assert.ok(await page.locator(".vg-copy").first().isHidden());
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.match(await page.textContent(".vg-printed"), /^Udskrevet \d+\. [a-z]+ \d{4} fra http:.*\/concepts\//);
  await page.pdf({ path: path.join(screenshots, "concept.pdf"), format: "A4" });
});
