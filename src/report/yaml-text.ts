/** A value as YAML in block style, ready to be pasted into a description. Lists and tables are not empty. */
export function formatYaml(value: unknown, indent = ""): string {
  if (Array.isArray(value))
    return value.map((entry) => `${indent}- ${formatYaml(entry, `${indent}  `).trimStart()}`).join("");
  if (typeof value !== "object" || value === null) return `${indent}${formatScalar(value)}\n`;
  return Object.entries(value)
    .map(([key, held]) => {
      const head = `${indent}${formatScalar(key)}:`;
      return typeof held === "object" && held !== null
        ? `${head}\n${formatYaml(held, `${indent}  `)}`
        : `${head} ${formatScalar(held)}\n`;
    })
    .join("");
}

/** In quotes only where YAML would read it as something else. */
function formatScalar(value: unknown): string {
  if (typeof value !== "string" || isPlain(value)) return String(value);
  return value.includes('"') && !/[\n\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

function isPlain(text: string): boolean {
  return (
    /^[A-Za-z/](?:.*[^\s:])?$/.test(text) &&
    !/: | #/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|[yn])$/i.test(text)
  );
}
