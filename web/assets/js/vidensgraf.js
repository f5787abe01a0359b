// Adds to pages that work without it: completion in search fields (ARIA combobox with a list, WAI-ARIA APG).
"use strict";

function completion(input) {
  const wait = 120;
  const list = document.createElement("ul");
  list.id = input.id + "-options";
  list.className = "vg-options";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggest);
  list.hidden = true;
  const box = document.createElement("div");
  box.className = "vg-combobox";
  input.replaceWith(box);
  box.append(input, list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let timer = 0;
  let asked = "";
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function activate(index) {
    const options = list.children;
    if (options.length === 0) return;
    active = (index + options.length) % options.length;
    for (let i = 0; i < options.length; ++i) {
      options[i].setAttribute("aria-selected", i === active ? "true" : "false");
    }
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  }

  function choose(option) {
    input.value = option.dataset.text;
    close();
    if (!("stay" in input.dataset)) input.form.requestSubmit();
  }

  function show(completions) {
    list.replaceChildren();
    completions.forEach(function (completion, i) {
      const option = document.createElement("li");
      option.id = list.id + "-" + i;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.text = completion.text;
      const text = document.createElement("span");
      text.textContent = completion.text;
      const count = document.createElement("span");
      count.className = "vg-about";
      count.textContent = completion.documents;
      option.append(text, count);
      option.addEventListener("mousedown", function (event) {
        event.preventDefault();
        choose(option);
      });
      list.append(option);
    });
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = completions.length === 0;
    input.setAttribute("aria-expanded", list.hidden ? "false" : "true");
  }

  async function ask() {
    const text = input.value;
    asked = text;
    if (text.trim().length < 2) return close();
    try {
      const kind = input.dataset.suggestKind ? "&kind=" + input.dataset.suggestKind : "";
      const answer = await fetch("/api/v1/suggest?limit=8&q=" + encodeURIComponent(text) + kind);
      if (!answer.ok) return close();
      const found = await answer.json();
      if (asked === input.value && document.activeElement === input) show(found.completions || []);
    } catch (error) {
      close(); // The field works without.
    }
  }

  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", function (event) {
    const open = !list.hidden;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      if (open) activate(active + 1);
      else ask();
    } else if (event.key === "ArrowUp" && open) {
      event.preventDefault();
      activate(active - 1);
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      choose(list.children[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  });
}

for (const input of document.querySelectorAll("input[data-suggest]")) completion(input);

// Arrow keys in a drawing: to the nearest node in that direction. Tab goes through all of them anyway.
const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function middle(node) {
  const box = node.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

function next_in(nodes, from, direction) {
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const node of nodes) {
    if (node === from) continue;
    const [otherX, otherY] = middle(node);
    const along = (otherX - x) * direction[0] + (otherY - y) * direction[1];
    const across = Math.abs((otherX - x) * direction[1]) + Math.abs((otherY - y) * direction[0]);
    if (along < 4) continue;
    const distance = along + 2 * across;
    if (distance < least) {
      least = distance;
      best = node;
    }
  }
  return best;
}

