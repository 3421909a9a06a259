import type { lookup } from "node:dns";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { judgeAddress } from "../../src/engine/remote/addresses.ts";
import { RemoteDocuments, type RemoteLimits } from "../../src/engine/remote/remote-documents.ts";
import { hideSecrets, showLocation } from "../../src/engine/remote/show-location.ts";
import { makeCertificate } from "../support/certificate.ts";
import { type Answer, redirect, serve } from "../support/web-server.ts";

const open = (limits: Partial<RemoteLimits> = {}) => new RemoteDocuments({ allowsPrivate: true, ...limits });

/** What came of some addresses: the text, or why there is none. */
async function load(remote: RemoteDocuments, ...locations: string[]): Promise<readonly string[]> {
  await remote.load(locations);
  return locations.map((location) => {
    const outcome = remote.get(location);
    if (outcome === undefined) return "not asked for";
    return "kind" in outcome ? `${outcome.kind}: ${outcome.reason}` : Buffer.from(outcome.bytes).toString();
  });
}

/** A system that knows these names; each may have another address with every look-up. */
function names(known: Readonly<Record<string, readonly string[][]>>) {
  const asked: string[] = [];
  const left = new Map(Object.entries(known).map(([name, answers]) => [name, [...answers]]));
  const find = ((name: string, _: unknown, callback: (error: null, found: object[]) => void) => {
    asked.push(name);
    const found = left.get(name)?.shift() ?? [];
    setImmediate(() =>
      callback(
        null,
        found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      ),
    );
  }) as unknown as typeof lookup;
  return { asked, lookup: find };
}

