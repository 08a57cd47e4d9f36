import type { Recovery } from '@valuelex/engine';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

/** How much of what was planted came back, next to the null. */
export function describeRecovery(result: Recovery): string {
  const { words, dimensions } = result;
  return [
    `Recovery of the ${result.population} population, seed ${result.seed} (simulated)`,
    textTable(
      ['bar', 'value', 'threshold', ''],
      result.bars.map((bar) => [bar.bar, bar.value, bar.threshold, bar.met === null ? '–' : bar.met ? '✓' : '✗']),
    ),
    dimensions.matches.length === 0
      ? ''
      : textTable(
          ['planted', 'recovered', 'name', 'Jaccard'],
          dimensions.matches.map((match) => [match.planted, match.recovered ?? '–', printable(match.name ?? '–'), match.jaccard]),
        ),
    `${words.recovered} of ${words.planted} planted words (base rate ≥ 1 %) in the lexicon; ${words.foreign} of its words stand for none planted`,
    dimensions.subdimensionAri === null
      ? ''
      : `Subdimensions: adjusted Rand index ${dimensions.subdimensionAri.toFixed(3)} over words that both sides place`,
    result.scores.length === 0
      ? ''
      : textTable(
          ['test', 'dimension', 'correlation of scores with truth', 'models'],
          result.scores.map((score) => [score.test, score.dimension, score.correlation, score.models]),
        ),
    result.effects.length === 0
      ? ''
      : textTable(
          ['effect', 'dimension', 'planted (SD)', 'estimate (SD)', 'p adjusted', 'same sign'],
          result.effects.map((effect) => [
            `${effect.trait}: ${effect.contrast}`,
            effect.dimension,
            effect.planted,
            effect.estimate,
            effect.pAdjusted,
            effect.sameSign === null ? '–' : effect.sameSign ? 'yes' : 'no',
          ]),
        ),
    result.falseEffects.tested === 0 ? '' : `${result.falseEffects.significant} of ${result.falseEffects.tested} effects that were not planted came out significant`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
