import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { JsonlStore } from '../jsonl-store.ts';

/** A folder for stores, and what they warned of. */
export interface StoreRoom {
  readonly folder: string;
  readonly warnings: string[];
  /** Opens a store of the folder, which is closed after the test; without a size its segments are of `segmentBytes`. */
  readonly openStore: (size?: number) => Promise<JsonlStore>;
}

/** A new, empty folder for each test of a file, taken away after it. */
export function storeRoom(segmentBytes: number): StoreRoom {
  let folder: string;
  const warnings: string[] = [];
  const opened: JsonlStore[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-jsonl-'));
    warnings.length = 0;
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    warnings,
    async openStore(size = segmentBytes) {
      const store = await JsonlStore.open({ folder, segmentBytes: size, warn: (message) => warnings.push(message) });
      opened.push(store);
      return store;
    },
  };
}
