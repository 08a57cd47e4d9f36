import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ValueLexError } from '@valuelex/core';
import { JsonlStore } from '../jsonl-store.ts';
import { response } from './responses.ts';

// Stores responses until the disk takes no more, makes room, goes on, and says as JSON how that went.
const disk = process.argv[2] as string;
const ballast = join(disk, 'ballast');
await writeFile(ballast, Buffer.alloc(20 * 1024));
const warnings: string[] = [];
const open = (): Promise<JsonlStore> =>
  JsonlStore.open({ folder: join(disk, 'responses'), segmentBytes: 64 * 1024, warn: (text) => warnings.push(text) });

const store = await open();
const stored: string[] = [];
let failed: unknown;
let n = 0;
while (failed === undefined && n < 10_000) {
  const group = Array.from({ length: 5 }, () => response(n++));
  const outcomes = await Promise.allSettled(group.map((row) => store.put(row)));
  outcomes.forEach((outcome, i) => {
    if (outcome.status === 'fulfilled') stored.push((group[i] as { key: string }).key);
    else failed = outcome.reason;
  });
}
const before = stored.length;
await rm(ballast);
for (let more = 0; more < 10; more++) {
  const row = response(n++);
  const done = await store.put(row).then(
    () => true,
    () => false,
  );
  if (done) stored.push(row.key);
}
await store.close();

const again = await open();
const found: string[] = [];
for await (const { key } of again.stream()) found.push(key);
await again.close();
const { code, hint } = ValueLexError.is(failed) ? failed : { code: String(failed), hint: undefined };
const isExact = JSON.stringify([...found].sort()) === JSON.stringify([...stored].sort());
process.stdout.write(JSON.stringify({ code, hint, before, after: stored.length - before, isExact, warnings }));
