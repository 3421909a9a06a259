import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BrowserPage, chromium } from "../support/browser.ts";
import { makeFolder, statute } from "../support/command.ts";
import { listHostileStrings } from "../support/hostile-strings.ts";

const description = `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      tags: [cats, dogs]
      responses:
        "200": { description: Response, content: { text/plain: {} } }
        "429": { $ref: "#/components/responses/Slow" }
    post:
      tags: [cats]
      responses:
        "201": { description: Made by us., content: { text/plain: {} } }
        "429": { $ref: "#/components/responses/Slow" }
  /owners:
    get:
      tags: [people]
      responses:
        "200": { description: The owners., content: { text/plain: {} } }
        "503": { description: Down. }
  /about:
    get:
      responses:
        "200": { description: What this is., content: { text/plain: {} } }
components:
  responses:
    Slow: { description: Wait for a while., content: { text/plain: {} } }
`;

/** A description of a thousand operations, every one of which has findings. */
function describeThousand(): string {
  const responses = (at: number) => ({
    200: { description: "OK", content: { "text/plain": {} } },
    ...(at % 2 === 0 && { 201: { description: "Made.", content: { "text/plain": {} } } }),
    404: { description: "Not there." },
    429: { $ref: "#/components/responses/Slow" },
    503: { description: "Down." },
  });
  const paths = Array.from({ length: 500 }, (_, at) => [
    `/things${at}/{id}`,
    { get: { tags: [`t${at % 9}`], responses: responses(at) }, post: { responses: responses(at) } },
  ]);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Thousand", version: "1" },
    paths: Object.fromEntries(paths),
    components: { responses: { Slow: { description: "Wait.", content: { "text/plain": {} } } } },
  });
}

