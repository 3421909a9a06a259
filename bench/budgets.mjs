/** What was promised, as ratios where possible: seconds belong to a machine. `rows` are the measurements by tool. */
export function budgetsOf({ limit, bytes, format }, rows) {
  const { statute, spectral, redocly } = rows;
  if (statute === undefined) return [];
  const overLimit = statute.wall / rows.limit.wall;
  const budgets = [];
  if (limit.id === "bare") {
    const extra = (statute.wall - rows.limit.wall) * 1000;
    budgets.push(atMost("on top of bare `node`", extra, 40, " ms"));
  }
  if (limit.id === "json") budgets.push(atMost("the `JSON.parse` process", overLimit, 3.5, "×"));
  if (limit.id === "yaml") budgets.push(atMost("the js-yaml `load` process", overLimit, 2.5, "×"));
  if (format === "json" && bytes > 12e6 && bytes < 14e6)
    budgets.push(atMost("of wall clock for 13 MB", statute.wall, 0.4, " s"));
  if (spectral !== undefined) budgets.push(atLeast("Spectral CLI, same rules", spectral.wall / statute.wall, 8));
  budgets.push(atLeast("Redocly CLI, `minimal`", redocly.wall / statute.wall, 4));
  return budgets;
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
