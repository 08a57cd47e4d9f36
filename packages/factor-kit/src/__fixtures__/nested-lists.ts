import type { FactorData } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';

/**
 * Lists of six words of 24, asked of models at several settings. With `dimensions` 3, each model leans to the eight words of each
 * dimension by one normal draw; with 0 it leans to each word by a draw of its own of the same size. Drawn by seed here; nothing published.
 */
export function nestedLists(options: { dimensions: 0 | 3; models: number; settings: number; seed: number }): FactorData {
  const words = 24;
  const random = createRandom(options.seed, 'nested-lists');
  const values: number[] = [];
  const model: string[] = [];
  const exposure: number[] = [];
  for (let m = 0; m < options.models; m++) {
    const shared = Array.from({ length: 3 }, () => random.normal());
    const own = Array.from({ length: words }, () => random.normal());
    const lean = own.map((o, w) => (options.dimensions === 3 ? shared[Math.floor(w / 8)]! + 0.4 * o : o));
    for (let s = 0; s < options.settings; s++) {
      const counts = new Array<number>(words).fill(0);
      for (let list = 0; list < 20; list++) {
        const utility = lean.map((u) => u - Math.log(-Math.log(1 - random.next())));
        const named = utility.map((u, w) => [u, w] as const).sort((a, b) => b[0] - a[0]).slice(0, 6);
        for (const [, w] of named) counts[w]!++;
      }
      values.push(...counts);
      model.push(`m${m}`);
      exposure.push(20);
    }
  }
  return {
    kind: 'data',
    variables: Array.from({ length: words }, (_, w) => `w${w}`),
    n: model.length,
    values: Float64Array.from(values),
    cell: 'count',
    exposure: Float64Array.from(exposure),
    groups: { model },
  };
}
