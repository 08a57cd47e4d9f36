import type { Recovery, StyleRecovery } from '@valuelex/engine';
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
          ['test', 'rater', 'dimension', 'r with planted score', 'r with standing', '√G', 'models'],
          result.scores.map((score) => [score.test, printable(score.rater ?? 'all'), score.dimension, score.correlation, score.standing, score.expected, score.models]),
        ),
    result.effects.length === 0
      ? ''
      : textTable(
          ['effect (SD)', 'dimension', 'planted', 'recovered', 'interval', 'covered?', 'p adjusted'],
          result.effects.map((effect) => [
            `${effect.test === null ? '' : `${effect.test}, `}${effect.trait}: ${effect.contrast}`,
            effect.dimension,
            effect.planted,
            effect.estimate,
            effect.interval === null ? '–' : `${effect.interval.lower.toFixed(2)} to ${effect.interval.upper.toFixed(2)}`,
            effect.covered === null ? '–' : effect.covered ? 'yes' : 'no',
            effect.pAdjusted,
          ]),
        ),
    stylesText(result),
    ratersText(result),
    result.falseEffects.tested === 0 ? '' : `${result.falseEffects.significant} of ${result.falseEffects.tested} effects that were not planted came out significant`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The same of a study whose taxonomy was given. */
export function describeStyleRecovery(result: StyleRecovery): string {
  const parts = [stylesText(result), ratersText(result)].filter((part) => part !== '');
  return [
    `The ${result.population} population, seed ${result.seed} (simulated), on a taxonomy that was given`,
    'There is no structure to recover, and its dimensions are not the planted ones: scores and effects have nothing to be held against.',
    ...(parts.length === 0 ? ['No test of the study measures a style of answering that was planted.'] : parts),
  ].join('\n\n');
}

function stylesText({ styles }: Pick<Recovery, 'styles'>): string {
  if (styles.length === 0) return '';
  return textTable(
    ['style', 'test', 'mean planted', 'mean measured', 'r over models', 'models'],
    styles.map((style) => [style.index, style.test, style.planted, style.measured, style.correlation, style.models]),
  );
}

function ratersText({ raters }: Pick<Recovery, 'raters'>): string {
  if (raters.length === 0) return '';
  return textTable(
    ['rater', 'test', 'bias', 'planted', 'measured', 'verdict', 'right?'],
    raters.map((rater) => [printable(rater.rater), rater.test, rater.bias, rater.planted, rater.measured, rater.verdict, rater.right === null ? '–' : rater.right ? 'yes' : 'no']),
  );
}
