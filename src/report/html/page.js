/**
 * What the page does when it is used. The table and the list are there already; here they are only filtered. A cell
 * names the groups of findings that show in it by numbers, and each finding its group: findings that show in the same
 * cells are one group.
 */

const marks = ["✕", "▲", "◆", "○"];
const names = ["error", "warn", "info", "hint"];

/** @param {string} selector @param {ParentNode} within @returns {HTMLElement[]} */
const all = (selector, within = document) =>
  [...within.querySelectorAll(selector)].map((found) => /** @type {any} */ (found));
/** @param {string} selector @returns {any} */
const one = (selector) => document.querySelector(selector);
/** @type {(text: string | undefined) => number[]} */
const numbers = (text) => (text ? text.split(" ").map(Number) : []);
/** @type {(count: number) => string} */
const write = (count) => count.toLocaleString("en");
/** @type {(count: number, noun: string) => string} */
const plural = (count, noun) => `${write(count)} ${noun}${count === 1 ? "" : "s"}`;

/** @type {HTMLFormElement} */
const form = one("form");
/** @type {HTMLOutputElement} */
const status = one("output");
/** @type {HTMLElement} */
const heading = one("#findings");
/** @type {HTMLButtonElement} */
const showAll = one("#all");
/** @type {HTMLElement} */
const nothing = one("#nothing");
/** @type {NodeListOf<HTMLInputElement>} */
const severities = form.querySelectorAll("input[name=severity]");
/** @type {HTMLSelectElement} */
const rule = one("#rule");
/** @type {HTMLSelectElement} */
const tag = one("#tag");
/** @type {HTMLInputElement} */
const text = one("#text");
/** @type {HTMLInputElement} */
const only = one("#only");

const files = all(".file").map((element) => ({ element, shown: 0 }));
const findings = files.flatMap((file) =>
  all("li", file.element).map((element) => ({
    element,
    file,
    severity: Number(element.dataset.s),
    rule: element.dataset.r,
    group: element.dataset.g === undefined ? -1 : Number(element.dataset.g),
    text: element.textContent.toLowerCase(),
  })),
);
const rows = all("tbody tr").map((element) => ({
  element,
  name: element.children[0]?.textContent.trim() ?? "",
  text: element.children[0]?.textContent.toLowerCase() ?? "",
  tags: element.dataset.t?.split(" ") ?? [],
  hasTag: true,
  isNamed: false,
  isFound: false,
  count: 0,
}));
const cells = rows.flatMap((row) =>
  all("button", row.element).map((button) => ({ row, button, groups: numbers(button.dataset.g), look: "" })),
);
const groupCount = findings.reduce((count, { group }) => Math.max(count, group + 1), 0);
/** The cell whose findings alone are listed. @type {typeof cells[number] | undefined} */
let selected;

/** Writes only what has changed, as a page of a thousand operations is long. @param {HTMLElement} element @param {boolean} isHidden */
function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

function filter() {
  const words = text.value.trim().toLowerCase();
  const inTag = new Uint8Array(groupCount);
  const named = new Uint8Array(groupCount);
  for (const row of rows) {
    row.hasTag = tag.value === "" || row.tags.includes(tag.value);
    row.isNamed = words !== "" && row.text.includes(words);
    row.isFound = false;
    row.count = 0;
  }
  for (const { row, groups } of cells)
    for (const group of groups) {
      if (row.hasTag) inTag[group] = 1;
      if (row.isNamed) named[group] = 1;
    }

  /** By group, and in it by severity. */
  const counts = new Uint32Array(groupCount * 4);
  const found = new Uint8Array(groupCount);
  let listed = 0;
  for (const file of files) file.shown = 0;
  for (const { element, file, severity, rule: id, group, text: own } of findings) {
    const says = own.includes(words);
    const passes =
      severities[severity]?.checked &&
      (rule.value === "" || rule.value === id) &&
      (tag.value === "" || inTag[group] === 1) &&
      (says || named[group] === 1);
    if (passes && group >= 0) {
      const at = group * 4 + severity;
      counts[at] = (counts[at] ?? 0) + 1;
      if (says) found[group] = 1;
    }
    const isListed = passes && (selected === undefined || selected.groups.includes(group));
    hide(element, !isListed);
    if (!isListed) continue;
    file.shown++;
    listed++;
  }
  for (const { element, shown } of files) hide(element, shown === 0);

  for (const cell of cells) paint(cell, counts, found);
  let shownRows = 0;
  for (const { element, hasTag, isNamed, isFound, count } of rows) {
    const isShown = hasTag && (words === "" || isNamed || isFound) && (!only.checked || count > 0);
    hide(element, !isShown);
    if (isShown) shownRows++;
  }
  if (tabStop === undefined || tabStop.hidden || tabStop.closest("tr")?.hidden)
    makeTabStop(cells.find(({ row, button }) => !row.element.hidden && !button.hidden)?.button);
  tell(listed, shownRows);
}

