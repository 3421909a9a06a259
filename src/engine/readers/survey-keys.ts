/** What one walk over the data tells: a second one would cost as much again, for large descriptions a tenth of the run. */
export interface KeySurvey {
  /** How many members all objects have together. */
  readonly keys: number;
  /** The value of every member `$ref` that is a string. */
  readonly references: readonly string[];
}

/** Visits every object that JSON.parse made; the stack is our own, so that no depth of nesting can exhaust it. */
export function surveyKeys(data: unknown): KeySurvey {
  let keys = 0;
  const references: string[] = [];
  const open: object[] = isContainer(data) ? [data] : [];
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    if (Array.isArray(container)) {
      for (const item of container) if (isContainer(item)) open.push(item);
      continue;
    }
    // Data from JSON.parse inherits nothing that `in` could name.
    for (const key in container) {
      keys++;
      const child = (container as Record<string, unknown>)[key];
      if (isContainer(child)) open.push(child);
      else if (key === "$ref" && typeof child === "string") references.push(child);
    }
  }
  return { keys, references };
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
