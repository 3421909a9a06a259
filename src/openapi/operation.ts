import { isObject, member } from "./json-object.ts";
import type { JsonPath } from "./json-path.ts";
import { once } from "./once.ts";
import type { Node, References } from "./references.ts";
import { type RequestBody, readRequestBody } from "./request-body.ts";
import type { Response } from "./response.ts";
import { readName, readText, shorten } from "./texts.ts";
import type { OpenApiVersion } from "./versions.ts";

export interface Parameter {
  readonly name: string;
  /** `query`, `header`, `path`, `cookie`, in 2.0 also `body` and `formData`. */
  readonly in: string;
  readonly node: Node;
}

/** One scheme that a security requirement asks for. */
export interface RequiredScheme {
  readonly name: string;
  readonly scopes: readonly string[];
  /** The declared scheme, undefined where none of that name is declared. */
  readonly scheme: Node | undefined;
}

/** Whether anybody may call without credentials: nothing is required, or an alternative that asks for nothing. */
export function isPublic(security: Security | undefined): boolean {
  return security === undefined || security.length === 0 || security.some((schemes) => schemes.length === 0);
}

/** Requirements of which any one suffices; each is a set of schemes that are all needed, the empty one none. */
export type Security = readonly (readonly RequiredScheme[])[];

/** Who answers: the API itself (`path`), or the server of somebody else that it calls. */
export type OperationKind = "path" | "webhook" | "callback";

export interface Operation {
  /** The version of the description that the operation belongs to. */
  readonly version: OpenApiVersion;
  readonly kind: OperationKind;
  /** As HTTP writes it: `GET`, `QUERY`, or a name from `additionalOperations`. */
  readonly method: string;
  /** The path template; a webhook's name; a callback's expression. */
  readonly path: string;
  /** Method and path: `GET /pets/{petId}`, `POST newPet (webhook)`. */
  readonly name: string;
  readonly at: JsonPath;
  readonly node: Node;
  /** The methods that the path item describes, this operation's among them. */
  readonly pathMethods: readonly string[];
  readonly operationId: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** The path item's parameters with the operation's own over them. */
  readonly parameters: readonly Parameter[];
  /** The operation's own requirements, else the document's; undefined where neither says anything. */
  readonly security: Security | undefined;
  readonly requestBody: RequestBody | undefined;
  /** Every key under `responses` but extensions. */
  readonly responseKeys: readonly string[];
  /** The responses that can be read: one whose reference leads nowhere is left out. */
  readonly responses: readonly Response[];
}

export interface OperationOrigin {
  readonly references: References;
  readonly version: OpenApiVersion;
  readonly kind: OperationKind;
  readonly method: string;
  readonly path: string;
  readonly pathItem: Node;
  readonly pathMethods: readonly string[];
  readonly node: Node;
}

/** Describes one operation; its parts are read at first need. `responses` is filled by the index. */
export function describeOperation(origin: OperationOrigin, responses: readonly Response[]): Operation {
  return new DescribedOperation(origin, responses);
}

class DescribedOperation implements Operation {
  readonly version: OpenApiVersion;
  readonly kind: OperationKind;
  readonly method: string;
  readonly path: string;
  readonly name: string;
  readonly node: Node;
  readonly pathMethods: readonly string[];
  readonly responses: readonly Response[];
  readonly responseKeys: readonly string[];
  readonly #origin: OperationOrigin;
  #parameters: readonly Parameter[] | undefined;
  readonly #security: () => Security | undefined;
  readonly #requestBody: () => RequestBody | undefined;

  constructor(origin: OperationOrigin, responses: readonly Response[]) {
    const { version, kind, method, path, node, pathMethods } = origin;
    this.#origin = origin;
    this.version = version;
    this.kind = kind;
    this.method = method;
    this.path = readName(path);
    const name = `${shorten(method)} ${shorten(path)}`;
    this.name = kind === "path" ? name : `${name} (${kind})`;
    this.node = node;
    this.pathMethods = pathMethods;
    this.responses = responses;
    this.responseKeys = listResponseKeys(origin);
    this.#security = once(() => readSecurity(origin));
    this.#requestBody = once(() => readRequestBody(origin, this.parameters));
  }

  get at(): JsonPath {
    return this.node.route;
  }

  get operationId(): string | undefined {
    return this.#text("operationId");
  }

  get summary(): string | undefined {
    return this.#text("summary");
  }

  get description(): string | undefined {
    return this.#text("description");
  }

  get deprecated(): boolean {
    return member(this.node.value, "deprecated") === true;
  }

  get parameters(): readonly Parameter[] {
    this.#parameters ??= readParameters(this.#origin);
    return this.#parameters;
  }

  get security(): Security | undefined {
    return this.#security();
  }

  get requestBody(): RequestBody | undefined {
    return this.#requestBody();
  }

  #text(key: string): string | undefined {
    return readText(member(this.node.value, key));
  }
}

function listResponseKeys({ references, node }: OperationOrigin): readonly string[] {
  return references.keysOf(references.child(node, "responses")).filter((key) => !key.startsWith("x-"));
}

function readParameters({ references, pathItem, node }: OperationOrigin): readonly Parameter[] {
  const common = listParameters(references, pathItem);
  const own = listParameters(references, node);
  if (common.length === 0 && own.length === 0) return own;
  references.sharing.countListed(common, common.length);
  const parameters = new Map<string, Parameter>();
  for (const parameter of [...common, ...own]) {
    const { name, in: place } = parameter;
    parameters.set(`${place}:${place === "header" ? name.toLowerCase() : name}`, parameter);
  }
  return [...parameters.values()];
}

/** One list serves all operations of a path item, and is read once. */
const parametersByHolder = new WeakMap<Node, readonly Parameter[]>();

function listParameters(references: References, holder: Node): readonly Parameter[] {
  let parameters = parametersByHolder.get(holder);
  if (parameters === undefined) {
    const list = references.child(holder, "parameters");
    const count = list !== undefined && Array.isArray(list.value) ? list.value.length : 0;
    if (list !== undefined && count > 0) references.sharing.countListed(list.value as object, count);
    const read: Parameter[] = [];
    for (let index = 0; list !== undefined && index < count; index++) {
      const node = references.child(list, index);
      const name = member(node?.value, "name");
      const place = member(node?.value, "in");
      if (node !== undefined && typeof name === "string" && typeof place === "string")
        read.push({ name: shorten(name), in: place, node });
    }
    parameters = read;
    parametersByHolder.set(holder, parameters);
  }
  return parameters;
}

function readSecurity({ references, version, node }: OperationOrigin): Security | undefined {
  const { root } = references;
  const requirements = member(node.value, "security") ?? member(root.value, "security");
  if (!Array.isArray(requirements)) return undefined;
  const holder = version === "2.0" ? root : references.child(root, "components");
  const schemes = holder && references.child(holder, version === "2.0" ? "securityDefinitions" : "securitySchemes");
  references.sharing.countListed(requirements, requirements.length);
  return requirements.filter(isObject).map((requirement) => {
    const needed = Object.entries(requirement);
    references.sharing.countListed(requirement, needed.length);
    return needed.map(([name, scopes]) => {
      if (Array.isArray(scopes)) references.sharing.countListed(scopes, scopes.length);
      return {
        name,
        scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : [],
        scheme: schemes && references.child(schemes, name),
      };
    });
  });
}
