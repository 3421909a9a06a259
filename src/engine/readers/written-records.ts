import {
  BLOCK_SCALAR_KIND,
  END,
  KEY_END,
  KEY_START,
  KIND,
  MAPPING_KIND,
  NEXT,
  RECORD_SIZE,
  SEQUENCE_KIND,
  START,
} from "./fast-yaml-cursor.ts";
import { OPEN_BRACE, OPEN_BRACKET } from "./scan-json.ts";
import { endOfBlockScalar, type Form, type Written, type WrittenChild } from "./written.ts";

/** Gives the key that stands between two offsets. */
type CutKey = (text: string, start: number, end: number) => string;

/** The nodes of a text, as the records that were made of them tell of them. */
export function describeRecords(text: string, nodes: Int32Array, cutKey: CutKey): Written {
  return new WrittenRecord({ text, nodes, cutKey }, 0, false);
}

interface Records {
  readonly text: string;
  readonly nodes: Int32Array;
  readonly cutKey: CutKey;
}

class WrittenRecord implements Written {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
  readonly #records: Records;
  readonly #node: number;
  #children: readonly WrittenChild[] | undefined;

  constructor(records: Records, node: number, isInFlow: boolean) {
    const { text } = records;
    this.#records = records;
    this.#node = node;
    this.start = this.#read(node, START);
    this.form = this.#tellForm(this.#read(node, KIND), isInFlow);
    const end = this.#read(node, END);
    this.end = this.form === "block scalar" ? endOfBlockScalar(text, this.start, end) : end;
  }

  /** Made when they are asked for: most of a text is of interest to nobody. */
  get children(): readonly WrittenChild[] {
    this.#children ??= this.#listChildren();
    return this.#children;
  }

  #listChildren(): readonly WrittenChild[] {
    const isMapping = this.form.endsWith("mapping") || this.form === "pair";
    if (!isMapping && !this.form.endsWith("sequence")) return [];
    const { text, cutKey } = this.#records;
    const isInFlow = !this.form.startsWith("block");
    const children: WrittenChild[] = [];
    const end = this.#read(this.#node, NEXT);
    for (let child = this.#node + RECORD_SIZE; child < end; child = this.#read(child, NEXT)) {
      const keyStart = this.#read(child, KEY_START);
      const keyEnd = this.#read(child, KEY_END);
      const key = isMapping ? cutKey(text, keyStart, keyEnd) : undefined;
      const value = new WrittenRecord(this.#records, child, isInFlow);
      children.push({ key, keyStart, keyEnd, value, isMerge: false, isKeyShared: false });
    }
    return children;
  }

  #tellForm(kind: number, isInFlow: boolean): Form {
    if (this.start === -1) return "nothing";
    const first = this.#records.text.charCodeAt(this.start);
    if (kind === MAPPING_KIND) return first === OPEN_BRACE ? "flow mapping" : isInFlow ? "pair" : "block mapping";
    if (kind === SEQUENCE_KIND) return first === OPEN_BRACKET ? "flow sequence" : "block sequence";
    return kind === BLOCK_SCALAR_KIND ? "block scalar" : "scalar";
  }

  #read(node: number, field: number): number {
    return this.#records.nodes[node + field] as number;
  }
}
