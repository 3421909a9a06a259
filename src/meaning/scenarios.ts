/** What a text may say that happened; the phrases that say it are in `phrases/`, by language. */
export interface Scenario {
  /** The codes that mean it, the best first. */
  readonly codes: readonly string[];
  /** Other codes under which nobody is surprised to read of it. */
  readonly alsoUnder: readonly string[];
}

const serverErrors = "500 501 502 503 504 505 507 508";

/** The codes that mean a scenario, and after a slash those under which it is no surprise. */
const table = {
  badRequest: "400 / 422",
  vague:
    "400 / 401 402 403 405 404 406 408 409 410 411 412 413 414 415 416 417 421 422 423 424 425 426 428 429 431 451",
  invalidInput:
    "400 / 401 402 403 404 406 408 409 410 411 412 413 414 415 416 417 421 422 423 424 425 426 428 429 431 451",
  malformed: "400 / 422",
  parameter: "400 / 404 410 411 412 413 414 415 416 422 428 431",
  validation: "422 / 413 414 415 428 431",
  authentication: "401 / 407 408 410",
  authorization: "403 / 401 402 404 407",
  permission: "403 / 402 404 407 451",
  notFound: "404 / 410",
  gone: "410 / 404",
  conflict: "409 / 208 405 410 412 423 424 425 428 429",
  precondition: "412 / 304 409 428",
  preconditionRequired: "428 / 412",
  rateLimit: "429",
  quota: "429 / 402 403 409 413 422 507",
  tooLarge: "413 / 414 431",
  uriTooLong: "414 / 413 431",
  fieldsTooLarge: "431 / 413 414",
  mediaType: "415",
  notAcceptable: "406 / 415",
  method: "405 / 403 501",
  locked: "423 / 401 402 403 409 429",
  range: "416",
  lengthRequired: "411",
  payment: "402 / 403 409 412 422",
  legal: "451",
  requestTimeout: "408",
  timeout: "504 / 408 424 502 503",
  upstream: "502 / 424 503 504",
  unavailable: "503 / 424 429 502 504",
  internal: `500 / ${serverErrors}`,
  notImplemented: "501 / 403 405 409 422",
  failure: "",
  created: "201",
  accepted: "202",
  noContent: "204 / 205",
  deleted: "200 204 / 202",
  updated: "200 204 / 202 205",
  success: "200 / 201 202 203 204 205 206 207",
  /** Words that look like a scenario and are none. */
  nothing: "",
} as const;

export type ScenarioName = keyof typeof table;

const scenarioNames = Object.keys(table) as readonly ScenarioName[];

const scenarios = new Map<ScenarioName, Scenario>(
  Object.entries(table).map(([name, line]) => {
    const [codes = "", alsoUnder = ""] = line.split("/").map((part) => part.trim());
    return [name as ScenarioName, { codes: listCodes(codes), alsoUnder: listCodes(alsoUnder) }];
  }),
);

function listCodes(words: string): readonly string[] {
  return words === "" ? [] : words.split(" ");
}

export function findScenario(name: ScenarioName): Scenario {
  return scenarios.get(name) ?? { codes: [], alsoUnder: [] };
}

/** Whether nobody would be surprised to read of a scenario under a code. */
export function fits(name: ScenarioName, code: string): boolean {
  const { codes, alsoUnder } = findScenario(name);
  return codes.includes(code) || alsoUnder.includes(code);
}

/** The scenario that a code is made for. */
export function findScenarioOf(code: string): ScenarioName | undefined {
  return scenarioNames.find((name) => findScenario(name).codes[0] === code);
}
