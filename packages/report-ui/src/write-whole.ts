import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Characters gathered before they are handed to the system: a write per piece would cost more than the piece. */
const batchSize = 1 << 16;

/**
 * Writes `folder/name` from pieces, whole or not at all: it is written beside its place, brought to disk and renamed. Holds one batch.
 * @param pieces each well-formed by itself
 * @param name a file name of our own, never text of a study
 * @returns the path
 */
export async function writeWhole(folder: string, name: string, pieces: Iterable<string>, signal: AbortSignal): Promise<string> {
  const target = join(folder, name);
  const fresh = join(folder, `.${name}.new`);
  try {
    const file = await open(fresh, 'w');
    try {
      for (const batch of batches(pieces)) {
        signal.throwIfAborted();
        await file.appendFile(batch);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    signal.throwIfAborted();
    await rename(fresh, target);
  } finally {
    await rm(fresh, { force: true });
  }
  return target;
}

function* batches(pieces: Iterable<string>): Generator<string> {
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < batchSize) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
