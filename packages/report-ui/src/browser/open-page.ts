import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { TestBrowser } from '../testing/index.ts';

/** A page that is looked at, and what it did that it should not. */
export interface Opened {
  readonly page: Page;
  /** Console errors, page errors and dialogs. */
  readonly problems: readonly string[];
  /** Addresses that it asked for beyond its own. */
  readonly requests: readonly string[];
}

export interface Workshop {
  /** Puts a page into a file; its address. */
  readonly file: (name: string, html: string) => Promise<string>;
  readonly open: (address: string, options?: BrowserContextOptions) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** A browser, and a folder for the pages that it opens. */
export async function workshop(executablePath: string): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'valuelex-page-'));
  const browser = new TestBrowser(executablePath);
  return {
    file: async (name, html) => {
      const path = join(folder, name);
      await writeFile(path, html);
      return pathToFileURL(path).href;
    },
    open: async (address, options = {}) => {
      const page = await browser.page(options);
      const problems: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('dialog', (dialog) => {
        problems.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && request.url().split('#')[0] !== address.split('#')[0]) requests.push(request.url());
      });
      await page.goto(address);
      return { page, problems, requests };
    },
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a click saves: its name and its bytes. */
export async function saved(page: Page, click: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds serious or critical. Its script is run from outside: the page’s policy forbids it as it forbids any other. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const violations = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`)) as readonly AxeViolation[];
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary.slice(0, 300)}`);
}

/** How far the page reaches beyond its window, in pixels: 0 where nothing does. */
export const overhang = (page: Page): Promise<number> => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

/** Waits until something holds. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 30));
  }
  throw new Error(`never held: ${holds}`);
}

/** Scrolls from top to bottom, so that what draws itself when it is seen does. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A browser may stop drawing a page: then what is asked of the page fails, and says what is missing.
    const next = (): Promise<void> =>
      new Promise((done) => {
        setTimeout(done, 2000);
        requestAnimationFrame(() => requestAnimationFrame(() => done()));
      });
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await next();
    }
    scrollTo(0, 0);
    await next();
  });
}
