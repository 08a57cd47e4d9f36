import { setTimeout as wait } from 'node:timers/promises';
import { ValueLexError } from '@valuelex/core';
import { FileLock } from '@valuelex/file-lock';

// Tries for the lock at the given moment, says how that went, and waits to be killed.
const [file, at] = [process.argv[2] as string, Number(process.argv[3])];
await wait(at - Date.now());
try {
  await FileLock.acquire(file, { code: 'store-locked', what: 'the responses are being written' });
  process.stdout.write('held');
} catch (error) {
  if (!ValueLexError.is(error)) throw error;
  process.stdout.write(error.code);
}
await wait(60_000);
