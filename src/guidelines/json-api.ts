import type { Guideline } from "./guideline.ts";

const page = "https://jsonapi.org/format/1.1/";

export const jsonApi: Guideline = {
  id: "json-api",
  title: "JSON:API",
  url: page,
  edition: "1.1, with the corrections up to 22 October 2024 (commit 353ef57 of json-api/json-api)",
  settings: { create: "201-location", delete: "any", errorMediaType: "any" },
  clauses: [
    {
      id: "The JSON:API Media Type",
      url: `${page}#jsonapi-media-type`,
      says: "All documents, errors among them, are `application/vnd.api+json`.",
      agrees: ["consistent-error-media-type"],
      disagrees: ["error-problem-details"],
      setting: "errorMediaType",
    },
    {
      id: "Content negotiation, servers",
      url: `${page}#content-negotiation-servers`,
      says: "A media type with parameters that the server does not support is answered with 415 where it is that of the content, and with 406 where the client accepts no other.",
      agrees: ["415-documented"],
    },
    {
      id: "Fetching resources, 200",
      url: `${page}#fetching-resources-responses-200`,
      says: "A resource or collection is fetched with a 200 that holds it.",
      agrees: ["200-content"],
    },
    {
      id: "Fetching resources, 404",
      url: `${page}#fetching-resources-responses-404`,
      says: "A resource that does not exist is a 404, except where a link to at most one resource is empty: that is a 200 with `null`.",
      agrees: ["missing-use-404"],
    },
    {
      id: "Creating, updating and deleting",
      url: `${page}#crud`,
      says: "A request succeeds or fails as a whole.",
      disagrees: ["bulk-207"],
    },
    {
      id: "Creating resources, 201",
      url: `${page}#crud-creating-responses-201`,
      says: "A creation in which the server adds something, such as the id, answers 201 with the resource and its `Location`.",
      agrees: ["201-location", "post-create-201"],
      setting: "create",
    },
    {
      id: "Creating resources, 202",
      url: `${page}#crud-creating-responses-202`,
      says: "A creation that is not complete when the server responds answers 202.",
      agrees: ["success-code-mismatch"],
    },
    {
      id: "Creating resources, 204",
      url: `${page}#crud-creating-responses-204`,
      says: "A creation in which the server changes nothing answers 201, or 204 without a document.",
      agrees: ["bodiless-content"],
    },
    {
      id: "Creating resources, 404",
      url: `${page}#crud-creating-responses-404`,
      says: "A request that refers to a related resource that does not exist is answered with 404.",
      agrees: ["missing-use-404"],
    },
    {
      id: "Creating resources, 409",
      url: `${page}#crud-creating-responses-409`,
      says: "An id that is taken is a 409, which tells what the conflict is.",
      agrees: ["400-use-409", "409-documented", "409-says-how"],
    },
    {
      id: "Updating resources, 204",
      url: `${page}#crud-updating-responses-204`,
      says: "An update in which the server changes nothing more answers 200 with a document, or 204 without.",
      agrees: ["200-empty-use-204", "method-success-code"],
    },
    {
      id: "Updating resources, 404",
      url: `${page}#crud-updating-responses-404`,
      says: "An update of a resource that does not exist is answered with 404.",
      agrees: ["404-documented"],
    },
    {
      id: "Updating resources, 409",
      url: `${page}#crud-updating-responses-409`,
      says: "An update whose `type` or `id` is not that of the URL is a 409, and one that violates a constraint of the server may be.",
      agrees: ["400-use-409", "409-says-how"],
    },
    {
      id: "Deleting resources, 200",
      url: `${page}#crud-deleting-responses-200`,
      says: "A deletion may answer 200 with a document that holds no data, only such things as meta information.",
      disagrees: ["delete-204"],
      setting: "delete",
    },
    {
      id: "Deleting resources, 204",
      url: `${page}#crud-deleting-responses-204`,
      says: "A deletion answers 200 with a document, or 204 without.",
      agrees: ["200-empty-use-204"],
      setting: "delete",
    },
    {
      id: "Error objects",
      url: `${page}#error-objects`,
      says: "Errors are a list `errors`, whose members give the code of the response in `status`, as a string.",
      agrees: ["error-status-member", "consistent-error-schema"],
      disagrees: ["error-problem-details"],
    },
    {
      id: "Recommendations, asynchronous processing",
      url: "https://jsonapi.org/recommendations/#asynchronous-processing",
      says: "A 202 names the job that does the work in `Content-Location`; once it is done, the job answers 303 with the `Location` of the result.",
      agrees: ["202-status-monitor", "3xx-location"],
    },
  ],
};
