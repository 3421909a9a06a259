/** A description with one finding of the recommended rules: a 429 without `Retry-After`, at 7:9. */
export const throttled = (version = "3.1.0") => `openapi: ${version}
info: { title: T, version: "1" }
paths:
  /a:
    get:
      responses:
        "429":
          description: Slow down.
          content: { text/plain: {} }
        "200": { description: The a., content: { text/plain: {} } }
`;
