import { azure } from "./azure.ts";
import { googleAip } from "./google-aip.ts";
import type { Guideline } from "./guideline.ts";
import { ibm } from "./ibm.ts";
import { jsonApi } from "./json-api.ts";
import { zalando } from "./zalando.ts";

/** The published guidelines that have a ruleset. */
export const guidelines: readonly Guideline[] = [azure, googleAip, ibm, jsonApi, zalando];
