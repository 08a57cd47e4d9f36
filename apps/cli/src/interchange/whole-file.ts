import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { UsageError, unwritable } from '../output/errors.ts';
import { isWrongPath } from '../output/file-errors.ts';

/** Refuses a target that is a folder, or that is there already and may not be replaced. */
export async function checkTarget(target: string, replace: boolean): Promise<void> {
  const found = await stat(target).catch(() => null);
  if (found?.isDirectory()) throw new UsageError(`cannot write ${target}: this is a folder`, 'name a file');
  if (found !== null && !replace) throw new UsageError(`${target} is there already`, 'name another file, or replace it with --force');
}

/**
 * A file that appears whole or not at all: `write` fills a file beside the target, which takes the target's place only after it is
 * on disk. Whatever ends it early leaves the target as it was and nothing beside it.
 */
export async function writeWhole<T>(target: string, write: (partial: string) => Promise<T>): Promise<T> {
  const partial = `${target}.${process.pid}.partial`;
  try {
    const result = await write(partial);
    const handle = await open(partial, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(partial, target);
    return result;
  } catch (error) {
    await rm(partial, { force: true });
    throw isWrongPath(error) && (error.path === partial || error.dest === target) ? unwritable(target, error) : error;
  }
}

/** Bytes gathered before they are handed to the system: a write per row would cost more than the row. */
const BATCH = 1 << 16;

/** Writes texts one after the other; holds one batch of them. */
export async function writeTexts(file: string, texts: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  await pipeline(Readable.from(batches(texts), { objectMode: false }), createWriteStream(file), { signal });
}

async function* batches(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let batch = '';
  for await (const text of texts) {
    batch += text;
    if (batch.length < BATCH) continue;
    yield Buffer.from(batch);
    batch = '';
  }
  if (batch !== '') yield Buffer.from(batch);
}
