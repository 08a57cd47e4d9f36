import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** No connections of its own, and no graphics card: what a closed machine lacks is not waited for. */
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Milliseconds after which a browser that shows not even an empty page counts as hung. */
const patience = 20_000;
const starts = 3;

/**
 * A browser for tests, one page at a time. A browser may hang before it draws anything, above all when it was just
 * installed: that says nothing of our pages, so each is opened only once an empty one has drawn, in a new browser if need be.
 */
export class TestBrowser {
  readonly #executablePath: string;
  #browser: Promise<Browser> | undefined;

  constructor(executablePath: string) {
    this.#executablePath = executablePath;
  }

  /**
   * An empty page that draws; the one before it is closed.
   * @throws Error where no browser drew in three starts
   */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    for (let start = 1; start <= starts; start++) {
      const page = await within(patience, this.#emptyPage(options));
      if (page !== undefined) return page;
      console.warn(`The browser drew nothing in ${patience / 1000} s: it is started anew.`);
      await this.close();
    }
    throw new Error(`The browser ${this.#executablePath} drew nothing in ${starts} starts.`);
  }

  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = undefined;
    if (browser !== undefined) await within(5_000, browser.then((started) => started.close()));
  }

  async #emptyPage(options: BrowserContextOptions): Promise<Page> {
    this.#browser ??= chromium.launch({ executablePath: this.#executablePath, args });
    const browser = await this.#browser;
    for (const earlier of browser.contexts()) await earlier.close();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    // A picture is of a drawn page, also where scripts are switched off.
    await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
    page.setDefaultTimeout(10_000);
    return page;
  }
}

/** What a promise brings within so many milliseconds, or undefined. Errors pass, unless they come too late for anyone. */
async function within<T>(milliseconds: number, made: Promise<T>): Promise<T | undefined> {
  const stop = new AbortController();
  try {
    return await Promise.race([made, delay(milliseconds, undefined, { signal: stop.signal })]);
  } finally {
    stop.abort();
    made.catch(() => undefined);
  }
}