describe.skipIf(chromium === undefined)("the page in a browser (skipped where there is no Chromium)", () => {
  let page: BrowserPage;

  beforeAll(async () => {
    page = await BrowserPage.open();
  }, 60_000);

  afterAll(() => page?.close());

  /** Opens the report of a description, and gives its address. */
  async function open(text = description): Promise<string> {
    const cwd = makeFolder({ "openapi.json": text });
    const { out } = await statute(cwd, ["openapi.json", "-f", "html"]);
    writeFileSync(join(cwd, "report.html"), out);
    page.requests.length = 0;
    page.complaints.length = 0;
    const url = pathToFileURL(join(cwd, "report.html")).href;
    await page.goTo(url);
    return url;
  }

  const listed = () =>
    page.evaluate<string[]>(
      '[...document.querySelectorAll(".file li")].filter((li) => li.checkVisibility()).map((li) => li.querySelector(".about").innerText)',
    );
  const shownRows = () =>
    page.evaluate<string[]>(
      '[...document.querySelectorAll("tbody tr")].filter((row) => !row.hidden).map((row) => row.innerText.replace(/\\s+/g, " ").trim())',
    );
  const status = () => page.evaluate<string>('document.querySelector("output").textContent');
  const focused = () => page.evaluate<string>("document.activeElement.ariaLabel ?? document.activeElement.id");
  const click = async (selector: string) => {
    await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
    await page.settle();
  };
  const choose = async (selector: string, text: string) => {
    await page.evaluate(`{
      const select = document.querySelector(${JSON.stringify(selector)});
      select.value = [...select.options].find((option) => option.text.startsWith(${JSON.stringify(text)})).value;
      select.dispatchEvent(new Event("input", { bubbles: true }));
    }`);
    await page.settle();
  };

  test("asks for nothing but itself, and complains of nothing", async () => {
    const url = await open();
    await page.settle();
    expect(page.requests.filter((request) => !request.startsWith("data:"))).toEqual([url]);
    expect(page.complaints).toEqual([]);
    expect(await status()).toBe("5 findings, 4 operations");
  });

  test("is filtered by severity", async () => {
    await open();
    await click("input[name=severity][value='0']");
    expect(await status()).toBe("2 of 5 findings, 4 operations");
    await click("button[type=reset]");
    expect(await status()).toBe("5 findings, 4 operations");
  });

  test("is filtered by rule", async () => {
    await open();
    await choose("#rule", "429-retry-after");
    expect(await listed()).toEqual([expect.stringContaining("used by GET /pets, POST /pets")]);
    await click("#only");
    expect(await shownRows()).toEqual(["GET /pets ✕1", "POST /pets ✕1"]);
  });

  test("is filtered by tag", async () => {
    await open();
    await choose("#tag", "people");
    expect(await listed()).toEqual([
      expect.stringMatching(/^503-retry-after/),
      expect.stringMatching(/^error-content/),
    ]);
    expect(await shownRows()).toEqual(["GET /owners ✕2"]);
    expect(await status()).toBe("2 of 5 findings, 1 of 4 operations");
  });

  test("is filtered by text: of findings, and of operations with all that is found in them", async () => {
    await open();
    await page.evaluate('document.querySelector("#text").focus()');
    await page.type("owners");
    expect(await shownRows()).toEqual(["GET /owners ✕2"]);
    await click("button[type=reset]");
    await page.evaluate('document.querySelector("#text").focus()');
    await page.type("RETRY-AFTER");
    expect((await listed()).map((text) => text.split(" ")[0])).toEqual(["503-retry-after", "429-retry-after"]);
    await click("button[type=reset]");
    await page.evaluate('document.querySelector("#text").focus()');
    await page.type("no such words");
    expect(await page.evaluate('document.querySelector("#nothing").checkVisibility()')).toBe(true);
    expect(await status()).toBe("0 of 5 findings, 0 of 4 operations");
  });

  test("a cell lists its findings; Escape leads back", async () => {
    await open();
    await click("td button");
    expect(await page.evaluate('document.querySelector("#findings").textContent')).toBe(
      "Findings at GET /pets, 200 OK",
    );
    expect(await focused()).toBe("findings");
    expect(await listed()).toHaveLength(1);
    expect(await page.evaluate('document.querySelector("td button[aria-pressed=true]").textContent')).toBe("▲1");
    await page.press("Escape");
    expect(await listed()).toHaveLength(5);
    expect(await focused()).toBe("GET /pets, 200 OK: 1 finding, warn");
  });

  test("is used with the keyboard alone", async () => {
    await open();
    await page.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the findings");
    for (let presses = 0; presses < 30 && !(await focused()).startsWith("GET /pets, 200"); presses++)
      await page.press("Tab");
    expect(await focused()).toBe("GET /pets, 200 OK: 1 finding, warn");
    const way = [];
    for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
      await page.press(key);
      way.push((await focused()).replace(/:.*/, ""));
    }
    expect(way).toEqual([
      "GET /pets, 429 Too Many Requests",
      "POST /pets, 429 Too Many Requests",
      "POST /pets, 429 Too Many Requests",
      "POST /pets, 201 Created",
      "POST /pets, 201 Created",
    ]);
    await page.press("Enter");
    expect(await listed()).toEqual([expect.stringMatching(/^201-location/)]);
    expect(await focused()).toBe("findings");
    await page.press("Tab");
    expect(await focused()).toBe("all");
    await page.press("Enter");
    expect(await focused()).toMatch(/^POST \/pets, 201 Created/);
    // Tab leaves the matrix at once, however many cells it has.
    await page.press("Tab");
    expect(await page.evaluate('document.activeElement.closest(".matrices")')).toBeNull();
  });

  test("what has the focus shows it", async () => {
    await open();
    for (let presses = 0; presses < 14; presses++) {
      await page.press("Tab");
      expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).not.toBe("none");
    }
  });

  test("is light or dark as the system is, or as its button says; and legible in both", async () => {
    for (const value of ["light", "dark"] as const) {
      await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
      await open();
      expect(
        await page.evaluate<number>(`${luminance}(getComputedStyle(document.documentElement).backgroundColor)`),
      ).toSatisfy((light: number) => (value === "light" ? light > 0.9 : light < 0.05));
      expect(await page.evaluate(weakestContrast)).toBeGreaterThanOrEqual(4.5);
      await click("#theme");
      expect(await page.evaluate(weakestContrast)).toBeGreaterThanOrEqual(4.5);
      expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(value === "light" ? "dark" : "light");
    }
    await page.send("Emulation.setEmulatedMedia", { features: [] });
  });

  test("is printed in full, without what cannot be used on paper", async () => {
    await open();
    await page.send("Emulation.setEmulatedMedia", { media: "print" });
    expect(await page.evaluate('document.querySelector(".filters").checkVisibility()')).toBe(false);
    expect(await page.evaluate('getComputedStyle(document.querySelector(".matrices")).overflow')).toBe("visible");
    expect(await listed()).toHaveLength(5);
    await page.send("Emulation.setEmulatedMedia", { media: "" });
    const { data } = await page.send<{ data: string }>("Page.printToPDF", {});
    expect(Buffer.from(data, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("fits a telephone: only the matrix scrolls sideways", async () => {
    await page.send("Emulation.setDeviceMetricsOverride", {
      width: 375,
      height: 700,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await open();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
    await page.send("Emulation.clearDeviceMetricsOverride");
  });

  test("a thousand operations: a filter writes only what it changes, and costs less than the page did", async () => {
    await open(describeThousand());
    expect(await status()).toMatch(/^[\d,]+ findings, 1,000 operations$/);
    const cost = await page.evaluate<{ loading: number; filtering: number; idle: number; narrow: number }>(measure);
    expect(cost.idle).toBeLessThanOrEqual(3);
    expect(cost.narrow).toBeLessThan(20_000);
    expect(cost.filtering).toBeLessThan(cost.loading);
  });

  test("a hostile description stays text", async () => {
    const strings = [...listHostileStrings(80, 3)];
    const paths = strings.map((text, at) => [
      `/${at}${text}`,
      { get: { tags: [text], summary: text, responses: { 429: { description: text } } } },
    ]);
    const info = { title: strings.join(""), version: strings[0] };
    const url = await open(JSON.stringify({ openapi: "3.1.0", info, paths: Object.fromEntries(paths) }));
    await page.settle();
    expect(page.complaints).toEqual([]);
    expect(page.requests.filter((request) => !request.startsWith("data:"))).toEqual([url]);
    expect(await shownRows()).toHaveLength(strings.length);
    expect(await page.evaluate("document.scripts.length")).toBe(1);
  });
});

/** The relative luminance of a colour (WCAG 2.2). */
const luminance = `((colour) => {
  const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
})`;

/** The least contrast between a text of the page and what it stands on. */
const weakestContrast = `(() => {
  const luminance = ${luminance};
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/, 0\\)$/.test(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const texts = [...document.body.querySelectorAll("*")].filter(
    (element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
  );
  return Math.min(...texts.map((element) => {
    const [dark, light] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }));
})()`;

/**
 * What filtering costs in milliseconds, layout included, beside what it took to read and lay out the same page; and what
 * it changes: by a filter that lets all through, and by one that leaves an operation.
 */
const measure = `(async () => {
  const text = document.querySelector("#text");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const write = async (words) => {
    text.value = words;
    const start = performance.now();
    text.dispatchEvent(new Event("input", { bubbles: true }));
    await frame();
    return performance.now() - start;
  };
  let changes = 0;
  const observer = new MutationObserver((records) => { changes += records.length; });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  await write(" ");
  const idle = changes;
  changes = 0;
  await write("things499/");
  const narrow = changes;
  observer.disconnect();
  const times = [];
  for (const words of ["", "things1", "201", "", "things49"]) times.push(await write(words));
  const [{ domComplete, responseEnd }] = performance.getEntriesByType("navigation");
  return { loading: domComplete - responseEnd, filtering: times.sort((a, b) => a - b)[2], idle, narrow };
})()`;
