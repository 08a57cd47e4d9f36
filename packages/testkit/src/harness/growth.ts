import { assert } from './assert.ts';

/** What is too quick to be told from chance, in milliseconds. */
const QUICK = 300;

/**
 * Fails when a 16-fold input costs much more than 16 small ones: four times as much is allowed, quadratic growth costs sixteen times. What counts is
 * the processor's time and not the clock's, since a busy machine is slow, not wrong; and only where the large input takes long enough to be measured.
 */
export async function assertLinear(what: string, small: number, run: (size: number) => unknown): Promise<void> {
  const factor = 16;
  const measure = async (size: number, times = 1): Promise<number> => {
    const before = process.cpuUsage();
    for (let i = 0; i < times; i++) await run(size);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  await measure(small);
  const first = await measure(small * factor);
  if (first < QUICK) return;
  const many = await measure(small, factor);
  const large = Math.min(first, await measure(small * factor));
  const times = Math.round((factor * large) / many);
  assert(large < QUICK || times <= 4 * factor, `${what}: expected time in proportion to length, found ${times} times the time for ${factor} times the text`);
}
