import type { Sampling } from '@valuelex/core';
import type { SamplingGrid } from '../config/study-config.ts';

/** The cross product of a grid: one setting for each combination, one empty setting for an empty grid. */
export function samplingSettings(grid: SamplingGrid): Sampling[] {
  let settings: Sampling[] = [{}];
  for (const [key, values] of Object.entries(grid)) {
    if (values === undefined) continue;
    settings = settings.flatMap((setting) => values.map((value): Sampling => ({ ...setting, [key]: value })));
  }
  return settings;
}
