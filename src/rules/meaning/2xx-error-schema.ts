import { defineRule } from "../../core/rule.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { findRoom } from "../failure-schemas.ts";
import { findHiddenFailure } from "../hidden-failures.ts";

const honest = yaml`
  /sessions:
    post:
      responses:
        "200":
          description: Signed in.
          content:
            application/json:
              schema:
                type: object
                properties:
                  token:
                    type: string
        "401":
          description: The password is wrong.
          content:
            application/problem+json:
              schema:
                $ref: "#/components/schemas/Problem"
`;

const redundant = yaml`
  /carts/{cartId}:
    delete:
      responses:
        "200":
          description: The cart is empty.
          content:
            application/json:
              schema:
                type: object
                properties:
                  ok:
                    type: boolean
        "404":
          description: There is no such cart.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Problem"
`;

const data = yaml`
  /exports/{exportId}:
    get:
      responses:
        "200":
          description: How the export goes.
          content:
            application/json:
              schema:
                type: object
                properties:
                  success:
                    type: boolean
                  error:
                    type: string
  /parcels/{parcelId}:
    get:
      responses:
        "200":
          description: The parcel.
          content:
            application/json:
              schema:
                type: object
                properties:
                  parcelId:
                    type: string
                  status:
                    type: string
                    enum: [pending, sent, failed]
                  error:
                    type: string
  /graphql:
    post:
      responses:
        "200":
          description: The answer, whole or in part.
          content:
            application/json:
              schema:
                type: object
                properties:
                  data:
                    type: object
                  errors:
                    type: array
                    items:
                      type: object
  /rules/validate:
    post:
      responses:
        "200":
          description: What is wrong with the rule.
          content:
            application/json:
              schema:
                type: object
                properties:
                  success:
                    type: boolean
                  errors:
                    type: array
                    items:
                      type: string
`;

const problem = yaml`
  components:
    schemas:
      Problem:
        type: object
        properties:
          title:
            type: string
          detail:
            type: string
`;

const envelopes = yaml`
  /orders:
    get:
      responses:
        "200":
          description: The orders.
          content:
            application/json: # <--
              schema:
                type: object
                properties:
                  isSuccess:
                    type: boolean
                  errorMessage:
                    type: string
                  orders:
                    type: array
                    items:
                      type: object
        "404":
          description: There is no such customer.
  /messages:
    post:
      responses:
        "200":
          description: The outcome.
          content:
            application/json: # <--
              schema:
                type: object
                properties:
                  success:
                    type: boolean
                  message:
                    type: string
  /distances:
    get:
      responses:
        "200":
          description: The distances.
          content:
            application/json: # <--
              schema:
                type: object
                properties:
                  status:
                    type: string
                    enum: [OK, ZERO_RESULTS, INVALID_REQUEST, REQUEST_DENIED]
                  distances:
                    type: array
                    items:
                      type: number
`;

const branches = yaml`
  /customers/{customerId}:
    get:
      responses:
        "200":
          description: The customer.
          content:
            application/json: # <--
              schema:
                oneOf:
                  - type: object
                    properties:
                      email:
                        type: string
                  - $ref: "#/components/schemas/Problem"
  /customers:
    get:
      responses:
        "200":
          description: The customers.
          content:
            application/problem+json: # <--
              schema:
                $ref: "#/components/schemas/Problem"
`;

export default defineRule({
  id: "2xx-error-schema",
  summary: "The schema of a success makes no room for a failure.",
  rationale:
    "Whoever reads the code alone takes the failure for a result: client libraries, caches, retries, monitors. Each caller has to look into the body to learn how it went, and the one that forgets to goes on with nothing in its hands.",
  references: [rfc(9110, "15.3"), rfc(9110, "2.2")],
  strength: "MUST",
  remedy:
    "Describe the result alone, and document each failure under the 4XX or 5XX code that it means, as `application/problem+json` for example.",
  severity: "warn",
  preset: "core",
  since: "0.1.0",

  scope: "response",
  keys: (key) => /^2(\d\d|XX)$/.test(key) && key !== "207",
  uses: (use, response, { index }) => findHiddenFailure(index, response, use) === "schema",
  *check(response, { index }) {
    const room = findRoom(index, response, response.uses);
    if (room === undefined) return;
    yield {
      at: room.mediaType.at,
      message: `${response.subject} makes room for a failure: ${room.words}; describe the result alone, and failures under the 4XX or 5XX codes that they mean.`,
    };
  },

  good: [
    { title: "Success and failure under codes of their own", paths: honest, beside: problem },
    { title: "A flag that says what the code has said", paths: redundant, beside: problem },
    { title: "Failures that are the data asked for", paths: data },
  ],
  bad: [
    { title: "Envelopes", paths: envelopes },
    { title: "A result or an error", paths: branches, beside: problem },
  ],
});
