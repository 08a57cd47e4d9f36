import type { FactorData } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';

/** Shares of variance of a word's log-propensity in real models' answers (Han et al., ACL 2025); the rest is the noise of the choice itself. */
const shares = { dimensions: 0.137, word: 0.2, own: 0.178, setting: 0.082, choice: 0.403 };
const sd = (share: number): number => Math.sqrt((share / shares.choice) * (Math.PI ** 2 / 6));

/**
 * Lists of 4 to 8 of 60 words by 35 models at 3 settings. With `dimensions` 0 each word's part of three dimensions is dealt anew over the
 * models: as much variance, none of it shared. Drawn by seed here; a larger one with the same shares is in tools/bench/retention.
 */
export function nestedPopulation(dimensions: 0 | 3 | 6, seed: number): FactorData {
  const [models, settings, words, lists] = [35, 3, 60, 40];
  const random = createRandom(seed, 'nested-population');
  const normals = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal());
  const planted = dimensions === 0 ? 3 : dimensions;
  const scores = Array.from({ length: planted }, () => normals(models));
  const propensity = Array.from({ length: words }, (_, w) => {
    const loading = 0.7 + 0.6 * random.next();
    const shared = scores[w % planted]!.map((x) => loading * x);
    if (dimensions === 0) random.shuffle(shared);
    const own = normals(models);
    const base = sd(shares.word) * random.normal();
    return shared.map((x, m) => sd(shares.dimensions) * x + sd(shares.own) * own[m]! + base);
  });
  const moments = Array.from({ length: settings }, () => normals(words));
  const values = new Float64Array(models * settings * words);
  for (let row = 0; row < models * settings; row++) {
    for (let list = 0; list < lists; list++) {
      const utility = propensity.map((of, w) => of[Math.floor(row / settings)]! + sd(shares.setting) * moments[row % settings]![w]! - Math.log(-Math.log(1 - random.next())));
      const order = utility.map((_, w) => w).sort((a, b) => utility[b]! - utility[a]!);
      for (const w of order.slice(0, 4 + (list % 5))) values[row * words + w]!++;
    }
  }
  return {
    kind: 'data',
    variables: Array.from({ length: words }, (_, w) => `w${w}`),
    n: models * settings,
    values,
    cell: 'count',
    exposure: new Float64Array(models * settings).fill(lists),
    groups: { model: Array.from({ length: models * settings }, (_, i) => `m${Math.floor(i / settings)}`) },
  };
}
