/**
 * What was promised, as ratios: seconds belong to a machine. `rows` are the measurements by tool; what could not run
 * promises nothing.
 */
export function budgetsOf(entry, { statute, spectral, redocly, vacuum, limit: floor }) {
  const { limit, bytes, files, roots } = entry;
  if (statute === undefined) return [];
  const budgets = [];
  const isLarge = bytes > 1e6;
  if (floor !== undefined && roots.length === 1) budgets.push(...overLimit(entry, statute.wall, floor.wall));
  if (spectral !== undefined && (isLarge || limit.id === "bare"))
    budgets.push(atLeast("Spectral CLI, same rules", spectral.wall / statute.wall, isLarge ? 10 : 6));
  const isSpread = roots.length === 1 && files.length >= 100;
  if (redocly !== undefined && (isLarge || isSpread || limit.id === "bare")) {
    const least = isSpread ? 2 : isLarge ? 5 : 3.5;
    budgets.push(atLeast("Redocly CLI, `minimal`", redocly.wall / statute.wall, least));
  }
  if (vacuum !== undefined && isLarge) budgets.push(atLeast("vacuum", vacuum.wall / statute.wall, 1));
  if (roots.length === 1) budgets.push(atMost("of memory", statute.memory, Math.round((8 * bytes) / 1e6 + 100), " MB"));
  return budgets;
}

/** What was promised of several cases together: that time and memory grow no faster than the description does. */
export function budgetsAcross(measured) {
  const synthetic = measured.filter(({ entry, rows }) => entry.isSynthetic && rows.statute !== undefined);
  const [small, large] = synthetic.toSorted((a, b) => a.entry.bytes - b.entry.bytes);
  if (large === undefined) return [];
  const title = `${small.entry.title} to ${large.entry.title}`;
  const bound = Number(((large.entry.bytes / small.entry.bytes) * 1.15).toFixed(1));
  return ["wall", "memory"].map((what) => ({
    title,
    ...atMost(
      what === "wall" ? "the time" : "the memory",
      large.rows.statute[what] / small.rows.statute[what],
      bound,
      "×",
    ),
  }));
}

function overLimit({ limit, bytes, files, isSynthetic }, wall, floor) {
  if (limit.id === "bare") return [atMost("on top of bare `node`", (wall - floor) * 1000, 30, " ms")];
  if (bytes < 1e6 || files.length > 1 || isSynthetic) return [];
  if (limit.id === "json") return [atMost("the `JSON.parse` process", wall / floor, 2.5, "×")];
  return [atMost("the js-yaml `load` process", wall / floor, 1, "×")];
}

function atMost(what, measured, bound, unit) {
  return { budget: `≤ ${bound}${unit} ${what}`, measured: `${round(measured)}${unit}`, held: measured <= bound };
}

function atLeast(peer, measured, bound) {
  return { budget: `≥ ${bound}× faster than ${peer}`, measured: `${round(measured)}×`, held: measured >= bound };
}

function round(value) {
  return value.toFixed(Math.abs(value) < 10 ? 2 : 0);
}
