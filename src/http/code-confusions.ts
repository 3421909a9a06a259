import type { RegisteredCode } from "./status-codes.ts";

/** Codes that are often taken for one another, and how to tell them apart. */
export interface Confusion {
  readonly codes: readonly [RegisteredCode, RegisteredCode, ...RegisteredCode[]];
  /** In a sentence that is true whichever of the codes it is read for. */
  readonly distinction: string;
}

export const confusions: readonly Confusion[] = [
  {
    codes: ["200", "201"],
    distinction: "201 says that something new exists now, and where; 200 says no more than that it went well.",
  },
  { codes: ["200", "202"], distinction: "With 200 the work is done; with 202 it has yet to be done, and may fail." },
  { codes: ["200", "204"], distinction: "Both succeed; 200 has content, 204 never has any." },
  { codes: ["200", "206"], distinction: "206 has the part that `Range` asked for, 200 the whole." },
  { codes: ["200", "207"], distinction: "200 says that all of it succeeded; with 207 each part says for itself." },
  {
    codes: ["201", "202"],
    distinction: "With 201 the resource exists when the answer comes; with 202 it may exist later.",
  },
  { codes: ["204", "205"], distinction: "Neither has content; 205 also clears the form that the request came from." },
  {
    codes: ["204", "304"],
    distinction:
      "Neither has content; 204 says that the request was carried out, 304 that the client has the current version.",
  },
  {
    codes: ["301", "302"],
    distinction: "301 is for good, so that clients and search engines keep the new URI; 302 is for now.",
  },
  {
    codes: ["301", "308"],
    distinction: "Both are for good; 308 keeps the method and content, 301 may turn a POST into a GET.",
  },
  {
    codes: ["302", "303", "307"],
    distinction:
      "307 repeats the request with its method, 303 reads a result with GET, and 302 leaves it to the client which of the two it does.",
  },
  {
    codes: ["304", "412"],
    distinction:
      "304 answers a GET or HEAD whose `If-None-Match` finds no change (use what you have); 412 refuses a request whose condition does not hold (nothing was done).",
  },
  { codes: ["307", "308"], distinction: "Both keep the method and content; 307 is for now, 308 for good." },
  {
    codes: ["400", "409"],
    distinction:
      "With 400 the request is wrong whatever the state of the resource; with 409 it would be right in another state.",
  },
  {
    codes: ["400", "422"],
    distinction:
      "With 400 the request cannot be read (broken JSON); with 422 it can, but not be processed (a value fails validation).",
  },
  {
    codes: ["401", "403"],
    distinction:
      "401 asks who the client is, and valid credentials may help; 403 knows, or does not care, and refuses.",
  },
  { codes: ["401", "407"], distinction: "401 comes from the server, 407 from a proxy on the way." },
  {
    codes: ["402", "403"],
    distinction:
      "402 is reserved, and no client knows what to do about it; 403 with a reason says that a payment is missing.",
  },
  {
    codes: ["403", "404"],
    distinction:
      "403 admits that the resource is there; 404 does not, and so hides it from those who may not know of it.",
  },
  {
    codes: ["403", "405"],
    distinction: "405 refuses the method to everybody; 403 refuses this request, from this client perhaps.",
  },
  {
    codes: ["403", "451"],
    distinction: "With 403 the server refuses of its own accord; with 451 a legal demand makes it.",
  },
  {
    codes: ["404", "410"],
    distinction: "410 knows that the resource was here and will not come back; 404 knows nothing of it.",
  },
  {
    codes: ["405", "501"],
    distinction: "405: this resource does not support the method; 501: the server does not know it at all.",
  },
  {
    codes: ["406", "415"],
    distinction:
      "406 is about what the client wants to receive (`Accept`), 415 about what it has sent (`Content-Type`).",
  },
  { codes: ["408", "504"], distinction: "With 408 the client was too slow, with 504 a server behind this one." },
  {
    codes: ["409", "412"],
    distinction:
      "With 412 a condition that the request itself carries (`If-Match`) does not hold; with 409 there is a conflict that it did not ask about.",
  },
  {
    codes: ["409", "422"],
    distinction:
      "With 409 the state is in the way (the name is taken); with 422 the request is wrong in itself (the name is too long).",
  },
  {
    codes: ["409", "423"],
    distinction: "423 is about a lock, which somebody holds; 409 about any other conflict with the state.",
  },
  { codes: ["412", "428"], distinction: "428 misses a condition in the request; 412 found one, and it does not hold." },
  {
    codes: ["413", "414", "431"],
    distinction: "With 413 it is the content that is too large, with 414 the URI, with 431 the header fields.",
  },
  {
    codes: ["413", "507"],
    distinction: "413 is a limit of what the server takes; with 507 the server has run out of space.",
  },
  {
    codes: ["415", "422"],
    distinction: "415 does not take this kind of content at all; 422 takes it, and finds it wrong.",
  },
  { codes: ["416", "206"], distinction: "206 has the range that was asked for; 416 says that there is nothing in it." },
  {
    codes: ["421", "404"],
    distinction: "421: this server does not answer for the host; 404: it does, but not for the path.",
  },
  {
    codes: ["429", "503"],
    distinction: "429: this client asks too often; 503: the server cannot keep up, whoever asks.",
  },
  {
    codes: ["500", "502", "503", "504"],
    distinction:
      "500 is a fault of the server itself, and 503 one that passes; 502 and 504 are faults of a server behind it: a bad answer, and none in time.",
  },
  {
    codes: ["500", "400"],
    distinction: "400 is for the client to mend, 500 for the server: a request that is wrong must not make it fail.",
  },
];
