import type { Lexicon, Reproduction, Taxonomy } from '@valuelex/core';
import { adjustedRandIndex, createRandom } from '@valuelex/psychometrics';
import { jackknife } from '../statistics/jackknife.ts';
import { thresholds } from '../thresholds.ts';
import { publishedWords, sameGroups } from './published-groups.ts';

type Target = Omit<Reproduction, 'target' | 'claim'>;

const published = { words: 43_884, descriptors: 197, respondents: 525 };
const untestable = (evidence: string): Target => ({ verdict: 'untestable', evidence });
const near = (a: number, b: number): boolean => Math.abs(Math.log10(a / b)) <= thresholds.magnitude;

/** (a) The order of magnitude of words and of unique descriptors, where about as many respondents were asked. */
export function orderOfMagnitude(lexicon: Lexicon | null): Target {
  if (lexicon === null) return untestable('nothing was elicited');
  const words = lexicon.coverage.reduce((sum, { lists, meanLength }) => sum + lists * (meanLength ?? 0), 0);
  const [descriptors, respondents] = [lexicon.entries.length, lexicon.coverage.length];
  const evidence = `${Math.round(words)} words and ${descriptors} descriptors from ${respondents} respondents; published: ${published.words}, ${published.descriptors} and ${published.respondents}`;
  if (respondents === 0 || !near(respondents, published.respondents)) return untestable(`${evidence}; with so different a number of respondents the counts do not compare`);
  return { verdict: near(words, published.words) && near(descriptors, published.descriptors) ? 'reproduced' : 'not-reproduced', evidence };
}

/** (b) At least three of the six subdimensions by membership of the published words, and agreement above chance. */
export function subdimensions(taxonomy: Taxonomy, lexicon: Lexicon | null, permutations: number, seed: string): Target {
  if (taxonomy.origin !== 'derived') return untestable(`the taxonomy is ${taxonomy.origin}, not derived from these answers`);
  if (taxonomy.dimensions.length === 0) return { verdict: 'not-reproduced', evidence: 'no dimension exceeds chance' };
  const all = publishedWords(taxonomy, lexicon);
  const words = all.filter(({ present }) => present);
  const testable = [...new Set(words.map(({ subdimension }) => subdimension))].filter((sub) => words.filter(({ subdimension }) => subdimension === sub).length >= 2);
  const here = `${words.length} of the ${all.length} published words were named often enough`;
  if (words.length < thresholds.publishedWords || testable.length < thresholds.publishedGroups) return untestable(`${here}, ${testable.length} subdimensions with two words or more: too few to tell`);
  const theirs = words.map(({ subdimension }) => subdimension);
  // A word that stands nowhere is a group of its own; one without a subdimension stands in its dimension.
  const ours = words.map(({ ownSubdimension, ownDimension, word }) => ownSubdimension ?? ownDimension ?? `alone ${word}`);
  const ari = adjustedRandIndex(theirs, ours);
  const without = words.map((_, left) => adjustedRandIndex(theirs.filter((_v, i) => i !== left), ours.filter((_v, i) => i !== left)));
  const interval = jackknife(ari, without, { kind: 'word', names: words.map(({ word }) => word) });
  const random = createRandom(seed, 'reproduction');
  let reached = 0;
  for (let draw = 0; draw < permutations; draw++) if (adjustedRandIndex(theirs, random.shuffle([...ours])) >= ari - 1e-12) reached++;
  const p = (reached + 1) / (permutations + 1);
  const found = [...sameGroups(all, 'subdimension').keys()];
  const range = interval === null ? '' : ` [${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}] (${interval.method})`;
  return {
    verdict: found.length >= thresholds.publishedGroups && p <= thresholds.alpha ? 'reproduced' : 'not-reproduced',
    evidence: `${found.length} of 6 subdimensions by membership${found.length === 0 ? '' : ` (${found.join(', ')})`}; ARI ${ari.toFixed(2)}${range}, p = ${p.toFixed(3)} with groups dealt to the words at random; ${here}`,
  };
}