/** Shows in a cell what passes the filters. @param {typeof cells[number]} cell @param {Uint32Array} counts @param {Uint8Array} found */
function paint(cell, counts, found) {
  const { button, row, groups } = cell;
  let count = 0;
  let worst = 4;
  for (const group of groups) {
    if (found[group] === 1) row.isFound = true;
    for (let severity = 0; severity < 4; severity++) {
      const some = counts[group * 4 + severity] ?? 0;
      count += some;
      if (some > 0 && severity < worst) worst = severity;
    }
  }
  row.count += count;
  const look = `${worst} ${count}`;
  if (look === cell.look) return;
  cell.look = look;
  hide(button, count === 0);
  button.parentElement?.classList.toggle("quiet", count === 0);
  if (count === 0) return;
  button.className = `s${worst} n${count < 2 ? 1 : count < 5 ? 2 : 3}`;
  button.textContent = `${marks[worst]}${count}`;
  button.ariaLabel = `${nameCell(cell)}: ${plural(count, "finding")}, ${count === 1 ? "" : "the weightiest "}${names[worst]}`;
}

/** @param {typeof cells[number]} cell */
function nameCell({ row, button }) {
  const cell = /** @type {HTMLTableCellElement} */ (button.parentElement);
  const head = cell.closest("table")?.tHead?.rows[0]?.cells[cell.cellIndex]?.textContent.trim();
  return `${row.name}, ${head}`;
}

/** @param {number} listed @param {number} shownRows */
function tell(listed, shownRows) {
  const of = (/** @type {number} */ some, /** @type {number} */ every) => (some === every ? "" : `${write(some)} of `);
  status.textContent =
    `${of(listed, findings.length)}${plural(findings.length, "finding")}, ` +
    `${of(shownRows, rows.length)}${plural(rows.length, "operation")}`;
  heading.textContent = selected === undefined ? "Findings" : `Findings at ${nameCell(selected)}`;
  hide(showAll, selected === undefined);
  hide(nothing, listed > 0 || findings.length === 0);
}

/** Lists the findings of one cell alone; of all where it is undefined. @param {typeof cells[number] | undefined} cell */
function select(cell) {
  if (selected) selected.button.ariaPressed = "false";
  selected = cell;
  if (cell) cell.button.ariaPressed = "true";
  filter();
}

const byButton = new Map(cells.map((cell) => [cell.button, cell]));

/** The one cell that Tab reaches; the arrows lead to the others. @type {HTMLElement | undefined} */
let tabStop;

/** @param {HTMLElement | undefined} button */
function makeTabStop(button) {
  if (tabStop) tabStop.tabIndex = -1;
  tabStop = button;
  if (button) button.tabIndex = 0;
}

/** The next cell with findings in the direction of an arrow. @param {HTMLElement} button @param {string} key */
function findNeighbour(button, key) {
  const cell = /** @type {HTMLTableCellElement} */ (button.parentElement);
  const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
  const isAcross = key === "ArrowLeft" || key === "ArrowRight";
  const step = key === "ArrowLeft" || key === "ArrowUp" ? "previousElementSibling" : "nextElementSibling";
  for (let at = (isAcross ? cell : row)[step]; at; at = at[step]) {
    const next = isAcross ? at : /** @type {HTMLTableRowElement} */ (at).cells[cell.cellIndex];
    const found = /** @type {HTMLElement | null | undefined} */ (next?.querySelector("button:not([hidden])"));
    if (found && !(/** @type {HTMLElement} */ (at).hidden)) return found;
  }
  return undefined;
}

for (const matrices of all(".matrices")) {
  matrices.addEventListener("click", ({ target }) => {
    const cell = byButton.get(/** @type {HTMLElement} */ (target));
    if (cell === undefined) return;
    makeTabStop(cell.button);
    select(cell === selected ? undefined : cell);
    if (selected === undefined) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  });
  matrices.addEventListener("keydown", (event) => {
    if (!event.key.startsWith("Arrow") || event.altKey || event.ctrlKey || event.metaKey) return;
    const button = /** @type {HTMLElement} */ (event.target);
    if (!byButton.has(button)) return;
    event.preventDefault();
    const next = findNeighbour(button, event.key);
    if (next === undefined) return;
    makeTabStop(next);
    next.focus();
  });
}

function leaveCell() {
  const button = selected?.button;
  select(undefined);
  button?.focus();
}

let isWaiting = false;
/** Filters once a frame, however fast somebody types. */
function filterSoon() {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    filter();
  });
}

form.addEventListener("input", filterSoon);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  select(undefined);
  filterSoon();
});
showAll.addEventListener("click", leaveCell);
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && selected) leaveCell();
});

/** @type {HTMLButtonElement} */
const theme = one("#theme");
const root = document.documentElement;
const isDark = () =>
  (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
/** Says what a click would bring. */
const nameTheme = () => {
  theme.textContent = isDark() ? "Light theme" : "Dark theme";
};
theme.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  nameTheme();
});
nameTheme();

for (const { button } of cells) {
  button.ariaPressed = "false";
  button.tabIndex = -1;
}
for (const element of [form, theme]) element.hidden = false;
filter();
