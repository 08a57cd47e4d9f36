import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * The browser of this machine: `CHROMIUM_PATH`, or where systems put it; undefined where there is none.
 * @throws Error where there is none although `CI` is set: a proof that was skipped is no proof
 */
export function findChromium({ CHROMIUM_PATH, CI }: Readonly<Record<string, string | undefined>>, among: readonly string[] = places): string | undefined {
  const found = CHROMIUM_PATH !== undefined && CHROMIUM_PATH !== '' ? CHROMIUM_PATH : among.find((place) => existsSync(place));
  if (found === undefined && CI === 'true') throw new Error('No Chromium found, and CI needs one: install it, or name it in CHROMIUM_PATH.');
  return found;
}
