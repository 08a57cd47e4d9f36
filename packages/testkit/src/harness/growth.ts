import { performance } from 'node:perf_hooks';
import { assert } from './assert.ts';

/**
 * Fails when the time for a 16-fold input grows much faster than 16-fold. Only ratios count, and only where the large
 * input takes long enough to be measured: four times the linear growth is allowed, quadratic growth is sixteen times.
 */
export async function assertLinear(what: string, small: number, run: (size: number) => unknown): Promise<void> {
  const factor = 16;
  const measure = async (size: number): Promise<number> => {
    const start = performance.now();
    await run(size);
    return performance.now() - start;
  };
  await measure(small);
  const large = await measure(small * factor);
  if (large < 300) return;
  const base = Math.min(await measure(small), await measure(small), await measure(small));
  const again = Math.min(large, await measure(small * factor));
  assert(
    again < 300 || again / base <= 4 * factor,
    `${what}: expected time in proportion to length, found ${Math.round(again / base)} times the time for ${factor} times the text`,
  );
}
