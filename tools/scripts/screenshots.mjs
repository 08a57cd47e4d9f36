// The pictures of the README: the first screen and the scores, of the study that `npm run demo` leaves behind.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = process.argv[2] ?? join(root, 'examples/calibration/studies/calibration/report/index.html');
if (!existsSync(page)) {
  console.error(`${page} is not there: npm run demo makes it, or name another page.`);
  process.exit(2);
}
const browsers = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = browsers.find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  console.error('No Chromium found: install it, or name it by CHROMIUM_PATH.');
  process.exit(2);
}
const require = createRequire(join(root, 'packages/report-ui/package.json'));
const { chromium } = require('playwright-core');

const profile = mkdtempSync(join(tmpdir(), 'valuelex-shots-'));
const context = await chromium.launchPersistentContext(profile, { executablePath, args: ['--no-sandbox'], viewport: { width: 1280, height: 940 }, colorScheme: 'light' });
try {
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(page).href);
  await tab.waitForSelector('#usable h2');
  await tab.waitForTimeout(1500);
  await tab.screenshot({ path: join(root, 'docs/report-first-screen.png') });
  // Charts are drawn when they come into sight.
  await tab.evaluate(() => document.querySelector('#scores').scrollIntoView());
  await tab.waitForSelector('#scores svg');
  await tab.waitForTimeout(1500);
  await tab.screenshot({ path: join(root, 'docs/report-scores.png') });
  console.log('docs/report-first-screen.png, docs/report-scores.png');
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
