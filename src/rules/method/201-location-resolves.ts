import { defineRule, type Violation } from "../../core/rule.ts";
import { choiceOf, citeSetting } from "../../core/settings.ts";
import { yaml } from "../../core/yaml.ts";
import { rfc } from "../../http/reference.ts";
import { listHeaderValues } from "../../openapi/header-values.ts";
import type { JsonPath } from "../../openapi/json-path.ts";
import { onceFor } from "../../openapi/once.ts";
import type { OperationIndex } from "../../openapi/operation-index.ts";
import { listServers, matchPath, splitUri } from "../../openapi/path-matching.ts";
import { nameOperations, type ResponseUse } from "../../openapi/response.ts";
import { shorten } from "../../openapi/texts.ts";

const found = yaml`
  /pets:
    post:
      responses:
        "201":
          description: The pet was added.
          headers:
            Location:
              schema:
                type: string
              example: https://api.example.com/v1/pets/42/?view=short
  /pets/{petId}:
    get:
      responses:
        "200":
          description: The pet.
    put:
      responses:
        "201":
          description: The pet was added.
          headers:
            Location:
              schema:
                type: string
                example: /pets/{petId}
  /pets/{petId}/toys:
    post:
      responses:
        "201":
          description: The toy was added.
          headers:
            Location:
              schema:
                type: string
              example: toys/7
  /pets/{petId}/toys/{toyId}:
    get:
      responses:
        "200":
          description: The toy.
`;

const lost = yaml`
  /pets:
    post:
      responses:
        "201":
          description: The pet was added.
          headers:
            Location:
              schema:
                type: string
              example: /animals/42 # <--
  /toys:
    post:
      responses:
        "201":
          description: The toy was added.
          headers:
            Location:
              schema:
                type: string
              example: /toys/7 # <--
  /toys/{toyId}:
    delete:
      responses:
        "204":
          description: The toy was removed.
`;

export default defineRule({
  id: "201-location-resolves",
  summary: "`Location` leads to a resource that the description knows.",
  rationale:
    "A client follows `Location` to read what it has created. Where the example fits no documented GET, either the example is wrong or a path is missing, and nobody can tell what the client will find.",
  references: [rfc(9110, "10.2.2"), rfc(9110, "15.3.2")],
  strength: "practice",
  remedy: "Mend the example, or document the GET of the resource that it leads to.",
  severity: "info",
  preset: "strict",
  since: "0.1.0",
  follows: { setting: "create" },

  scope: "document",
  *check(index, { settings }): Iterable<Violation> {
    if (choiceOf(settings, "create") !== "201-location") return;
    const shown = listLocations(index);
    const maxBases = Math.max(Math.floor(maxLookups / shown.length), 1);
    for (const { at, value, uses } of shown) {
      const { host, path } = splitUri(value);
      if (isUnreadable(value) || isForeign(host, index)) continue;
      // Where a relative one leads depends on where it is sent from.
      const isAbsolute = host !== "" || path.startsWith("/");
      const from = isAbsolute ? ["/"] : [...new Set(uses.map(({ operation }) => operation.path))];
      const matches = from.slice(0, maxBases).map((base) => matchPath(index, host === "" ? path : `/${path}`, base));
      if (matches.some((match) => match?.hasGet)) continue;
      const match = matches.find((candidate) => candidate !== undefined);
      const fact =
        match === undefined ? "fits no documented path" : `fits only ${match.path}, where no GET is documented`;
      const subject = `201 Created of ${nameOperations(uses.length, uses[0]?.operation.name)}`;
      const cited = citeSetting(settings, "create");
      yield {
        at,
        message: `${subject} shows the \`Location\` "${shorten(value)}", which ${fact}: mend the example, or document the GET that it leads to${cited}.`,
      };
    }
  },

  good: [
    { title: "What clients can follow", paths: found },
    { title: "A house that does without it", paths: lost.replaceAll(" # <--", ""), settings: { create: "201" } },
  ],
  bad: [{ title: "What leads nowhere, and where nothing can be read", paths: lost }],
});

interface Shown {
  readonly at: JsonPath;
  readonly value: string;
  readonly uses: ResponseUse[];
}

/** Nobody shows more, nor longer ones, nor shares them among so many, unless to keep us busy. */
const maxShown = 1000;
const maxLength = 5000;
const maxLookups = 5000;

/** Every `Location` that a 201 is shown with, each place once, with the responses that share it. */
function listLocations(index: OperationIndex): readonly Shown[] {
  const shown = new Map<string, Shown>();
  for (const { headers, uses } of index.responsesByKey.get("201") ?? []) {
    const field = headers.get("location");
    const ours = uses.filter(({ operation }) => operation.kind === "path");
    if (field === undefined || ours.length === 0) continue;
    for (const { at, value } of listHeaderValues(index.references, field)) {
      if (typeof value !== "string" || value.length > maxLength) continue;
      const { document, path } = index.references.locate(at);
      const place = JSON.stringify([document.source, path]);
      const known = shown.get(place);
      if (known !== undefined) for (const use of ours) known.uses.push(use);
      else if (shown.size < maxShown) shown.set(place, { at, value, uses: [...ours] });
    }
  }
  return [...shown.values()];
}

/** No reference to a resource of HTTP, or none at all. */
function isUnreadable(value: string): boolean {
  return /[\s<>"]/.test(value) || /^(?:[?#]|$)/.test(value) || /^(?!https?:\/\/)[a-z][a-z0-9+.-]*:/i.test(value);
}

/** A host that is neither one of the servers nor made up: what is there is for others to say. */
function isForeign(host: string, { references }: OperationIndex): boolean {
  if (host === "" || /[{}]|(?:^|\.)example(?:\.\w+)?$|^localhost(?::|$)/.test(host)) return false;
  const { hosts, isOpen } = listHosts(references.root.value);
  return hosts.size > 0 && !isOpen && !hosts.has(host);
}

/** The hosts that serve the API, and whether any of them is left open. */
const listHosts = onceFor(
  (root: unknown) => root,
  (root) => {
    const hosts = new Set(listServers(root).map(({ host }) => host));
    return { hosts, isOpen: [...hosts].some((host) => host === "" || host.includes("{")) };
  },
);
