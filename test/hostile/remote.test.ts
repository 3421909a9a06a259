import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { makeFolder, statute } from "../support/command.ts";
import { type Answer, redirect, serve } from "../support/web-server.ts";
import { describeApi, expectOrderlyEnd } from "./attack.ts";

const use = (reference: string) => ({ paths: { "/a": { get: { responses: { 429: { $ref: reference } } } } } });

/** A response that a rule has something to say about: it has no Retry-After. */
const slowDown = "description: Too many.\n";

const run = (reference: string, ...options: string[]) =>
  statute(makeFolder({ "openapi.json": describeApi(use(reference)) }), ["openapi.json", "-f", "text", ...options]);

const allowed = ["--allow-remote-refs", "--allow-private-refs"];

describe("what is loaded", () => {
  test("is linted, with places in it", async () => {
    const { origin } = await serve({ "/a.yaml": `\n\n${slowDown}` });
    const outcome = await run(`${origin}/a.yaml`, ...allowed);
    expect(outcome.out).toContain(`${origin}/a.yaml:3:1 error 429-retry-after`);
    expect(outcome.code).toBe(1);
  });

  test("may refer to more there, from where it was found in the end", async () => {
    const { origin, asked } = await serve({
      "/latest": redirect("/v2/a.yaml"),
      "/v2/a.yaml": "r: { $ref: 'b.yaml#/r' }\n",
      "/v2/b.yaml": "r: { $ref: '/c.json' }\n",
      "/c.json": '{"description": "Too many."}',
    });
    const outcome = await run(`${origin}/latest#/r`, ...allowed);
    expect(outcome.out).toContain(`${origin}/c.json:1:1 error 429-retry-after`);
    expect(asked).toEqual(["/latest", "/v2/a.yaml", "/v2/b.yaml", "/c.json"]);
  });

  test("is found through files, and through pointers that pass it", async () => {
    const { origin } = await serve({ "/a.yaml": `get: { responses: { "429": { ${slowDown.trim()} } } }\n` });
    const cwd = makeFolder({
      "openapi.json": describeApi({
        paths: { "/a": { $ref: "a.yaml" }, "/b": { get: { responses: { $ref: "#/paths/~1a/get/responses" } } } },
      }),
      "a.yaml": `$ref: ${origin}/a.yaml\n`,
    });
    const outcome = await statute(cwd, ["openapi.json", "-f", "text", ...allowed]);
    expect(outcome.out).toContain(`${origin}/a.yaml:1:21 error 429-retry-after`);
    expect(outcome.out).not.toMatch(/invalid-ref|ref-not-loaded/);
  });

  test("is asked for once, however many refer to it, and not for examples or what is no description", async () => {
    const { origin, asked } = await serve({ "/a.yaml": slowDown });
    const content = { "a/b": { example: { $ref: `${origin}/example.yaml` } } };
    const cwd = makeFolder({
      "a.json": describeApi({
        ...use(`${origin}/a.yaml`),
        components: { responses: { R: { description: "", content } } },
      }),
      "b.json": describeApi(use(`${origin.toUpperCase().replace("HTTP", "http")}/./a.yaml#`)),
      "c.json": JSON.stringify({ $ref: `${origin}/c.yaml` }),
    });
    const outcome = await statute(cwd, ["*.json", "-f", "text", "--ignore-unknown-format", ...allowed]);
    expect(asked).toEqual(["/a.yaml"]);
    expect(outcome.out.match(/429-retry-after/g)).toHaveLength(1);
  });

  test("gets no cookies, and no word of who asks", async () => {
    const cookie: Answer = (response) => response.writeHead(302, { location: "/b", "set-cookie": "a=b" }).end();
    const { origin, headers } = await serve({ "/a": cookie, "/b": slowDown });
    await run(`${origin}/a`, ...allowed);
    expect(headers.map((one) => Object.keys(one).sort())).toEqual(
      Array(2).fill(["accept", "accept-encoding", "connection", "host", "user-agent"]),
    );
  });

  test("is packed or not, and of any type but a web page", async () => {
    const { origin } = await serve({
      "/packed": (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(slowDown)),
      "/image": (response) => response.writeHead(200, { "content-type": "image/png" }).end(slowDown),
      "/page": (response) => response.writeHead(200, { "content-type": "text/HTML; charset=utf-8" }).end(slowDown),
    });
    expect((await run(`${origin}/packed`, ...allowed)).out).toContain("429-retry-after");
    expect((await run(`${origin}/image`, ...allowed)).out).toContain("429-retry-after");
    expect((await run(`${origin}/page`, ...allowed)).out).toContain("cannot be followed: it is a web page.");
  });

  test("shows nothing of its query, and is another document for another one", async () => {
    const { origin } = await serve({
      "/a.yaml?token=secret1": slowDown,
      "/a.yaml?token=secret2": `\n${slowDown}`,
      "/broken.yaml": "{",
    });
    const cwd = makeFolder({
      "openapi.json": describeApi({
        paths: {
          "/a": { get: { responses: { 429: { $ref: `${origin}/a.yaml?token=secret1` } } } },
          "/b": { get: { responses: { 429: { $ref: `${origin}/a.yaml?token=secret2` } } } },
          "/c": { get: { responses: { 429: { $ref: `${origin}/gone.yaml?token=secret3` } } } },
          "/d": { get: { responses: { 429: { $ref: `${origin}/broken.yaml?token=secret4#/a` } } } },
        },
      }),
    });
    const first = await statute(cwd, ["openapi.json", "-f", "text", "-f", "sarif=a.sarif", ...allowed]);
    expect(first.out).toMatch(/\/a\.yaml\?…[\da-f]{8}:1:1 error 429-retry-after/);
    expect(first.out).toMatch(/\/a\.yaml\?…[\da-f]{8}:2:1 error 429-retry-after/);
    expect(first.out).toContain("gone.yaml?…' cannot be followed: the server answers with status 404.");
    expect(first.out).toMatch(/broken\.yaml\?…#\/a' cannot be followed: .*broken\.yaml\?…[\da-f]{8} is not/);
    for (const format of [
      "json",
      "sarif",
      "github",
      "markdown",
      "junit",
      "html",
      "pretty",
      "rdjson",
      "gitlab",
      "sonar",
    ]) {
      const outcome = await statute(cwd, ["openapi.json", "-f", format, ...allowed]);
      expect(outcome.out, format).toContain("429-retry-after");
      expect(outcome.out + outcome.err, format).not.toContain("secret");
    }
    const sarif = await statute(cwd, ["openapi.json", "-f", "sarif", ...allowed]);
    expect(sarif.out).toMatch(new RegExp(`"uri":"${origin}/a\\.yaml\\?%E2%80%A6[\\da-f]{8}"`));
    const again = await statute(cwd, ["openapi.json", "-f", "text", ...allowed]);
    expect(again.out).toBe(first.out);
  });
});

describe("what is not loaded", () => {
  test.each([
    [
      "http://127.0.0.1:1/a",
      /ref-not-loaded .* was not followed: its host is in a private network; --allow-private-refs/,
    ],
    ["http://localhost:1/a", /ref-not-loaded .* in a private network/],
    ["http://2130706433:1/a", /ref-not-loaded .* in a private network/],
    ["http://[::1]:1/a", /ref-not-loaded .* in a private network/],
    ["http://[::ffff:7f00:1]:1/a", /ref-not-loaded .* in a private network/],
    ["http://10.0.0.1/a", /ref-not-loaded .* in a private network/],
    ["http://169.254.169.254/latest/meta-data", /ref-not-loaded .* an address that no server for documents has/],
    ["http://0/", /ref-not-loaded .* an address that no server for documents has/],
    ["ftp://example.com/a", /ref-not-loaded .* only http and https addresses are loaded/],
    [
      "http://user:word@example.com/a",
      /ref-not-loaded .*'http:\/\/…@example.com\/a' .* it has a user name or password in it/,
    ],
    ["http://:1", /invalid-ref .* it is no valid address/],
  ])("%s", async (reference, expected) => {
    const outcome = await run(reference, "--allow-remote-refs");
    expectOrderlyEnd(outcome);
    expect(outcome.out).toMatch(expected);
    expect(outcome.out).not.toContain("word@");
  });

  test("metadata of clouds, even where private networks are allowed", async () => {
    const { origin } = await serve({ "/a": redirect("http://169.254.169.254/latest/meta-data?a=secret") });
    for (const reference of ["http://169.254.169.254/", "http://[fe80::1]/", `${origin}/a`]) {
      const outcome = await run(reference, ...allowed);
      expect(outcome.out).toMatch(/ref-not-loaded .* its host has an address that no server for documents has\."\n/);
    }
  });

  test("anything, where it is not asked for", async () => {
    const { origin, asked } = await serve({ "/a": slowDown });
    const outcome = await run(`${origin}/a`);
    expect(outcome.out).toContain(
      "it is on the network, and nothing is fetched from there without --allow-remote-refs.",
    );
    expect(asked).toEqual([]);
    const alone = await run(`${origin}/a`, "--allow-private-refs");
    expect(alone).toMatchObject({ code: 2, err: expect.stringContaining("Give --allow-remote-refs as well.") });
  });
});

describe("from the network to files", () => {
  const leads = [
    "file:///etc/passwd",
    "file:/etc/passwd",
    "FILE:secret.yaml",
    "file://localhost/etc/passwd",
    "C:\\secret.yaml",
    "c:/secret.yaml",
    "//%/secret.yaml",
    "data:,x",
    "/etc/passwd",
    "../../../../etc/passwd",
    "..\\secret.yaml",
    "\\\\server\\secret.yaml",
    "secret.yaml",
  ];
  test.each(leads)("%s", async (reference) => {
    const { origin } = await serve({ "/a/b.json": JSON.stringify({ r: { $ref: reference } }) });
    const cwd = makeFolder({ "openapi.json": describeApi(use(`${origin}/a/b.json#/r`)), "secret.yaml": slowDown });
    mkdirSync(join(cwd, "file:"));
    writeFileSync(join(cwd, "file:", "secret.yaml"), slowDown);
    for (const extra of [[], ["--validate"]]) {
      const outcome = await statute(cwd, ["openapi.json", "-f", "text", "--allow-outside", ...extra, ...allowed]);
      expectOrderlyEnd(outcome);
      expect(outcome.out).toMatch(/b\.json:1:\d+ (?:warning ref-not-loaded|error invalid-ref)/);
      expect(outcome.out).not.toMatch(/429-retry-after|root:/);
    }
  });
});

describe("servers that do what they like", () => {
  const answers: [string, Answer, RegExp][] = [
    ["404", (response) => response.writeHead(404).end(slowDown), /the server answers with status 404/],
    ["500", (response) => response.writeHead(500).end(slowDown), /the server answers with status 500/],
    ["204", (response) => response.writeHead(204).end(), /the server answers with status 204/],
    ["401", (response) => response.writeHead(401, { "www-authenticate": "Basic" }).end(), /with status 401/],
    ["304", (response) => response.writeHead(304).end(), /the server answers with status 304/],
    ["nothing", "", /is empty/],
    ["a redirect to nowhere", (response) => response.writeHead(302).end(), /it is redirected to nowhere/],
    ["a redirect to what is no address", redirect("http://[bad"), /it is redirected to nowhere/],
    ["a redirect to itself", redirect("a"), /it is redirected more than 5 times/],
    ["a redirect to a file", redirect("file:///etc/passwd"), /it is redirected to what is neither http nor https/],
    ["a redirect with a password", redirect("http://u:p@localhost/"), /it has a user name or password in it/],
    ["invalid UTF-8", (response) => response.end(Buffer.from([0x61, 0x3a, 0xff])), /is not valid UTF-8/],
    ["a binary file", (response) => response.end(Buffer.from([0, 1, 2])), /is a binary file/],
    ["what is neither JSON nor YAML", "a: [", /cannot be followed/],
    ["a connection that ends", (response) => response.socket?.destroy(), /the connection failed \(ECONNRESET\)/],
    [
      "half a document",
      (response) => {
        response.writeHead(200, { "content-length": "1000" }).write(slowDown);
        setTimeout(() => response.socket?.destroy(), 20);
      },
      /the connection failed \(ECONNRESET\)/,
    ],
    ["what is no HTTP", (response) => response.socket?.end("Hello!\r\n\r\n"), /what the server sends is not HTTP/],
    [
      "endless headers",
      (response) => response.socket?.write(`HTTP/1.1 200 OK\r\na: ${"b".repeat(1_000_000)}`),
      /what the server sends is not HTTP/,
    ],
    [
      "what is not packed as it says",
      (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(slowDown),
      /what the server sends cannot be unpacked/,
    ],
    [
      "what is packed in two ways",
      (response) => response.writeHead(200, { "content-encoding": "gzip, br" }).end("x"),
      /it is packed in a way that was not asked for/,
    ],
    [
      "a bomb",
      (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(50_000_000))),
      /it is larger than 10 MB/,
    ],
    [
      "a document without end",
      (response) => {
        const more = () => {
          while (response.write("a".repeat(65536)));
        };
        response.on("drain", more);
        more();
      },
      /it is larger than 10 MB/,
    ],
  ];
  test.each(answers)("%s", async (_, answer, expected) => {
    const { origin } = await serve({ "/a": answer });
    const outcome = await run(`${origin}/a`, ...allowed);
    expectOrderlyEnd(outcome);
    expect(outcome.out).toMatch(expected);
    expect(outcome.out).toMatch(/error invalid-ref|warning ref-not-loaded/);
  });

  test("a port that nobody listens on, and a name that nobody has", async () => {
    expect((await run("http://127.0.0.1:1/a", ...allowed)).out).toMatch(
      /invalid-ref .* the connection failed \(ECONNREFUSED\)/,
    );
    expect((await run("http://nobody.invalid/a", ...allowed)).out).toMatch(
      /invalid-ref .*(?:its host is not known|the connection failed \(E\w+\))/,
    );
  });

  test("documents that refer to one another", async () => {
    const { origin, asked } = await serve({
      "/a": "r: { $ref: 'b#/r' }\n",
      "/b": "r: { $ref: 'a#/r' }\n",
    });
    const outcome = await run(`${origin}/a#/r`, ...allowed);
    expect(outcome.out).toMatch(/invalid-ref .* leads back to itself/);
    expect(asked).toEqual(["/a", "/b"]);
  });
});
