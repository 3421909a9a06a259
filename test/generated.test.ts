import { expect, test } from "vitest";
import { writeRuleIndex } from "./support/rule-index.ts";

test("src/rules/index.ts lists every rule", async () => {
  await expect(writeRuleIndex()).toMatchFileSnapshot("../src/rules/index.ts");
});
