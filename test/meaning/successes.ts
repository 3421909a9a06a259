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
200 post /gates | 2xx-error-description | Gate opened successfully or invalid credentials
200 post /pets | 2xx-error-description | Unable to save the pet
200 post /pets | 2xx-error-description | The pet could not be created
200 post /pets | 2xx-error-description | Pet not created
200 post /fees | 2xx-error-description | Returns the new balance or error details
201 post /fees | 2xx-error-description | Payment failed.
201 post /pets | 2xx-error-description | Invalid input
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
200 get /pets | success-code-mismatch | Created
201 post /pets | success-code-mismatch | Accepted
201 post /pets | success-code-mismatch | No content
202 post /pets | success-code-mismatch | Created
202 post /owners | success-code-mismatch | Owner created successfully
202 delete /hooks/{hookId} | success-code-mismatch | Hook deleted
200 post /auth/signup | success-code-mismatch | Owner created
200 post /owners | success-code-mismatch | Returned if the owner was created.
204 post /toys | success-code-mismatch | Response when the toy has been created
200 post /toys | success-code-mismatch | Successfully create toy
200 post /toys | success-code-mismatch | Create toy success
200 delete /toys/{toyId} | success-code-mismatch | Returns no content
204 get /toys | success-code-mismatch | Returns a list of toys
204 put /toys/{toyId} | success-code-mismatch | Returns the updated toy
201 post /toys | success-code-mismatch | Toys retrieved successfully
201 delete /toys/{toyId} | success-code-mismatch | The toy has been removed
201 post /parcels | success-code-mismatch | Parcel accepted for processing, it will be sent later
200 post /letters | success-code-mismatch | Letter queued
200 post /albums | success-code-mismatch | Album creation has been started
200 delete /albums/{albumId} | success-code-mismatch | There is no content to send back here, but the header fields may tell more.
204 post /cats/count | success-code-mismatch | The counting will happen asynchronously.
200 post /cats/count | success-code-mismatch | Counting started in the background
200 delete /shelters/{shelterId} | success-code-mismatch | Shelter deletion has been scheduled
`);
