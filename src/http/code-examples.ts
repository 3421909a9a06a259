import type { RegisteredCode } from "./status-codes.ts";

type ByCode<Fact> = { readonly [code in RegisteredCode]?: Fact };

/**
 * When an API answers so, as the description of a response says it. Codes without are not for descriptions: the HTTP
 * stack sends them by itself, or nobody does any more.
 */
const situations: ByCode<string> = {
  101: "The connection carries WebSocket messages from here on.",
  200: "The item.",
  201: "The item was created.",
  202: "The import was accepted, and is carried out later.",
  203: "The item, as the proxy has translated it.",
  204: "The item was changed.",
  205: "The form was saved, and can be filled in anew.",
  206: "The part of the file that was asked for.",
  207: "What became of each item.",
  208: "Items that were listed before.",
  226: "What has changed in the item.",
  300: "The item, as JSON or as CSV.",
  301: "The item has moved for good.",
  302: "The item is elsewhere for now.",
  303: "The result can be read elsewhere.",
  304: "The item is as the client knows it.",
  307: "The item is elsewhere for now.",
  308: "The item has moved for good.",
  400: "The content cannot be parsed as JSON.",
  401: "There is no access token, or it has expired.",
  402: "The account has no credit left.",
  403: "The caller may read this item, but not change it.",
  404: "There is no item with this number.",
  405: "The item is archived, and can only be read.",
  406: "The item is available as JSON only.",
  407: "The proxy asks for credentials.",
  408: "The request did not arrive within 30 seconds.",
  409: "There is already an item with this name: choose another name.",
  410: "The item was deleted for good.",
  411: "The request does not say how long its content is.",
  412: "The item has changed since it was read: read it again.",
  413: "The file is larger than 10 MB.",
  414: "The URI is longer than 8,000 characters.",
  415: "The content is not `application/json`.",
  416: "The range begins beyond the end of the file.",
  417: "The server cannot do what `Expect` asks for.",
  421: "The server does not answer for the host of the URI.",
  422: "The quantity is less than 1.",
  423: "The item is locked by somebody else.",
  424: "The item was not copied, as its folder was not.",
  425: "The request came as early data, and may be a replay.",
  426: "This resource speaks WebSocket only.",
  428: "The request does not say which version it changes: send `If-Match`.",
  429: "The client has sent more than 100 requests in a minute.",
  431: "The header fields are larger than 16 kB.",
  451: "A court has ordered that the item is withheld.",
  500: "The server met an unexpected error.",
  501: "The server does not know this method.",
  502: "The warehouse gave an answer that cannot be used.",
  503: "The service is down for maintenance.",
  504: "The warehouse did not answer in time.",
  505: "The server does not speak this version of HTTP.",
  506: "The variant that was chosen is itself negotiated.",
  507: "There is no space left to store the file.",
  508: "The folder contains itself.",
  511: "Log in to the network first.",
};

/** The fields that go together in one response, where not all that are useful do. */
const shownFields: ByCode<readonly string[]> = {
  200: ["ETag", "Cache-Control"],
  202: ["Location", "Retry-After"],
  206: ["Content-Range", "ETag"],
  300: ["Link"],
  304: ["ETag", "Cache-Control", "Vary"],
  413: [],
  415: ["Accept"],
};

/** Values that fit the code better than the field's own example. */
const values: ByCode<Readonly<Record<string, string | number>>> = {
  103: { Link: '</style.css>; rel="preload"; as="style"' },
  202: { Location: "/imports/7" },
  300: { Link: '</items/42.csv>; rel="alternate"; type="text/csv"' },
  416: { "Content-Range": "bytes */1234" },
  429: { "Retry-After": 30, RateLimit: '"default";r=0;t=30' },
};

/** What a field says under the code, where it says less or something else than the field's own description. */
const fieldDescriptions: ByCode<Readonly<Record<string, string>>> = {
  201: { Location: "Where the new item is." },
  202: { Location: "Where to ask for the state of the import." },
  300: { Link: "The representations to choose from." },
  301: { Location: "Where the item is from now on." },
  302: { Location: "Where the item is for now." },
  303: { Location: "Where the result can be read." },
  307: { Location: "Where the item is for now." },
  308: { Location: "Where the item is from now on." },
  416: { "Content-Range": "How long the file is." },
  451: { Link: "Who withholds the item." },
};

/** What to write in place of codes that nobody sends any more. */
const replacements: ByCode<readonly RegisteredCode[]> = {
  305: ["307"],
  306: ["307"],
  418: ["400", "403"],
  510: ["500", "501"],
};

/** What an example of a response is made of. */
export interface CodeExample {
  /** Undefined where the code is not for descriptions. */
  readonly situation: string | undefined;
  /** Undefined where all required and useful fields are shown. */
  readonly fields: readonly string[] | undefined;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fieldDescriptions: Readonly<Record<string, string>>;
  readonly instead: readonly string[];
}

export function findCodeExample(code: string): CodeExample {
  const find = <Fact>(facts: ByCode<Fact>) => facts[code as RegisteredCode];
  return {
    situation: find(situations),
    fields: find(shownFields),
    values: find(values) ?? {},
    fieldDescriptions: find(fieldDescriptions) ?? {},
    instead: find(replacements) ?? [],
  };
}
