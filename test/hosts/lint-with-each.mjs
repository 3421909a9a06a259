// Lints a document as the `lint` command of Spectral's CLI does, once with each ruleset. The program takes one ruleset and
// needs a second to start; what it runs is here run in one process.
//
//     node lint-with-each.mjs <document> <ruleset>...
//
// Prints the findings for every ruleset, as a JSON array of arrays.
import linter from "@stoplight/spectral-cli/dist/services/linter/index.js";

const [document, ...rulesets] = process.argv.slice(2);
const findings = [];
for (const ruleset of rulesets) {
  const { results } = await linter.lint([document], { encoding: "utf8", ruleset });
  findings.push(results);
}
process.stdout.write(JSON.stringify(findings));
