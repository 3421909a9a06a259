/** What the name of a member says of its role in the news of a failure; a name may have several. */
export const role = {
  /** `success`, `isOk`: false where something failed. */
  success: 1,
  /** `isError`: true where something failed. */
  failure: 2,
  /** `status`, `result`: says in a word how it went. */
  outcome: 4,
  /** `statusCode`, `resultCode`: says it in a number. */
  code: 8,
  /** `error`, `errorMessage`. */
  error: 16,
  /** `message`, `resultMessage`. */
  message: 32,
  /** `title` and the like, which tell the reason beside a status only. */
  detail: 64,
} as const;

const patterns: readonly (readonly [number, RegExp])[] = [
  [role.success, /^(?:is|was)?(?:success(?:ful(?:ly)?)?|succeeded|ok)$/],
  [role.failure, /^(?:(?:is|has)?error|failed)$/],
  [role.outcome, /^(?:status|result|outcome)$/],
  [
    role.code,
    /^(?:status|(?:status|error|result|response|return)?code|http(?:status)?(?:code)?|err(?:or)?no|errcode)$/,
  ],
  [role.error, /^err(?:or)?s?(?:messages?|msg|desc(?:ription)?|details?|text|info)?$/],
  [
    role.message,
    /^(?:messages?|msg|(?:(?:http)?status|result|response|return)(?:messages?|msg|text|desc(?:ription)?|details?))$/,
  ],
  [role.detail, /^(?:title|detail|description|reason)$/],
];

/** Most names come again and again. */
const rolesByName = new Map<string, number>();

export function rolesOf(name: string): number {
  let roles = rolesByName.get(name);
  if (roles === undefined) {
    roles = 0;
    // One look for most of them.
    if (/succ|ok|err|fail|status|result|outcome|code|http|mess|msg|title|detail|desc|reason/i.test(name)) {
      const bare = toBare(name);
      for (const [one, pattern] of patterns) if (pattern.test(bare)) roles |= one;
    }
    if (rolesByName.size < 10_000) rolesByName.set(name, roles);
  }
  return roles;
}

/** What a job, a payment or a delivery has, and the bare news of a failure has not. */
export function isOfResource(name: string): boolean {
  return (
    isOfAny(name) ||
    /^(?!(?:error|request|trace|correlation)id$)(?:(?:uuid|guid|name|state|progress|kind|attempts?|retries|href|url|self|links)|.*id|.*(?:created|updated|started|completed|finished|sent)(?:at|on|time|date)?)$/.test(
      toBare(name),
    )
  );
}

/** What nearly all of them have: one look for most. */
export function isOfAny(name: string): boolean {
  return name === "id" || name === "name" || name === "url" || name === "created_at";
}

function toBare(name: string): string {
  return name.length > 60 ? "" : name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

export function isFailureWord(held: unknown): boolean {
  return typeof held === "string" && /^(?:error|errored|fail|failed|failure|ko|nok)$/i.test(held);
}

/** `REQUEST_DENIED`, `invalid_grant`, `not_found`: the name of an error, as constants are written. */
export function isErrorName(held: unknown): boolean {
  return (
    typeof held === "string" &&
    held.length <= 100 &&
    /^(?:\w+_)?(?:error|failed|failure|denied|invalid|forbidden|unauthorized|not_found)(?:_\w+)?$/i.test(held)
  );
}
