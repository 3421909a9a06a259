import { readCases } from "./cases.ts";

/** Errors that hold the words of another code and mean their own, or too little to tell. */
export const errorLookAlikes = readCases(`
400 delete /badges/{name} | | Invalid badge token name.
400 put /badges | | Invalid token object given.
400 delete /cages/{cageId} | | The cage could not be removed
400 delete /cages/{cageId} | | The cage could not be removed due to a failure
400 post /cages | | The call could not be processed
400 post /cages | | The shelter must already exist
400 post /cages | | Check that it is not a duplicate
400 post /cages | | Social authentication is not enabled
400 get /pets | | Conflicting query parameters
400 get /pet-laws | | A nonexistent law type was asked for
400 get /photos/{photoId}/print/{format} | | Unsupported export format
400 post /photos/import/{photoType} | | Missing or invalid photo file type
400 post /shelves | | The URI is missing for a clever shelf or the kennel could not be found
400 put /pets/{petId}/vets | | Bad request. Pet ID must be an integer and greater than 0.
403 delete /cages/{cageId} | | Operation not supported for cages of the house
404 get /pets | | The service is not available in your country
404 get /pets/{petId} | | Malformed path
404 get /collars/{collarId} | | Collar key not found
409 post /pets | | Constraint violation
409 post /pets | | Not enough money
410 post /passes/{pass}/accept | | The pass was already accepted
410 get /walks | | The cursor is too old
422 put /alerts/{alertId} | | The kind does not suit the reason of the alert, the vet does not have write access to the clinic, or it failed otherwise
400 put /tokens | | Invalid key object provided.
400 get /alerts | | Required details could not be found in the request/claims.
400 get /alerts | | Required authentication details could not be found in the request/claims.
401 post /scripts | | Access denied due to an expired subscription key.
401 post /sessions | | Name or Password incorrect, password has expired or login is locked out/disabled. If password has expired the response content will say so.
403 post /clinics/{clinicId}/stop | | The stop maintenance mode command was prohibited for the given Clinic. (code: \`clinics.room_update_prohibited\`)
403 post /clinics/{clinicId}/start | | The start maintenance mode command was prohibited for the given Clinic.
409 delete /cages/{cageId} | | **cageId** is locked and cannot be removed
409 delete /buyers/{buyerId} | | Active and locked buyers cannot be removed
409 put /cages/{cageId} | | **cageId** is locked and you are not the lock owner
409 post /shelves/{shelfId}/move | | \`step_blocked_for_now\`: Returned if the shelf is locked due to another move, copy, delete or restore step in progress.
409 post /shelves/{shelfId}/copy | | \`step_blocked_for_now\`: Returned if either of the target or source shelves is locked due to another move, copy, delete or restore step
409 post /shelves/copy | | * \`step_blocked_for_now\`: Returned if either of the target or source shelves is locked due to another move, copy, delete
500 get /photos/colors | | The server was unable to successfully read the coat colors.
500 post /letters | | Something has gone wrong, please contact help@example.com
500 post /letters | | Something went wrong, please write to help@example.com
402 get /stays | | A client error
410 get /stays | | A client error
400 put /kennels/{kennelId}/duplicate | | Invalid kennel duplicate object provided.
401 get /pets | | Session timeout
401 post /sessions | | Account locked after too many failed attempts
401 get /pets | | The badge was already used
402 post /invoices | | The payment could not be processed
403 post /pets | | CSRF token missing or invalid
403 post /pets | | The captcha token is invalid
403 post /invitations/accept | | The invitation token has expired
403 delete /kennels/{kennelId} | | The last kennel cannot be deleted
405 delete /stays/{stayId} | | Only a cancelled stay can be removed
405 delete /stays/{stayId} | | A stay can only be cancelled before it begins
405 post /walks | | Not allowed, because the pet is of a wrong type
406 get /pets | | Accept header is missing
408 get /pets | | Session timed out
424 post /walks | | The weather service is unavailable
424 post /walks | | The call of the weather service timed out
428 put /pets/{petId} | | Two-factor authentication required
429 post /codes | | A code was already sent
429 get /pets | | The server is busy
500 post /pets | | The request could not be processed
500 delete /pets/{petId} | | The pet cannot be deleted
500 get /pets | | Failed to read the file
500 get /pets | | Database constraint violation
500 get /pets | | Database connection failed
500 post /letters | | SMTP authentication failed
500 get /pets | | Server misconfiguration: missing API key
502 get /pets | | Malformed upstream answer
502 get /pets | | The model returned invalid JSON
502 get /pets | | Permission denied by the registry
503 get /pets | | The quota of the provider is exceeded
501 get /pets | | Forbidden by configuration
`);

