import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** The Chromium of this machine; undefined where there is none, and tests in a browser are to be skipped. */
export const chromium = findChromium();

function findChromium(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [process.env.CHROME_PATH, ...folders.flatMap((folder) => names.map((name) => join(folder, name)))];
  return candidates.find((file) => file !== undefined && file !== "" && isExecutable(file));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** One page in a headless Chromium, which is told what to do over a pipe, in the DevTools protocol. */
export class BrowserPage {
  /** What the page asked the network or the disk for, the page itself included. */
  readonly requests: string[] = [];
  /** What went wrong in the page: uncaught errors, and what its security policy refused. */
  readonly complaints: string[] = [];
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #listeners = new Map<string, () => void>();
  #session: string | undefined;
  #count = 0;

  private constructor(browser: ChildProcess, profile: string) {
    this.#process = browser;
    this.#profile = profile;
    let rest = "";
    (browser.stdio[4] as Readable).setEncoding("utf8").on("data", (chunk: string) => {
      const messages = (rest + chunk).split("\0");
      rest = messages.pop() ?? "";
      for (const message of messages) this.#receive(JSON.parse(message));
    });
  }

  /** Starts a browser and opens a page of this size. */
  static async open(width = 1440, height = 900): Promise<BrowserPage> {
    if (chromium === undefined) throw new Error("There is no Chromium on this machine.");
    const profile = mkdtempSync(join(tmpdir(), "statute-browser-"));
    const options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];
    const browser = spawn(
      chromium,
      [...options, `--window-size=${width},${height}`, `--user-data-dir=${profile}`, "--remote-debugging-pipe"],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    const page = new BrowserPage(browser, profile);
    const { targetId } = await page.send<{ targetId: string }>("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await page.send<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
    page.#session = sessionId;
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await page.send(`${domain}.enable`);
    return page;
  }

  /** Does what the protocol calls by this name. */
  send<Result = unknown>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result as Result) : reject(new Error(`${method}: ${error.message}`)),
      );
      const message = { id, method, params, ...(this.#session !== undefined && { sessionId: this.#session }) };
      (this.#process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    });
  }

  /** Opens an address and waits until all of it is there. */
  async goTo(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.#listeners.set("Page.loadEventFired", resolve));
    await this.send("Page.navigate", { url });
    await loaded;
  }

  /** What an expression gives in the page, as plain data; promises are waited for. */
  async evaluate<Value = unknown>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.send<{
      result: { value: Value };
      exceptionDetails?: { exception?: { description?: string } };
    }>("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? expression);
    return result.value;
  }

  /** Presses a key, such as `Tab` or `ArrowDown`, and waits until the page has followed. */
  async press(key: string): Promise<void> {
    const codes: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, Escape: 27, " ": 32 };
    const text = key === "Enter" ? "\r" : key === " " ? " " : undefined;
    const event = { key, windowsVirtualKeyCode: codes[key] ?? 0, ...(text !== undefined && { text }) };
    await this.send("Input.dispatchKeyEvent", { type: text === undefined ? "rawKeyDown" : "keyDown", ...event });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
    await this.settle();
  }

  /** Types a text into what has the focus. */
  async type(text: string): Promise<void> {
    await this.send("Input.insertText", { text });
    await this.settle();
  }

  /** Waits until what was asked for is on the screen. */
  async settle(): Promise<void> {
    await this.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#session = undefined;
    await this.send("Browser.close");
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #receive({ id, method = "", params, ...outcome }: Message): void {
    if (id !== undefined) {
      this.#waiting.get(id)?.({ id, ...outcome });
      this.#waiting.delete(id);
      return;
    }
    const told = params as {
      readonly request?: { readonly url: string };
      readonly entry?: { readonly text: string };
      readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
    };
    if (method === "Network.requestWillBeSent") this.requests.push(told.request?.url ?? "");
    if (method === "Log.entryAdded") this.complaints.push(told.entry?.text ?? "");
    if (method === "Runtime.exceptionThrown")
      this.complaints.push(told.exceptionDetails?.exception?.description ?? told.exceptionDetails?.text ?? "");
    this.#listeners.get(method)?.();
  }
}
