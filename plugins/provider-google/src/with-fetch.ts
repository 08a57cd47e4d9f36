type Fetch = typeof globalThis.fetch;

/**
 * Starts an SDK call that uses the given fetch. The SDK takes none, but reads the global one in the very turn in which it is
 * called; so ours stands there for that turn, in which nothing else can run. A test fails should a later SDK read it later.
 */
export function withFetch<T>(fetch: Fetch, start: () => Promise<T>): Promise<T> {
  const original = globalThis.fetch;
  globalThis.fetch = fetch;
  try {
    return start();
  } finally {
    globalThis.fetch = original;
  }
}