describe("addresses", () => {
  test.each([
    ["8.8.8.8", "public"],
    ["172.15.255.255", "public"],
    ["172.16.0.0", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.0", "public"],
    ["10.255.0.1", "private"],
    ["100.64.0.1", "private"],
    ["127.0.0.1", "private"],
    ["127.255.255.254", "private"],
    ["192.168.1.1", "private"],
    ["0.0.0.0", "forbidden"],
    ["0.1.2.3", "forbidden"],
    ["169.254.169.254", "forbidden"],
    ["100.100.100.200", "forbidden"],
    ["192.0.0.192", "forbidden"],
    ["224.0.0.1", "forbidden"],
    ["255.255.255.255", "forbidden"],
    ["2606:4700::1111", "public"],
    ["::", "forbidden"],
    ["::1", "private"],
    ["fc00::1", "private"],
    ["fdff::1", "private"],
    ["fd00:ec2::254", "forbidden"],
    ["fe80::1", "forbidden"],
    ["febf::1", "forbidden"],
    ["ff02::1", "forbidden"],
    ["2002:7f00:1::", "forbidden"],
    ["::ffff:8.8.8.8", "public"],
    ["::ffff:127.0.0.1", "private"],
    ["::ffff:7f00:1", "private"],
    ["::ffff:a9fe:a9fe", "forbidden"],
    ["64:ff9b::8.8.8.8", "public"],
    ["64:ff9b::a9fe:a9fe", "forbidden"],
    ["64:ff9b::10.0.0.1", "private"],
  ])("%s is %s", (address, reach) => {
    expect(judgeAddress(address)).toBe(reach);
  });
});

describe("names", () => {
  test("are looked up once a connection, which goes where the look-up said", async () => {
    const { port, asked } = await serve({ "/a": "one" });
    const system = names({ "a.test": [["127.0.0.1"], ["169.254.169.254"]] });
    expect(await load(open({ lookup: system.lookup }), `http://a.test:${port}/a`)).toEqual(["one"]);
    expect(system.asked).toEqual(["a.test"]);
    expect(asked).toEqual(["/a"]);
  });

  test("that were of the internet and are then of this machine lead nowhere", async () => {
    const { port, asked } = await serve({ "/a": "one" });
    const system = names({ "a.test": [["203.0.114.1"], ["127.0.0.1"], ["127.0.0.1"]] });
    const limits = { lookup: system.lookup, allowsPrivate: false, milliseconds: 300 };
    const [outcome] = await load(open(limits), `http://a.test:${port}/a`);
    expect(outcome).toMatch(/^broken: (it did not arrive in time|the connection failed)/);
    expect(system.asked).toEqual(["a.test"]);
    expect(asked).toEqual([]);
  });

  test.each([[["127.0.0.1"]], [["8.8.8.8", "10.0.0.1"]], [["::ffff:127.0.0.1"]], [["fd00::1", "2606:4700::1111"]]])(
    "of %j are refused",
    async (addresses) => {
      const { lookup } = names({ "a.test": [addresses] });
      const [outcome] = await load(open({ lookup, allowsPrivate: false }), "http://a.test/a");
      expect(outcome).toMatch(/^by-policy: its host is in a private network/);
    },
  );

  test("are looked at again where a server redirects", async () => {
    const { port, asked } = await serve({
      "/a": (response, { headers }) => {
        response.writeHead(302, { location: `http://${headers.host}/b` }).end();
      },
    });
    const { lookup } = names({ "a.test": [["127.0.0.1"], ["169.254.169.254"]] });
    const [outcome] = await load(open({ lookup }), `http://a.test:${port}/a`);
    expect(outcome).toBe("by-policy: its host has an address that no server for documents has");
    expect(asked).toEqual(["/a"]);
  });

  test("that nobody knows, or that have no address", async () => {
    const none = ((_: string, __: unknown, callback: (error: Error) => void) =>
      callback(Object.assign(new Error("not there"), { code: "ENOTFOUND" }))) as unknown as typeof lookup;
    expect(await load(open({ lookup: none }), "http://a.test/")).toEqual(["broken: its host is not known"]);
    expect(await load(open({ lookup: names({}).lookup }), "http://a.test/")).toEqual(["broken: its host is not known"]);
  });

  test("whose look-up does not end are waited for once", async () => {
    const waiting: ((error: null, found: object[]) => void)[] = [];
    const hang = ((_: string, __: unknown, callback: (typeof waiting)[0]) => {
      waiting.push(callback);
    }) as unknown as typeof lookup;
    const remote = open({ lookup: hang, milliseconds: 50 });
    expect(await load(remote, "http://a.test/")).toEqual(["broken: it did not arrive in time"]);
    expect(await load(remote, "http://b.test/")).toEqual(["broken: the look-up of another name took too long"]);
    expect(waiting).toHaveLength(1);
    waiting[0]?.(null, []);
    expect(await load(open({ lookup: names({ "c.test": [["127.0.0.1"]] }).lookup }), "http://c.test:1/")).toEqual([
      "broken: the connection failed (ECONNREFUSED)",
    ]);
  });
});

describe("limits", () => {
  const hang: Answer = () => {};
  const drip: Answer = (response) => {
    const timer = setInterval(() => response.write("a"), 10);
    response.on("close", () => clearInterval(timer));
  };
  const crawl: Answer = (response) => setTimeout(() => response.writeHead(302, { location: "/crawl" }).end(), 60);

  test.each([
    ["never answers", hang],
    ["drips", drip],
    ["redirects slowly", crawl],
    [
      "informs without end",
      ((response) => {
        const timer = setInterval(() => response.socket?.write("HTTP/1.1 103 Early Hints\r\n\r\n"), 5);
        response.on("close", () => clearInterval(timer));
      }) satisfies Answer,
    ],
  ])("a server that %s has its time", async (_, answer) => {
    const { origin } = await serve({ "/crawl": answer });
    const start = performance.now();
    expect(await load(open({ milliseconds: 150 }), `${origin}/crawl`)).toEqual(["broken: it did not arrive in time"]);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test("all have a time together", async () => {
    const { origin, asked } = await serve({ "/a": hang, "/b": "b" });
    const remote = open({ milliseconds: 100, millisecondsInAll: 150 });
    await remote.load([`${origin}/a?1`]);
    await remote.load([`${origin}/a?2`]);
    expect(await load(remote, `${origin}/b`)).toEqual([
      "broken: a run waits no longer than 0.15 seconds for the network",
    ]);
    expect(asked).toEqual(["/a?1", "/a?2"]);
  });

  test("a document may be as large as the limit, and no larger", async () => {
    const { origin } = await serve({ "/a": "a".repeat(10), "/b": "b".repeat(11) });
    expect(await load(open({ bytes: 10 }), `${origin}/a`, `${origin}/b`)).toEqual([
      "aaaaaaaaaa",
      "broken: it is larger than 10 bytes",
    ]);
  });

  test("those asked for first are kept, whichever arrives first", async () => {
    const late: Answer = (response) => setTimeout(() => response.end("l".repeat(600_000)), 100);
    const early = "e".repeat(600_000);
    const { origin } = await serve({ "/late": late, "/early": early, "/next": "n" });
    const remote = open({ bytesInAll: 1_000_000 });
    const [first, second] = await load(remote, `${origin}/late`, `${origin}/early`);
    expect(first).toMatch(/^l+$/);
    expect(second).toBe("broken: a run loads no more than 1 MB from the network");
    expect(await load(remote, `${origin}/next`)).toEqual([second]);
  });

  test("no more documents than the limit, each asked for once", async () => {
    const { origin, asked } = await serve({ "/a": "a", "/b": "b", "/c": "c" });
    const remote = open({ documents: 2 });
    expect(await load(remote, `${origin}/a`, `${origin}/./a`, `${origin}/b`, `${origin}/c`)).toEqual([
      "a",
      "a",
      "b",
      "broken: a run loads no more than 2 documents from the network",
    ]);
    expect([...asked].sort()).toEqual(["/a", "/b"]);
  });

  test("five redirects are followed, of each kind, and no sixth", async () => {
    const { origin } = await serve({
      "/0": redirect("/1", 301),
      "/1": redirect("/2", 302),
      "/2": redirect("/3", 303),
      "/3": redirect("/4", 307),
      "/4": redirect("/5", 308),
      "/5": "five",
      "/-1": redirect("/0"),
    });
    expect(await load(open(), `${origin}/0`, `${origin}/-1`)).toEqual([
      "five",
      "broken: it is redirected more than 5 times",
    ]);
  });
});

describe("over TLS", () => {
  afterEach(() => vi.unstubAllEnvs());

  async function serveSecurely(location: string): Promise<string> {
    const server = createServer(makeCertificate(), (_, response) => response.writeHead(302, { location }).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  test("a server that nobody vouches for is not trusted", async () => {
    const [outcome] = await load(open(), await serveSecurely("/"));
    expect(outcome).toMatch(/^broken: the connection failed \([A-Z_]*SELF_SIGNED[A-Z_]*\)$/);
  });

  test("no redirect leads to http", async () => {
    const { origin, asked } = await serve({ "/a": "a" });
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    expect(await load(open(), await serveSecurely(`${origin}/a`))).toEqual([
      "by-policy: it is redirected from https to http",
    ]);
    expect(asked).toEqual([]);
  });
});

test.each([
  ["https://user:word@a.test/b?c=d#/e?f", "https://…@a.test/b?…#/e?f"],
  ["//user@a.test/b", "//…@a.test/b"],
  ["https://a.test/b@c", "https://a.test/b@c"],
  ["a.yaml?b", "a.yaml?…"],
  ["https:\\\\u:p@a.test", "https:\\\\…@a.test"],
])("of %s is shown %s", (location, shown) => {
  expect(showLocation(location)).toBe(shown);
});

test("in a text of others, addresses are shown likewise", () => {
  expect(hideSecrets('Error at "https://u:p@a.test/b?c=d": why? It is http://a.test/?e')).toBe(
    'Error at "https://…@a.test/b?…": why? It is http://a.test/?…',
  );
});
