import { compareContracts } from "../contract/compare-contracts.ts";
import { type Policy, rateChange } from "../contract/policy.ts";
import { type LintFilesOptions, lintEach } from "../engine/lint-files.ts";
import type { OperationIndex } from "../openapi/operation-index.ts";

/**
 * Whether changes of descriptions would break clients, as the policy rates them. `before` and `after` tell how they are
 * read at either time.
 */
export async function breaksClients(
  files: readonly string[],
  before: LintFilesOptions,
  after: LintFilesOptions,
  policy: Policy,
): Promise<boolean> {
  for (const file of files) {
    const [base, head] = [await readIndex(file, before), await readIndex(file, after)];
    if (base === undefined || head === undefined) continue;
    if (compareContracts(base, head).some((change) => rateChange(change, policy) === "breaking")) return true;
  }
  return false;
}

async function readIndex(file: string, options: LintFilesOptions): Promise<OperationIndex | undefined> {
  let taken: OperationIndex | undefined;
  const takeIndex = (_: string, index: OperationIndex) => {
    taken = index;
  };
  await lintEach([file], { ...options, ruleset: { name: "", rules: [] }, takeIndex });
  return taken;
}
