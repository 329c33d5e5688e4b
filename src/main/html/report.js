// Filters, search and keys of the report. Everything can be read without it.
// What the user chose stands in the fragment of the address, so that a link gives the same view.
"use strict";

const DIMENSIONS = ["severity", "gate", "standing", "rule", "file"];

const form = document.getElementById("filters");
const search = document.getElementById("search");
const suppressed = document.getElementById("suppressed");
const keys = document.getElementById("keys");

const findings = [...document.querySelectorAll(".finding")].map((element) => ({
  element,
  summary: element.querySelector("summary"),
  isSuppressed: suppressed !== null && suppressed.contains(element),
  severity: element.dataset.severity,
  gate: element.dataset.gate,
  standing: element.dataset.standing,
  rule: element.dataset.rule,
  file: element.parentElement.dataset.file,
  text: "",
}));
const files = [...Map.groupBy(findings, (finding) => finding.element.parentElement)]
  .map(([element, inside]) => ({ element, count: element.querySelector(".count"), findings: inside }));

// --- Filters ---

function chosen() {
  const data = new FormData(form);
  const values = new Map();
  for (const dimension of DIMENSIONS) {
    values.set(dimension, new Set(data.getAll(dimension).filter((value) => value !== "")));
  }
  return { values, words: data.get("q").toLowerCase().split(/\s+/).filter((word) => word !== "") };
}

function isNarrowed({ values, words }) {
  return words.length > 0 || [...values.values()].some((set) => set.size > 0);
}

// The text of thousands of findings is only put together once somebody searches.
function matchesWords(finding, words) {
  if (words.length === 0) {
    return true;
  }
  if (finding.text === "") {
    finding.text = (finding.element.textContent + " " + finding.file).toLowerCase();
  }
  return words.every((word) => finding.text.includes(word));
}

// To set what is set already makes a browser lay the page out again.
function setHidden(element, isHidden) {
  if (element.hidden !== isHidden) {
    element.hidden = isHidden;
  }
}

function apply() {
  const choice = chosen();
  // A chip's count says how many findings there are under all the other dimensions' filters.
  const counts = new Map(DIMENSIONS.map((dimension) => [dimension, new Map()]));
  let active = 0;
  let accepted = 0;
  for (const finding of findings) {
    const misses = matchesWords(finding, choice.words)
      ? DIMENSIONS.filter((d) => choice.values.get(d).size > 0 && !choice.values.get(d).has(finding[d]))
      : null;
    const isShown = misses !== null && misses.length === 0;
    setHidden(finding.element, !isShown);
    active += isShown && !finding.isSuppressed ? 1 : 0;
    accepted += isShown && finding.isSuppressed ? 1 : 0;
    for (const dimension of misses === null || misses.length > 1 ? [] : isShown ? DIMENSIONS : misses) {
      const count = counts.get(dimension);
      count.set(finding[dimension], (count.get(finding[dimension]) ?? 0) + 1);
    }
  }
  for (const chip of form.querySelectorAll(".chip")) {
    const input = chip.querySelector("input");
    chip.querySelector(".count").textContent = counts.get(input.name).get(input.value) ?? 0;
  }
  showCounts(choice, active, accepted);
}

function showCounts(choice, active, accepted) {
  for (const file of files) {
    const shown = file.findings.filter((finding) => !finding.element.hidden).length;
    setHidden(file.element, shown === 0);
    file.count.textContent = shown;
  }
  const allAccepted = findings.filter((finding) => finding.isSuppressed).length;
  const allActive = findings.length - allAccepted;
  const narrowed = isNarrowed(choice);
  const parts = [narrowed ? `${active} of ${allActive} findings` : `${allActive} findings`];
  if (allAccepted > 0) {
    parts.push(narrowed ? `${accepted} of ${allAccepted} suppressed` : `${allAccepted} suppressed`);
  }
  document.getElementById("shown").textContent = parts.join(", ");
  document.getElementById("no-match").hidden = !narrowed || active + accepted > 0;
  document.getElementById("clear").hidden = !narrowed;
  if (suppressed !== null) {
    suppressed.hidden = narrowed && accepted === 0;
    suppressed.querySelector(":scope > summary .count").textContent =
      narrowed ? `${accepted} of ${allAccepted}` : allAccepted;
    if (narrowed && active === 0 && accepted > 0) {
      suppressed.open = true;
    }
  }
}

function clear() {
  form.reset();
  changed();
}

function changed() {
  apply();
  writeFragment();
}

// --- The fragment ---

function writeFragment() {
  const state = new URLSearchParams();
  for (const [name, value] of form === null ? [] : new FormData(form)) {
    if (value !== "") {
      state.append(name, value);
    }
  }
  const theme = document.documentElement.dataset.theme;
  if (theme !== undefined) {
    state.append("theme", theme);
  }
  history.replaceState(null, "", "#" + state);
}

