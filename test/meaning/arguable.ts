import { readCases } from "./cases.ts";

/** Descriptions of which a part means another code, or all of it to some: only the rules named may say so. */
export const arguable = readCases(`
200 post /kennels | 2xx-error-description success-code-mismatch | Kennel already exists
200 post /clinics | success-code-mismatch | New clinic entry successfully created, possible errors are returned
200 put /doors/{doorId}/lock | reason-phrase-mismatch 2xx-error-description | Locked.
201 post /owners | success-code-mismatch | Returns the new owner ID, or an existing owner ID if a duplicate was met
201 post /clinics | success-code-mismatch | Returns the created clinic or the existing clinic if name already exists.
201 post /owners | success-code-mismatch | Created: the owner already exists. You are already known, so you do not need to do anything else
202 post /invitations | 2xx-error-description missing-use-404 | Successful answer or even when the **ownerId** does not exist or the owner is disabled by a Manager
202 post /parcels | 2xx-error-description | The parcel failed validation, but was successfully sent on anyway. It was not added to the depot's shelves.
202 post /parcels | 2xx-error-description | The letter could not be added to the depot's shelves as it failed validation, but was successfully sent on.
202 post /letters | success-code-mismatch | Finished successfully!
202 get /clusters | success-code-mismatch | A success.
204 get /branches/{branchId}/drafts | success-code-mismatch | List of drafts in a letter branch.
303 post /patterns | meaning-mismatch | Response if the same kennel name pattern already exists
304 delete /pets/{petId}/notes/{note} | meaning-mismatch | Returned if no changes were made by the call. For example, trying to remove a note that cannot be found.
400 put /notes/{noteId} | specific-code-available | Returned if the vet does not have permission to change the note or the request is invalid.
400 put /tests/{testId} | specific-code-available 400-use-422 | - JSON shape is wrong - Changing sub-kind is forbidden
400 get /shelves/{shelfId}/filters | missing-use-404 | Span on filter cannot be custom or filter does not exist
400 post /stays/{stayId}/guests | missing-use-404 400-use-422 | Returned if any pet to be added as a guest does not exist.
400 post /desks/{deskId}/owners | missing-use-404 400-use-422 | Returned if any of the owners do not exist. Note that any valid owners are added, but no confirmation is returned.
400 get /walks/{walkId} | missing-use-404 401-or-403 specific-code-available | **HTTP Status Code:** \`400\` **Error Code:** \`2020\` Owner not found on this shelter: {shelterId}.**Error Code:** \`4000\` Cannot access walk info.
400 get /walks/{walkId}/pets | missing-use-404 401-or-403 specific-code-available | **HTTP Status Code:** \`400\`<br> **Error Code:** \`2020\`<br> Owner {ownerId} not exist or not belong to this shelter.<br><br> **Error Code:** \`400\`<br> Cannot access walk
400 put /stays/{stayId} | missing-use-404 specific-code-available 400-use-422 | Returned if the request body is missing. The owner does not have the necessary permission to change one or more fields. The request includes one or more fields that are not found.
400 put /photos/{photoId}/labels | 400-use-422 missing-use-404 | Returns an error when the request body is not valid. * \`label_check_failed\` - The request body contains a value for a field that either does not exist, or is of the wrong kind.
400 put /price-lists/{listId}/columns | 400-use-409 | When a price column name is duplicate.
400 post /owners | 400-use-409 400-use-422 | No or invalid owner object provided / Owner already exists.
400 post /revisions | 400-use-409 400-use-422 | That revision already exists in the handbook, or there are validation errors with the request
400 post /owners | 400-use-409 400-use-422 | Returned if the request is invalid, either because the mail address is incorrectly formed or already exists in the register.
400 put /feeds/{feedId} | 400-use-409 400-use-422 | Missing Source settings in the request Occurs when there is a duplicate file number in the source settings
400 put /price-lists/{listId}/mapping | 400-use-409 400-use-422 | When a price column name is duplicate. When the price list column name are duplicate. When the shelf column have duplicate mapping.
400 post /register | 400-use-409 400-use-422 | Part of the request was invalid or the name is not available. This may include one of the following error codes: * \`O_NAME_IN_USE\` : The desired owner name is already taken.
400 post /register | 400-use-409 400-use-422 | Part of the request was invalid. This may include one of the following error codes: * \`O_NAME_IN_USE\` : The desired owner name is already taken. * \`O_NAME_INVALID\`
401 get /rooms | 401-or-403 | Not authorized to make this call.
401 post /payments | 401-or-403 | Not authorized to create a payment.
401 get /boards | 401-or-403 | You are not authorized to access the service.
401 put /clinics/{clinicId} | 401-or-403 | You are not authorized to perform this step.
401 get /payments/{paymentId} | 401-or-403 | Not authorized to access the specified payment
401 get /stays | 401-or-403 | No API Key was given or the key is not authorised to perform the step
401 get /districts/{districtId} | 401-or-403 | The owner is not authorized to access requested district. (code: \`clinics.district_not_allowed\`)
401 post /logout | missing-use-404 | Visit session not found.
401 post /oauth/tickets | missing-use-404 | OAuth client not found
401 post /notes | missing-use-404 401-or-403 | Token doesn't have sufficient permissions to write to this clinic and shelf or the clinic and shelf do not exist.
401 get /cupboards/{cupboardId} | missing-use-404 401-or-403 | InvalidCupboardException:If the given cupboard either does not exist or the logged on owner has no access to this cupboard.
401 post /pets | meaning-mismatch | An invalid request.
401 post /pets | meaning-mismatch | An error happened or malformed request
402 post /shares | 401-or-403 meaning-mismatch | Free plan is not allowed to share kennel.
403 post /pets | meaning-mismatch | An invalid Request
403 get /pets | 401-or-403 reason-phrase-mismatch | Unauthorized access to pets
403 get /pets | 401-or-403 reason-phrase-mismatch | Unauthorized call.
403 get /pets | 401-or-403 reason-phrase-mismatch | Error: Unauthorized call
403 get /owners/{ownerId} | 401-or-403 missing-use-404 | Owner not found or unauthorized
403 put /rooms/{roomId} | 401-or-403 | Unauthorized step - Vet is not an admin or owner.
403 put /rooms/{roomId} | 401-or-403 | Unauthorized step - Vet lacks necessary permissions.
403 put /rooms/{roomId} | 401-or-403 | Unauthorized step - Vet lacks necessary permissions or is not an helper.
403 get /owners/{ownerId}/pets | 401-or-403 missing-use-404 | The kennelId is not found or not authorized
403 get /alerts | missing-use-404 401-or-403 | Plan information was not found in the claims.
403 post /visitors | missing-use-404 401-or-403 | Self Check In feature is not enabled. or You do not have the proper permissions for this call. or The badge in the xml/json request does not exist.
403 get /owners/{ownerId} | specific-code-available | Method not allowed for guests except when requested owner ID is the asking owner's ID.
403 post /alerts/{alertId}/fix | rate-limit-use-429 | Response if the kennel is archived, if Extended Care is not enabled for this kennel or if rate limit is exceeded
404 get /photos/{photoId} | 401-or-403 specific-code-available | Returned when the owner does not have access to the photo.
404 get /photos/{photoId}/labels | 401-or-403 specific-code-available | Returned if the label template specified was not applied to this photo or the owner does not have access to the photo. * \`label_not_found\` - The label
409 post /envelopes | meaning-mismatch | Bad Request - The request conflicts with the current state of the stay.
409 post /parcels | meaning-mismatch | When certain parcel conversions are forbidden, when the input parcel has issues, or when label ids are not matched.
409 post /{projectKey}/owners/search | meaning-mismatch | A search index does not exist and the [Search Owners](api:owners/search:POST) operation returns a 409 error.
410 get /toy-fields/{fieldId} | meaning-mismatch | The Toy Field with the specified ID does not exist or is inaccessible
422 post /articles | reason-phrase-mismatch meaning-mismatch | Bad Request.
422 post /owners | meaning-mismatch | A client error.
422 post /numbers | meaning-mismatch | Invalid Params
422 post /payments | meaning-mismatch | Invalid values sent.
422 post /stays | meaning-mismatch | Invalid request params
422 post /invoices | meaning-mismatch | Invalid parameter or open invoice lines.
422 post /notices | meaning-mismatch reason-phrase-mismatch | Bad request, input values missing or incorrect.
422 post /tags | meaning-mismatch | Return url is missing <br> Return url is malformed
422 post /offers | meaning-mismatch | Required parameters must be given in correct shape
422 post /invoices | meaning-mismatch | Invalid parameters, no open invoice lines, or error running the payment.
422 post /offers | meaning-mismatch | Required parameters must be given in correct shape<br>Too many Offers provided
422 post /members | 400-use-409 meaning-mismatch | Integrity exception or not allowed to refuse stay request.
422 put /members/{memberId} | 400-use-409 meaning-mismatch | Integrity exception (eg. last kennel member must be a kennel manager) or not allowed to change member
422 post /badges | 400-use-409 meaning-mismatch | The specified badge JSON contained a syntax error or duplicate attributes.
422 put /cages/{cageId} | meaning-mismatch specific-code-available | **cageId** could not be locked
422 put /owners/{ownerId} | 400-use-409 | Has multiple meanings: - Owner already exists - Given password does not meet minimum criteria - Secure mail change not enabled
500 get /trials | specific-code-available | Error obtaining clinical trial data from API or Malformed response from clinical trials API
500 get /photos | 5xx-blames-client | Returns an error if any of the IDs for this call were not valid, or if the named owner does not have access to the photo.
500 get /ports | reason-phrase-mismatch specific-code-available | Service Unavailable.
500 get /ports | reason-phrase-mismatch specific-code-available | Service is not available
501 get /signs | meaning-mismatch | There was a server error. Please try again later or contact help@example.com
502 get /photos/{photoId} | 5xx-blames-client meaning-mismatch | The photo is too large for the server to serve.
502 get /photos/{photoId}/thumbnail | 5xx-blames-client meaning-mismatch | The remote photo is too large for the server to shrink.
502 post /letters/print | meaning-mismatch | Letterbox conversion service unavailable
503 get /ledgers | meaning-mismatch reason-phrase-mismatch | A Server Error
`);