/** Successes that hold the words of a failure: of what was asked for, of what did not happen, of what may be. */
export const successLookAlikes = readCases(`
200 get /keys/{resource} | | Public keys for a pet as newline delimited string for compatibility with the known_collars file. Empty string if the pet does not exist
200 post /signup | | An owner already exists and is not confirmed (in which case an owner object is returned). An owner did not exist and is signed up.
200 post /deals/{dealId}/duplicate | | Duplicate a Stay
200 post /plans/merge | | Duplicate plans cancelled
200 post /walks | | Response when the walk already exists
200 put /labels/{label} | | Duplicate pet_photo resource already exists
200 patch /kennels/{kennelId} | | Response when the changed details already exists
200 post /links | | Link request was valid and the link already exists
200 post /photos/{photoId}/stamp | | Returns a changed stamp if a stamp already existed on this photo.
200 post /subscriptions | | Subscription for such toys already exists. Returns subscription object that already existed.
200 put /agreements/{agreementId} | | The agreement was created (or updated if it already exists) and printed onto the named paper.
200 post /recover | | A recovery letter has been sent to the address. To hide whether such an address already exists in the system this answer is always sent.
200 post /otp | | A One-Time Code was sent to the letterbox or phone. To hide whether such an address or number already exists in the system this response is sent
200 get /empty | | A generic empty message that you can re-use to avoid defining duplicated empty messages in your services.
200 get /search | | Semantic search results for pets
200 post /tags | | This service gives a semantic tagging of multilingual content for the purpose of Breed analysis.
200 get /pages/{title} | | The latest text for the given page title. See [the Markup spec](https://example.com/markup) for a description of the semantic markup.
201 post /tasks/{taskId}/duplicate | | The duplicated walk.
202 post /owners | | Created: the owner does not exist. Depending on the way chosen in the request, check your phone for the registration code.
202 post /clinics/{clinicId}/maintenance/start | | The start maintenance command was sent successfully.
202 post /clinics/{clinicId}/maintenance/stop | | The stop maintenance mode command was sent successfully.
200 put /toys/{toyId} | | No errors
200 post /steps | | Step run without error.
200 post /photos | | Photo validated successfully without errors.
200 post /letters | | The content returned when the call succeeds without any errors.
200 post /offers/{offerId}/reject | | Offer rejected.
201 post /passports/{passportId}/rejection | | Pet passport rejected.
200 post /access-requests/{requestId}/deny | | Entry request denied
200 post /collars/{collarId}/deny | | Collar denied
200 post /publish-requests/{requestId}/deny | | Toy Publish Request denied
200 post /access-requests/{requestId}/reject | | Successfully rejected an entry request.
200 get /pages/error | | Successfully read the error page.
204 delete /pages/error/preview | | Successfully removed the draft error page.
201 post /walks/{walkId}/retry | | Retry failed steps in the walk
200 get /subscriptions/{subscriptionId} | | A cancelled or failed plan.
200 get /categories/errors | | A list of the errors
200 get /errors | | List of error messages.
200 get /charges/failed | | Successful call. Response will return a list of 0 or more failed payments
200 post /oauth/revoke | | Badge revoked successfully (or was already invalid)
200 post /query/analyze | | Success. The response content contains the list of \`errors\`. If the question is valid, the operation returns an empty \`errors\` list.
200 get /walks/{walkId}/stream | | Stream of Server-Sent Events (SSE): \`step\` events carry a WalkStep; \`error\` events carry a WalkFault.
200 get /tasks/{taskId} | | Returns the current status of the bath. This status tells if the bath has been completed, is still running or if it failed.
200 post /clinics | | New clinics request was processed successfully, possible errors are returned
200 get /settings/admins | | All administrator permissions
207 post /labels | | The call was a partial success. It contains labels, as well as errors.
207 post /events | | At least one meal has failed to be given. The list might be partially given.
202 post /rooms | | Response when the room setup partially failed but is being tried again in the background
200 get /pages/{page}/lint | | The lint errors for the given page and optionally draft.
201 post /callbacks/invalid-pets | | Invalid Pets callback created
200 get /rate-limit | | Rate Limit.
200 get /oauth/authorize | | Redirect address with entry code or error
200 get /limits | | Rate limit of the plan
`);

/** Successes that hold the words of another success. */
export const createdLookAlikes = readCases(`
200 put /pets/{petId} | | The pet was created or updated.
200 post /pets/search | | Pets created since the given date
200 post /toys/upsert | | Toy created or updated
201 put /pets/{petId} | | Created or replaced
201 put /pets/{petId} | | The pet was created.
201 get /rooms/{roomId}/lobby | | Lobby created at first visit
201 get /photos/{photoId}/label | | Label created
204 put /pets/{petId} | | The pet was updated.
204 delete /pets/{petId} | | The pet was deleted.
204 delete /pets/{petId} | | **HTTP status code:** \`204\` OK
200 post /pets/batch | | Zero or more pets were successfully created.
202 delete /pets/{petId} | | Deletion accepted
200 delete /pets/{petId} | | The pet was deleted.
200 get /walks/{walkId} | | Job accepted, queued or done
200 post /friendships/{id}/accept | | Request accepted
201 post /requests | | Request submitted
202 post /walks | | Walk task created
202 delete /packs/{packId} | | An empty answer comes back if the old pack was successfully deleted.
204 put /packs/{packId} | | The list of pets was replaced successfully.
204 put /packs/{packId} | | Returns a 204 and no more
204 put /packs/{packId}/leader | | If the leader is another dog from now on, the old badge is removed and, somewhat later on, a badge is created
200 post /packs | | Pack created, or a draft returned.
200 post /packs/preview | | The pack that would be created
200 get /packs | | No content was found
200 post /packs/find | | No data returned
200 post /callbacks/pack | | Pack created event
200 post /schedules | | Task scheduled
`);
