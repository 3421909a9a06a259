import { readCases } from "./cases.ts";

/** A 400 that tells of content which can be read and is not valid. */
export const preferences = readCases(`
400 post /photos | specific-code-available | Please provide a downloadable link for Photo Or Invalid File Type For Album Photo Or Album Photo file too large.
400 post /pets | 400-use-422 | A validation error.
400 post /pets | 400-use-422 | The pet failed some of the validations
400 post /pets | 400-use-422 | The pet violates one or more of the shelter's rules
400 post /pets | 400-use-422 | The name is missing or longer than 50 characters
400 post /pets | 400-use-422 | The name contains illegal characters
400 post /pets | 400-use-422 | The name cannot be an empty text
400 post /stays | 400-use-422 | The date is in the past
400 post /stays | 400-use-422 | Model state is not valid
400 post /owners | 400-use-422 | The passwords do not match
400 post /pets | 400-use-422 | Validation has failed.
400 post /pets | 400-use-422 | Validation failures
400 post /pets | 400-use-422 | Pet validation error.
400 put /pets/{petId} | 400-use-422 | Pet failed validation
400 post /stays | 400-use-422 | validation error answer
400 post /invoices | 400-use-422 | Invoice failed validation
400 post /invoices | 400-use-422 | Fields validation error
400 put /kennels/{kennelId} | 400-use-422 | Update failed due to validation error
400 put /kennels/{kennelId} | 400-use-422 | Update of kind cage failed due to validation error
400 post /stays | 400-use-422 | A failed call due to validation error
400 post /toys | 400-use-422 | There was a validation error during adoption
400 patch /toys/{toyId} | 400-use-422 | There was a validation error during the change.
400 post /banks | 400-use-422 | Validation failed. Check answer for errors
400 post /clients | 400-use-422 | Content validation errors separated by semicolon.
400 post /blocks | 400-use-422 | The \`LabelledCage\` object is invalid or transport validation failed
400 post /feeds | 400-use-422 | Invalid label, validation failed, or feed discovery validation failed
400 post /rules | 400-use-422 | [Validation error.](https://api.example.com/reference/400)
400 post /designs | 400-use-422 | Validation failed (invalid design, missing \`x-house\`, or schema violation).
400 post /clinics | 400-use-422 | Clinic validation error. Details can be found in Cause header field and response content.
400 post /calls | 400-use-422 | The values given in the POST or PUT failed validation. Inspect the response content for details.
400 post /lists | 400-use-422 | [Validation error](https://api.example.com/reference/400). The list file is invalid. The error details are described in the response.
400 post /envelopes | 400-use-422 | The labelled parcel object is invalid, transport validation failed, or a parcel without toy data was submitted but the depot has no stored toys
`);