// A fragment is the name of a part of the page, or the state of the filters.
function readFragment() {
  const target = document.getElementById(location.hash.slice(1));
  if (target !== null) {
    reveal(target);
    return;
  }
  const state = new URLSearchParams(location.hash.slice(1));
  if (state.has("theme")) {
    document.documentElement.dataset.theme = state.get("theme") === "dark" ? "dark" : "light";
  }
  if (form === null) {
    return;
  }
  form.reset();
  for (const control of form.elements) {
    if (control.type === "checkbox") {
      control.checked = state.getAll(control.name).includes(control.value);
    } else if (state.has(control.name)) {
      control.value = state.get(control.name);
    }
  }
  apply();
}

function reveal(target) {
  if (target.hidden) {
    form.reset();
    apply();
  }
  for (let element = target; element !== null; element = element.parentElement) {
    if (element.tagName === "DETAILS") {
      element.open = true;
    }
  }
  target.scrollIntoView();
  (target.querySelector("summary") ?? target).focus({ preventScroll: true });
}

// --- Moving ---

function shownFindings() {
  return findings.filter((finding) =>
    !finding.element.hidden && (!finding.isSuppressed || suppressed.open));
}

// The finding that has the focus, else the one that a link led to.
function current() {
  const element = document.activeElement.closest(".finding") ?? document.querySelector(".finding:target");
  return element === null ? undefined : findings.find((finding) => finding.element === element);
}

// From outside the findings the way leads to the first one.
function move(step) {
  const shown = shownFindings();
  const here = shown.indexOf(current());
  const next = here < 0 ? shown[0] : shown[here + step];
  if (next !== undefined) {
    next.element.parentElement.open = true;
    next.summary.focus({ preventScroll: true });
    next.summary.scrollIntoView({ block: "center", behavior: "instant" });
  }
}

function toggle() {
  const finding = current();
  if (finding !== undefined) {
    finding.element.open = !finding.element.open;
  }
}

function toggleAll() {
  const shown = shownFindings();
  const isOpening = shown.some((finding) => !finding.element.open);
  for (const finding of shown) {
    finding.element.open = isOpening;
  }
}

function toggleGate(number) {
  const gates = [...form.querySelectorAll("[name=gate]")];
  const name = document.querySelectorAll(".gate h3")[number - 1]?.textContent;
  const gate = gates.find((input) => input.value === name);
  if (gate !== undefined) {
    const isChosen = gate.checked;
    gates.forEach((input) => { input.checked = false; });
    gate.checked = !isChosen;
    changed();
  }
}

// --- Copying ---

function link(finding) {
  return location.href.split("#")[0] + "#" + finding.id;
}

function place(finding) {
  return finding.querySelector(".facts .place").textContent;
}

async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  document.getElementById("shown").textContent = "Copied " + text;
  if (button !== undefined) {
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  }
}

function copyOfCurrent(text) {
  const finding = current();
  if (finding !== undefined && navigator.clipboard !== undefined) {
    copy(text(finding.element));
  }
}

// Buttons come when a finding is opened: thousands of them would weigh more than the findings.
function addButtons(finding) {
  const facts = finding.querySelector(".facts");
  if (navigator.clipboard === undefined || facts.querySelector("button") !== null) {
    return;
  }
  for (const [label, text] of [["Copy place", place], ["Copy link", link]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => copy(text(finding), button));
    facts.append(button);
  }
}

// --- Theme, keys, events ---

function toggleTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme === undefined
    ? matchMedia("(prefers-color-scheme: dark)").matches
    : root.dataset.theme === "dark";
  root.dataset.theme = isDark ? "light" : "dark";
  writeFragment();
}

function escape() {
  if (document.activeElement === search) {
    search.blur();
  } else if (form !== null && isNarrowed(chosen())) {
    clear();
  }
}

const ACTIONS = {
  "/": () => search?.focus(),
  j: () => move(1),
  k: () => move(-1),
  o: toggle,
  e: toggleAll,
  c: () => copyOfCurrent(place),
  l: () => copyOfCurrent(link),
  t: toggleTheme,
  "?": () => keys.showModal(),
  Escape: escape,
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input[type=search], select") && event.key !== "Escape";
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || keys.open) {
    return;
  }
  const isGate = /^[1-5]$/.test(event.key) && form !== null;
  const action = isGate ? () => toggleGate(Number(event.key)) : ACTIONS[event.key];
  if (action !== undefined) {
    event.preventDefault();
    action();
  }
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches(".finding[open]")) {
    addButtons(event.target);
  }
}, true);

// On paper everything is open.
let openedToPrint = [];
window.addEventListener("beforeprint", () => {
  openedToPrint = [...document.querySelectorAll("details:not([open])")];
  openedToPrint.forEach((element) => { element.open = true; });
});
window.addEventListener("afterprint", () => {
  openedToPrint.forEach((element) => { element.open = false; });
});

document.getElementById("tools").hidden = false;
document.getElementById("theme").addEventListener("click", toggleTheme);
document.getElementById("show-keys").addEventListener("click", () => keys.showModal());
document.getElementById("close-keys").addEventListener("click", () => keys.close());
window.addEventListener("hashchange", readFragment);

if (form !== null) {
  form.hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("clear").addEventListener("click", clear);
  document.getElementById("toggle-all").addEventListener("click", toggleAll);
  apply();
}
document.querySelectorAll(".finding[open]").forEach(addButtons);
readFragment();
