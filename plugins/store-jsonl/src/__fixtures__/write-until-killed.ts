import { JsonlStore } from '../jsonl-store.ts';
import { response } from './responses.ts';

// Stores one response after the other, some at once, and says on stdout which are durable, until it is killed.
const store = await JsonlStore.open({
  folder: process.argv[2] as string,
  segmentBytes: Number(process.argv[3]),
  warn: () => undefined,
});
const writer = async (lane: number): Promise<void> => {
  for (let n = lane; ; n += 8) {
    await store.put(response(n));
    process.stdout.write(`${n}\n`);
  }
};
await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(writer));