for (const drawing of document.querySelectorAll(".vg-graph")) {
  // What the drawing is about is in sight where it is wider than the window.
  const focus = drawing.querySelector("a.vg-focus");
  if (focus && drawing.scrollWidth > drawing.clientWidth) {
    const left = drawing.getBoundingClientRect().left;
    drawing.scrollLeft = middle(focus)[0] - left - drawing.clientWidth / 2;
  }
  drawing.addEventListener("keydown", function (event) {
    const from = event.target.closest("a.vg-node");
    if (!from || !(event.key in directions)) return;
    const next = next_in(drawing.querySelectorAll("a.vg-node"), from, directions[event.key]);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

// What an address points to is opened where it stands folded.
function open_target() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (const part of target.querySelectorAll("details")) part.open = true;
}
window.addEventListener("hashchange", open_target);

// Back from what was chosen: the boxes again say what the page shows.
window.addEventListener("pageshow", function () {
  for (const form of document.querySelectorAll(".vg-facets")) form.reset();
});
open_target();

// Paper has nothing to unfold, and says where it is from.
window.addEventListener("beforeprint", function () {
  for (const part of document.querySelectorAll("details[data-print]")) part.open = true;
  const main = document.querySelector("main");
  let from = main.querySelector(".vg-printed");
  if (!from) {
    from = document.createElement("p");
    from.className = "vg-printed";
    main.append(from);
  }
  const today = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
  from.textContent = main.dataset.printed.replace("{0}", location.href).replace("{1}", today);
});

// A button beside each place that can be cited: it copies the citation with the place's address. Where the
// page is not served by https, browsers copy only what is selected.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr-only";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("not copied");
}

const words = document.querySelector("main").dataset;
for (const link of document.querySelectorAll("a[data-cite]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "vg-copy";
  button.lang = document.documentElement.lang; // the text around it may be in another
  const says = document.createElement("span");
  says.textContent = words.copy;
  const of = document.createElement("span");
  of.className = "sr-only";
  of.textContent = ": " + link.textContent;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "sr-only";
  status.lang = button.lang;
  button.append(says, of);
  const source = link.closest(".vg-sources > li");
  if (source) source.append(" ", button, status);
  else link.after(" ", button, status);
  button.addEventListener("click", async function () {
    let outcome = words.copied;
    try {
      await copy(link.dataset.cite + ". " + link.href);
    } catch (error) {
      outcome = words.notCopied;
    }
    button.focus();
    says.textContent = status.textContent = outcome;
    setTimeout(function () {
      says.textContent = words.copy;
      status.textContent = "";
    }, 4000);
  });
}

// Text as spreadsheets save it: UTF-8, UTF-16 with its mark, or else Windows-1252.
function read_text(bytes) {
  const first = new Uint8Array(bytes.slice(0, 2));
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// A field into which text is pasted also takes it from a file, read here and shown before it is sent. Browsers
// label their own button, and say what is missing, in their language: ours is the page's.
for (const field of document.querySelectorAll("textarea[data-file]")) {
  const file = document.createElement("input");
  file.type = "file";
  file.id = field.id + "-file";
  file.className = "sr-only";
  file.accept = ".csv,.txt,text/csv,text/plain";
  const label = document.createElement("label");
  label.className = "button button-secondary";
  label.htmlFor = file.id;
  label.textContent = field.dataset.file;
  const chosen = document.createElement("span");
  chosen.setAttribute("role", "status");
  chosen.textContent = field.dataset.noFile;
  const row = document.createElement("p");
  row.className = "vg-file";
  row.append(file, label, chosen);
  field.before(row);
  const say_if_empty = function () {
    field.setCustomValidity(field.value.trim() === "" ? field.dataset.missing : "");
  };
  file.addEventListener("change", async function () {
    if (file.files.length === 0) return;
    field.value = read_text(await file.files[0].arrayBuffer());
    chosen.textContent = file.files[0].name;
    say_if_empty();
  });
  field.addEventListener("input", say_if_empty);
  say_if_empty();
}

// Decisions by single keys, while a choice has the focus (WCAG 2.1.4), and how many there are so far.
for (const desk of document.querySelectorAll("form.vg-desk")) {
  const rows = [...desk.querySelectorAll(".vg-desk-row")];
  const hint = document.createElement("p");
  hint.className = "vg-note";
  hint.textContent = desk.dataset.keys;
  desk.prepend(hint);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  desk.querySelector(".vg-desk-end").append(status);
  let is_sent = false;

  const chosen = (row) => row.querySelector("input[type=radio]:checked");
  const is_touched = (row) => chosen(row).value !== "" ||
    [...row.querySelectorAll("input:not([type])")].some((field) => field.value.trim() !== "");

  function count() {
    for (const row of rows) row.classList.toggle("vg-decided", chosen(row).value !== "");
    const decided = rows.filter((row) => chosen(row).value !== "").length;
    status.textContent = desk.dataset.decided.replace("{0}", decided).replace("{1}", rows.length);
  }

  // Each choice says its key, which is another one in another language.
  for (const row of rows) {
    for (const radio of row.querySelectorAll("input[type=radio]")) {
      const key = radio.value === "" ? desk.dataset.open : desk.dataset[radio.dataset.key];
      if (!key) continue;
      const hint_of_key = document.createElement("kbd");
      hint_of_key.setAttribute("aria-hidden", "true");
      hint_of_key.textContent = key;
      radio.setAttribute("aria-keyshortcuts", key);
      row.querySelector("label[for=" + radio.id + "]").append(" ", hint_of_key);
    }
  }

  function go(row, step) {
    const next = rows[rows.indexOf(row) + step];
    if (!next) return desk.querySelector(".vg-desk-end button").focus();
    chosen(next).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function choose(row, key) {
    row.querySelector(key === "open" ? "input[type=radio][value='']" : "input[data-key=" + key + "]").checked = true;
    count();
  }

  desk.addEventListener("keydown", function (event) {
    const row = event.target.closest(".vg-desk-row");
    if (!row || event.target.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey) return;
    const keys = desk.dataset;
    if (event.key === keys.accept || event.key === keys.reject) {
      choose(row, event.key === keys.accept ? "accept" : "reject");
      go(row, 1);
    } else if (event.key === keys.open) {
      choose(row, "open");
      chosen(row).focus();
    } else if (event.key === keys.next) {
      go(row, 1);
    } else if (event.key === keys.previous && row !== rows[0]) {
      go(row, -1);
    } else {
      return;
    }
    event.preventDefault();
  });
  // What takes a name shows its field.
  desk.addEventListener("change", function (event) {
    const row = event.target.closest(".vg-desk-row");
    const takes_name = row && row.querySelector("details input[name^=rettelse]");
    if (takes_name && ["rename", "merge", "apart"].includes(event.target.value)) row.querySelector("details").open = true;
    count();
  });
  desk.addEventListener("submit", function () { is_sent = true; });
  window.addEventListener("beforeunload", function (event) {
    if (!is_sent && rows.some(is_touched)) event.preventDefault();
  });
  count();
}
