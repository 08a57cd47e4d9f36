// Bundles the page of the report with Vite, unless nothing of it changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const room = fileURLToPath(new URL('../../packages/report-ui', import.meta.url));
const hash = createHash('sha256');
const add = (file) => hash.update(file).update(readFileSync(join(room, file)));
// The page takes rules and words from src as well.
const files = ['app', 'src'].flatMap((folder) => readdirSync(join(room, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
for (const file of files.map((entry) => join(entry.parentPath, entry.name).slice(room.length + 1)).sort()) add(file);
add('vite.config.mjs');
add('package.json');
const digest = hash.digest('hex');

const stamp = join(room, 'dist/app/.stamp');
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) process.exit(0);
const { status } = spawnSync(process.execPath, [join(room, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: room, stdio: ['ignore', 2, 2] });
if (status !== 0) process.exit(status ?? 1);
writeFileSync(stamp, digest);
