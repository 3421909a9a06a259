import type { Position } from "../../core/finding.ts";
import { UserError } from "../../core/user-error.ts";

/** A text that cannot be read, with the place of the fault. */
export class TextFault extends UserError {
  readonly position: Position;
  /** The same without the name and the place, for where both are shown: `This is not valid YAML: …`. */
  readonly bare: string;

  /** `what` and `why` are clauses: `is not valid YAML`, `expected a comma`. */
  constructor(source: string, position: Position, what: string, why: string) {
    super(`${source} ${what} at ${describePosition(position)}: ${why}.`, "Mend it there and try again.");
    this.position = position;
    this.bare = `This ${what}: ${why}.`;
  }
}

export function describePosition({ line, character }: Position): string {
  return `line ${line + 1}, column ${character + 1}`;
}
