import type { Reference } from "../http/reference.ts";

export const ianaStatusCodes: Reference = {
  title: "IANA HTTP Status Code Registry",
  url: "https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml",
};

export const openApiStatusCodes: Reference = {
  title: "OpenAPI Specification, HTTP Status Codes",
  url: "https://spec.openapis.org/oas/latest.html#http-status-codes",
};

export const openApiResponses: Reference = {
  title: "OpenAPI Specification, Responses Object",
  url: "https://spec.openapis.org/oas/latest.html#responses-object",
};

export const openApiHeaders: Reference = {
  title: "OpenAPI Specification, Response Object",
  url: "https://spec.openapis.org/oas/latest.html#response-object",
};

export const owaspErrorHandling: Reference = {
  title: "OWASP Error Handling Cheat Sheet",
  url: "https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html",
};
