import { defineRule } from "../../src/core/rule.ts";
import { named } from "../../src/rules/named.ts";
import allow from "../../src/rules/fields/405-allow.ts";
import { facts } from "./throw-away.ts";
const rule = defineRule({ ...facts, scope: "document", check: () => [] });
export const a = named("thrown-away", rule);
export const b = named("406-allow", allow);
