// How recovery and false taxonomies depend on the number of models.
import { configOf, inStudy, median, shown } from './calibration.mjs';

/** At most so many of 20 populations without dimensions may get a taxonomy: what the bar of the method says. */
const falseShare = 1 / 20;

/** Upper end of the 95 % interval of a share after Clopper and Pearson (1934), by bisection of the binomial tail. */
function upperShare(hits, n) {
  if (hits >= n) return 1;
  const tail = (p) => {
    let [term, sum] = [(1 - p) ** n, 0];
    for (let i = 0; i <= hits; i++) {
      sum += term;
      term *= ((n - i) / (i + 1)) * (p / (1 - p));
    }
    return sum;
  };
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (tail(middle) > 0.025) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Runs populations without dimensions (`null`), with planted ones (`default`), or both at each number of models. Says every row as it comes,
 * then the curve, and holds it against the bar for false taxonomies.
 */
export async function calibrationCurve({ models, seeds, populations, say, hold }) {
  const rows = [];
  say('population | models | seed | dimensions of the taxonomy | of the planted words in the lexicon | ARI | Jaccard');
  say('--- | --- | --- | --- | --- | --- | ---');
  const one = (population, count, seed) =>
    inStudy(async ({ run, recovery, dimensions }) => {
      await run(configOf({ seed, population, models: count }));
      const found = population === 'null' ? null : await recovery();
      const row = {
        population,
        models: count,
        seed,
        dimensions: dimensions(),
        words: found?.words.share ?? null,
        // Without any dimension nothing of the planted structure is recovered.
        ari: found && (found.dimensions.ari ?? 0),
        jaccard: found && (found.dimensions.meanJaccard ?? 0),
      };
      rows.push(row);
      say(`${population} | ${count} | ${seed} | ${row.dimensions} | ${shown(row.words)} | ${shown(row.ari)} | ${shown(row.jaccard)}`);
    });
  for (const population of populations) {
    for (const seed of seeds) for (const count of models) await one(population, count, seed);
  }
  say('');
  say('models | null: taxonomies (upper 95 %) | planted: words, median (worst) | ARI, median (worst) | Jaccard, median (worst) | dimensions found');
  say('--- | --- | --- | --- | --- | ---');
  for (const count of models) {
    const of = (population) => rows.filter((row) => row.models === count && row.population === population);
    const nulls = of('null');
    const planted = of('default');
    const hits = nulls.filter((row) => row.dimensions > 0).length;
    const stat = (key) => (planted.length === 0 ? '–' : `${shown(median(planted.map((row) => row[key])))} (${shown(Math.min(...planted.map((row) => row[key])))})`);
    say(
      `${count} | ${nulls.length === 0 ? '–' : `${hits} of ${nulls.length} (${upperShare(hits, nulls.length).toFixed(2)})`} | ${stat('words')} | ${stat('ari')} | ${stat('jaccard')} | ${planted.map((row) => row.dimensions).join(' ') || '–'}`,
    );
  }
  say('');
  for (const count of models) {
    const nulls = rows.filter((row) => row.models === count && row.population === 'null');
    if (nulls.length === 0) continue;
    const hits = nulls.filter((row) => row.dimensions > 0).length;
    const most = Math.max(1, Math.floor(falseShare * nulls.length));
    hold(`${count} models: at most ${most} taxonomy in ${nulls.length} populations without dimensions (${hits})`, hits <= most);
  }
}
