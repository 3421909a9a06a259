import { member } from "../../src/openapi/json-object.ts";
import type { OpenDescription } from "./open-corpus.ts";

/** What responses are said to be: every text once, with the vendors that write it. */
export class VendorTexts {
  readonly vendorsByText = new Map<string, Set<string>>();

  read({ vendor, index }: OpenDescription): void {
    for (const { node, uses } of index.responses) {
      for (const key of ["description", "summary"]) this.#add(member(node.value, key), vendor);
      for (const { description } of uses) this.#add(description, vendor);
    }
  }

  #add(text: unknown, vendor: string): void {
    if (typeof text !== "string") return;
    const vendors = this.vendorsByText.get(text);
    if (vendors === undefined) this.vendorsByText.set(text, new Set([vendor]));
    else vendors.add(vendor);
  }
}
