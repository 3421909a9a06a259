import { readCases } from "./cases.ts";

/** Descriptions that mean another code than their own, and the rule that says so: any of those named, where two may. */
export const contradictions = readCases(`
400 post /stays | specific-code-available | An authentication failure.
400 post /stays | specific-code-available | No permissions
400 delete /pets/{petId}/notes/{noteId} | specific-code-available | Returned if the vet does not have permission to remove the note.
400 get /kennels/{kennelId}/photo | specific-code-available | Can happen when asking for a kennel the owner does not have permission
400 post /pet-fields | specific-code-available 400-use-422 | Returned if: * the vet does not have permission to add pet fields. * any of the content properties have invalid or missing values.
400 get /kennels/{kennelId} | missing-use-404 | Kennel Not found
400 put /shelves/{shelfId}/items/{itemId} | missing-use-404 | Shelf item not found
400 delete /kennels/{kennelIds} | missing-use-404 | Kennels not found.
400 post /clinics/{clinicId}/rooms | missing-use-404 reason-phrase-mismatch | The resource was not found
400 get /owners/{ownerId} | missing-use-404 | Owner does not exists
400 put /feeds/{feedId} | missing-use-404 | The feed doesn't exist
400 get /towns/{town}/clinics/{clinicId} | missing-use-404 | Clinic doesn't exist.
400 put /towns/{town}/clinics/{clinicId} | missing-use-404 | Clinic does not exist.
400 get /invoices/{invoiceId} | missing-use-404 | Invoice cannot be found
400 get /toy-kinds/{kindId} | missing-use-404 | Toy kinds not found.
400 post /doors/{doorId}/locks/{lockId} | missing-use-404 | Door or lock not found.
400 get /mass-transfers/{transferId} | missing-use-404 | Mass Transfer Id was not found.
400 get /clinics/{clinicId}/passes/{passId} | missing-use-404 | Returned if a clinic pass is not found.
400 put /options/{option} | missing-use-404 | Attempt to change an option that doesn't exist
400 get /invoices/{invoiceId}/drafts/{draft} | missing-use-404 | The draft of requested invoice was not found
400 get /parcels/{parcelId} | missing-use-404 | The parcel with the given id could not be found.
400 get /owners/{ownerId} | missing-use-404 | KennelMissingException: If the owner does not exist.
400 put /walk-tracking/{providerId} | missing-use-404 | Returned if the walk tracking provider is not found.
400 get /guest-passes/{passId} | missing-use-404 | Returned if guest pass with the provided ID is not found.
400 get /districts/{districtId}/clinics | missing-use-404 | The requested district was not found. (code: \`clinics.district_not_found\`)
400 get /boxes/{boxId}/toys/{toyId} | missing-use-404 | ToyMissingException: If given toyId does not exist , boxId does not exist or the toy lies in a cupboard that is not accessible to the owner
400 post /leashes | 400-use-409 | Leash with the provided name already exists
400 post /leashes | 400-use-409 | Duplicate leash
400 post /walks/{walkId}/cancel | 400-use-409 | The walk is not cancellable
400 post /walks/{walkId}/cancel | 400-use-409 | Returned if cancellation of the walk is not possible
400 post /walks/{walkId}/end | 400-use-409 | The walk is not running
400 post /walks/{walkId}/start | 400-use-409 | The dog must first be unlocked
400 post /walks/{walkId}/start | 400-use-409 | Another walk is in progress
400 post /walks/{walkId}/dogs | 400-use-409 | The walk has begun
400 post /walks/{walkId}/dogs | 400-use-409 | The walk is in a state which does not allow more dogs
400 post /stays | 400-use-409 | The stay overlaps with another stay
400 post /cages | 400-use-409 | The name clashes with that of a cage
400 put /notes/{noteId} | 400-use-409 | The note was edited by someone else
400 delete /cages/{cageId} | 400-use-409 | Cannot remove the cage while there are pets in it
400 delete /cages/{cageId} | 400-use-409 | Unable to delete a cage with attached collars
400 delete /cages/{cageId} | 400-use-409 | Only empty cages can be removed
400 delete /cages/{cageId} | 400-use-409 | The cage still has a door
400 delete /cages/{cageId} | 400-use-409 | The cage is referenced by a stay
400 delete /cages/{cageId} | 400-use-409 | The cage can no longer be removed
422 post /photos | 400-use-409 | If the photo has the same title as another photo of the pet
404 post /sessions | meaning-mismatch | Wrong user name or password
400 post /stays | 4xx-blames-server reason-phrase-mismatch | Internal failure.
400 post /stays | 4xx-blames-server reason-phrase-mismatch | An internal error
400 get /stays | 4xx-blames-server | unexpected exception
400 get /stays | 4xx-blames-server | an unexpected error
400 put /stays/{stayId} | reason-phrase-mismatch | HTTP Internal Server Error
400 put /stays/{stayId} | 4xx-blames-server | KennelServiceException:Unhandled service exception.
400 put /stays/{stayId} | 4xx-blames-server | KennelServiceException: Unhandled server error.
401 get /reminders | reason-phrase-mismatch | Forbidden error
401 get /reminders | reason-phrase-mismatch | HTTP Forbidden.
401 post /reminders | 401-or-403 | Kennel not allowed to use reminders. Please upgrade your plan or write to us.
401 get /toys/{toyId}/relations | missing-use-404 401-or-403 | ToyMissingException: If the child toy of the relation does not exist or lie in a cupboard that is not accessible to the logged in owner.
401 get /stays | 4xx-blames-server | Unexpected error in service call. See HTTP response content for more.
402 get /collars/{collarId} | meaning-mismatch | Collar with specified id not found.
403 get /doors/{doorId} | reason-phrase-mismatch | OK.
403 get /pets | reason-phrase-mismatch | Unauthorized.
403 get /pets | reason-phrase-mismatch | HTTP Unauthorized error.
403 get /pets | reason-phrase-mismatch | 401 Unauthorized
403 get /pets | 401-or-403 | wrong api key
403 get /pets | 401-or-403 | Bad Credentials.
403 get /pets | 401-or-403 | Authentication failure
403 get /pets | 401-or-403 | Missing or expired access token.
403 get /pets | 401-or-403 | Wrong API Key. Please refer to the handbook at https://api.example.com/handbook.
403 post /kennels/{parentId}/stays | missing-use-404 | Occurs when the parent kennel is not found.
403 put /options/{option} | missing-use-404 | Attempt to read an option that doesn't exist
403 get /pets/{petId} | missing-use-404 | The specified pet was not found. For example, a chip number was passed that does not exist in the register.
403 post /name-tags | 400-use-409 | When name tags you send already exist in the register.
403 put /pets/{petId}/photo | specific-code-available | The image is too big
403 get /breeds | rate-limit-use-429 | Weekly quota exceeded.
403 put /clinics/{clinicId} | 4xx-blames-server reason-phrase-mismatch | Internal failure
404 post /signatures | reason-phrase-mismatch | Bad request error
404 get /reminders | reason-phrase-mismatch | Forbidden error.
404 post /walks | meaning-mismatch | Walk failed validation
404 get /shelters | 4xx-blames-server | Unexpected error in service call. See HTTP response content for more.
405 post /pets | meaning-mismatch | Invalid inputs
405 post /pets | meaning-mismatch | Malformed content of the request.
405 put /pets | meaning-mismatch | A validation problem
405 put /pets | meaning-mismatch | A validation exception
406 get /letters/{letterId} | meaning-mismatch | The requested letter was not found.
406 get /letters/{letterId} | meaning-mismatch | The requested resource is not found.
406 post /roles | meaning-mismatch specific-code-available | Answer to report an invalid content-type
409 post /invoices/{invoiceId}/mail/{mailId}/resend | meaning-mismatch | Mail Id not found
409 get /invoices/{invoiceId}/history | meaning-mismatch | Invoice history not found
409 post /orders/fetch | meaning-mismatch rate-limit-use-429 | Failed to send fetch request because allowed rate limits have been exceeded
415 post /ports | reason-phrase-mismatch | Internal server error.
418 post /owners | 418-teapot | Email already taken.
422 post /sessions | meaning-mismatch | Wrong Credentials
422 get /courses | reason-phrase-mismatch | Not Found.
422 post /pet-tags | 400-use-409 | Tag assignment already exists
422 post /owners | 400-use-409 | Owner already exists and has confirmed their address.
424 post /pets | meaning-mismatch rate-limit-use-429 | You have exceeded one of the enforced rate limits in the service. See the [page on rate limiting](https://api.example.com/limits)
449 put /clinics/{clinicId} | status-registered | Higher permissions are required. (code: \`clinic.unauthorized.higher_permissions_required\`)
500 post /pets | 5xx-blames-client | Malformed content.
500 post /pets | 5xx-blames-client | malformed request content
500 get /invoices/{invoiceId} | 5xx-blames-client | Unauthorized, session token missing or invalid
500 get /invoices/{invoiceId} | reason-phrase-mismatch | forbidden
503 get /addresses | rate-limit-use-429 | Rate limit reached
535 post /letters | status-registered | Unauthorized.
204 delete /toy-lists/{listId} | missing-use-404 2xx-error-description | Toy list template not found.
400 put /price-lists/{listId}/columns/{columnName} | missing-use-404 | When the price list column name is not found
403 get /pets | 401-or-403 | Authentication has failed
403 get /pets | 401-or-403 | Invalid token
403 get /pets | 401-or-403 | Collar badge session has timed out
403 get /pets | 401-or-403 | The token is missing, expired or invalid.
403 get /pets | 401-or-403 | The X-Api-Key header is missing or unrecognized
403 get /pets | 401-or-403 | Could not verify the token
403 get /pets | 401-or-403 | You must be logged in to see the pets
403 post /sessions | 401-or-403 | Email and password do not match
403 post /sessions | rate-limit-use-429 | Too many failed login attempts
403 get /pets | rate-limit-use-429 | You have exceeded your daily API request quota
400 post /vets | 400-use-409 | Validation failed, email exists, or quota exceeded
400 post /vets | rate-limit-use-429 | Quota exceeded
403 put /backups/{backupId} | 400-use-409 | The version given does not match the backup's
403 get /pets | reason-phrase-mismatch | Unauthorised
403 get /pets | reason-phrase-mismatch | Un-authorized
403 get /pets | reason-phrase-mismatch | Response: Unauthorized (401)
404 get /pets | reason-phrase-mismatch | BAD_REQUEST
404 get /pets | reason-phrase-mismatch | InternalServerError
401 get /pets | reason-phrase-mismatch | Forbidden response status
401 delete /pets/{petId} | 401-or-403 | You are not the author of this note
401 delete /pets/{petId} | 401-or-403 | The pet does not belong to the caller
401 get /pets | 401-or-403 | Access to the pets was denied
401 get /pets | 4xx-blames-server | An unexpected error occurred on the server
401 delete /pets/{petId} | 401-or-403 | The role of the vet does not permit this
401 post /owners | meaning-mismatch | An owner with this email already exists
406 post /pets | meaning-mismatch | Missing parameters
406 get /pets | meaning-mismatch | Invalid token
500 post /pets | 5xx-blames-client | The request body is not valid JSON
500 post /pets | 5xx-blames-client | A bad parameter value in the call
500 get /pets | specific-code-available | The request timed out
501 post /pets | 5xx-blames-client | Validation failed
503 post /pets | 5xx-blames-client | Validation failed
`);
