/**
 * What was promised, as ratios where possible: seconds belong to a machine.
 * `rows` are the measurements by tool; what could not run promises nothing.
 */
export function budgetsOf({ limit, bytes, format }, { statute, spectral, redocly, limit: floor }) {
  if (statute === undefined) return [];
  const budgets = floor === undefined ? [] : [overLimit(limit, statute.wall, floor.wall)];
  if (format === "json" && bytes > 12e6 && bytes < 14e6)
    budgets.push(atMost("of wall clock for 13 MB", statute.wall, 0.4, " s"));
  if (spectral !== undefined) budgets.push(atLeast("Spectral CLI, same rules", spectral.wall / statute.wall, 8));
  if (redocly !== undefined) budgets.push(atLeast("Redocly CLI, `minimal`", redocly.wall / statute.wall, 4));
  return budgets;
}

function overLimit(limit, wall, floor) {
  if (limit.id === "bare") return atMost("on top of bare `node`", (wall - floor) * 1000, 40, " ms");
  if (limit.id === "json") return atMost("the `JSON.parse` process", wall / floor, 3.5, "×");
  return atMost("the js-yaml `load` process", wall / floor, 2.5, "×");
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
