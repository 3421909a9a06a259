import { catalogue } from "../catalogue.ts";
import { listRules } from "../report/rule-list.ts";

/**
 * What is only read: a published file of its own, so that linting does not have to load every rule's reasons and
 * examples first.
 */
export { explain } from "./explain.ts";
export { listCodes } from "./list-codes.ts";

/** The whole catalogue, as a table or as JSON. */
export function listCatalogue(format: "text" | "json"): string {
  return listRules(catalogue.rules, format);
}
