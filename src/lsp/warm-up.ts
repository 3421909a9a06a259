import { findPreset } from "../catalogue.ts";
import type { Ruleset } from "../engine/ruleset.ts";
import { EditorFiles } from "./editor-files.ts";
import { type Linted, lintRoot } from "./lint-root.ts";

/** How long an editor is left alone to open what it has, in milliseconds. */
const delay = 50;
/** As often as it takes for the code that reads to be compiled for good. */
const rounds = 8;

/**
 * Does some work again and again while nobody waits for anything, so that what is asked for first does not wait until
 * code is loaded and compiled. Gives what ends that: what comes in has precedence.
 */
export function warmUp(work: () => Promise<unknown> = lintExample): () => void {
  let left = rounds;
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    left = 0;
    clearTimeout(timer);
  };
  const turn = async () => {
    left--;
    // Whatever fails here fails, and is told of, when a description is linted.
    await work().catch(stop);
    if (left > 0) timer = setTimeout(turn, 0).unref();
  };
  timer = setTimeout(turn, delay).unref();
  return stop;
}

/** Lints a description that is nobody's. */
export function lintExample(): Promise<Linted | undefined> {
  const source = "/statute/example.yaml";
  const ruleset: Ruleset = findPreset("recommended") ?? { name: "", rules: [] };
  const terms = { ruleset, tree: source, remote: undefined, validate: false, baseline: undefined };
  const asked = { files: new EditorFiles(), today: () => "2000-01-01", report: () => {} };
  return lintRoot(source, example, terms, asked);
}

/** A little of everything that is found in most descriptions, in an order that gives each a chance to be found fault with. */
const paths = Array.from(
  { length: 20 },
  (_, index) => `
  /things${index}/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get:
      operationId: get${index}
      summary: 'One thing.'
      description: |
        Gives a thing,
        if there is one.
      parameters:
        - name: If-None-Match
          in: header
          description: What the client has.
          schema:
            type: string
      responses:
        '200':
          description: "The thing."
          headers:
            ETag:
              schema: { type: string }
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Thing'
              example: { id: "${index}", size: ${index}, tags: [a, b], at: 2000-01-01 }
        '304':
          description: Not modified.
        '401':
          description: Unauthorized.
        '404':
          $ref: '#/components/responses/Missing'
        4xx:
          description: Any other error
    post:
      operationId: post${index}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Thing'
      responses:
        '201':
          description: Created.
        429:
          description: >-
            Too many requests,
            come back later.
        default:
          description: An error.
    delete:
      responses:
        '204':
          description: Gone.
          content: { application/json: { schema: { type: object } } }
        '302': { description: Found. }`,
).join("");

const example = `openapi: 3.0.3
info: { title: Things, version: '1' }
servers:
  - url: https://example.com/v1
security:
  - key: []
paths:${paths}
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
  responses:
    Missing:
      description: There is no such thing.
      content:
        application/problem+json:
          schema:
            type: object
  schemas:
    Thing:
      type: object
      required: [id]
      properties:
        id: { type: string }
        size:
          type: integer
          minimum: 0
        tags:
          type: array
          items:
            type: string
            enum: [a, b]
`;
