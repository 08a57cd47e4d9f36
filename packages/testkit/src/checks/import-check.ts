import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { assert, CheckFailure } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';

/**
 * Runs in a process of its own, since a module is imported only once. A handle that is still open afterwards (timer,
 * socket, watcher) is work as well. What libraries read of the environment for themselves is not held against a plugin.
 */
const script = `
import dns from 'node:dns';
import net from 'node:net';
const seen = new Set();
net.Socket.prototype.connect = () => { seen.add('opened a connection'); throw new Error('offline'); };
dns.lookup = () => { seen.add('looked up a host'); throw new Error('offline'); };
globalThis.fetch = () => { seen.add('called fetch'); return Promise.reject(new Error('offline')); };
const { env } = process;
const own = (stack) => (stack.split('\\n')[2] ?? '').includes(OWN);
const OWN = process.argv[2];
process.env = new Proxy(env, { get(target, name) {
  if (typeof name === 'string' && own(new Error().stack)) seen.add('read the variable ' + name);
  return Reflect.get(target, name);
} });
// A library that merely looks at the standard streams opens them: they are opened beforehand.
void [process.stdin, process.stdout, process.stderr];
const before = process.getActiveResourcesInfo().length;
try {
  const { default: plugin } = await import(process.argv[1]);
  if (typeof plugin !== 'object' || plugin === null) seen.add('exports no plugin as default');
} catch (error) { seen.add('failed: ' + (error && error.message)); }
await new Promise((resolve) => setImmediate(resolve));
const after = process.getActiveResourcesInfo();
if (after.length > before) seen.add('left open: ' + after.join(', '));
process.stdout.write('\\n' + JSON.stringify([...seen]), () => process.exit(0));
`;

/** Importing the built package does nothing but define the plugin. */
export function importCheck(entry: URL | string): Check {
  return check('does no work when it is imported', async () => {
    const url = entry instanceof URL ? entry : pathToFileURL(entry);
    const folder = fileURLToPath(new URL('.', url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script, url.href, folder],
      { env: { PATH: process.env['PATH'] }, timeout: 60_000 },
    ).catch((error: unknown) => {
      throw new CheckFailure(`import: the process failed: ${String(error)}`);
    });
    // The last line is ours; a module that prints when it is imported does so before.
    const seen = JSON.parse(stdout.split('\n').at(-1) || '["printed nothing"]') as string[];
    assert(seen.length === 0, `import: expected no work, but it ${seen.join('; ')}`);
  });
}
