import { createRandom } from '@valuelex/psychometrics';

/** Generators of one study: each purpose starts its own sequence, so that nothing depends on the order of work. */
export function randomFor(seed: number, ...purpose: readonly string[]): () => number {
  const stream = createRandom(seed, ...purpose);
  return () => stream.next();
}
