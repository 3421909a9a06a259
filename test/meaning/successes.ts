import { readCases } from "./cases.ts";

/** Failures that are delivered as a success. */
export const failuresAsSuccess = readCases(`
200 get /messages | 2xx-error-description | Message or an error
200 get /messages | 2xx-error-description | A list or else an error
200 post /messages | 2xx-error-description | \`Message\` or else an error
200 get /clinics/{clinicId} | 2xx-error-description | ClinicResponse or error
200 get /owners/{ownerId} | 2xx-error-description | OwnerResponse or error
200 get /invoices/{invoiceId} | 2xx-error-description | Returns invoice detail or an error
200 get /kennels/{kennelId} | 2xx-error-description | Returns kennel details or an error
201 post /invoices | 2xx-error-description | Returns invoice response or an error
200 get /vets | 2xx-error-description | List of vets or error description
200 get /me | 2xx-error-description | If success returns details of the owner who has given consent to the clinic otherwise the relevant error
200 post /sessions | 2xx-error-description | Wrong user name or password
200 get /pets | 2xx-error-description reason-phrase-mismatch | Error: Unauthorized
200 get /pets/{petId} | missing-use-404 reason-phrase-mismatch 2xx-error-description | Error: not found
200 get /tables/{table} | 2xx-error-description | If successful, returns a JSON list. Otherwise returns the relevant error.
201 post /tables/{table} | 2xx-error-description | If successful, returns a JSON object that holds the created entry of the table. Otherwise returns the relevant error.
204 delete /toy-lists/{listId} | missing-use-404 2xx-error-description | Toy list not found.
`);

/** Successes of which the description means another success. */
export const otherSuccesses = readCases(`
200 post /forms | success-code-mismatch | Created.
200 post /owners | success-code-mismatch | Owner created
200 post /keys | success-code-mismatch | Collar key created.
200 post /feeds | success-code-mismatch | Meal plan created
200 post /features | success-code-mismatch | Feature created
200 post /processes | success-code-mismatch | Walk created
200 post /challenges | success-code-mismatch | Puzzle created
200 post /boards | success-code-mismatch | OK: Created
201 delete /alerts/{alertId} | success-code-mismatch | Alert deleted
201 put /brands/{brandId} | success-code-mismatch | Was updated.
201 put /exports/{exportId} | success-code-mismatch | Toy export updated.
202 post /invites | success-code-mismatch | OK
204 post /places | success-code-mismatch | Created.
`);
