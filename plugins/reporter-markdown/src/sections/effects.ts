import { decimal, probability, range } from '@valuelex/report-ui';
import type { Effect } from '@valuelex/core';
import { figure, list, paragraph, strong, table } from '../markdown/build.ts';
import type { Inline } from '../markdown/build.ts';
import { commas } from './section.ts';
import type { Section } from './section.ts';

/** Effects of traits on scores, and those that this design cannot tell. */
export const effectsSection: Section = ({ document, label }) => {
  const effects = document.findings?.effects ?? [];
  if (effects.length === 0) return [];
  const known = effects.filter(({ estimable }) => estimable);
  const unknown = effects.filter(({ estimable }) => !estimable);
  return [
    ...(known.length === 0
      ? []
      : [
          table(
            ['Contrast', 'Dimension', figure('Effect'), figure('Interval'), figure('In SD of models'), figure('p'), figure('Adjusted p'), figure('Models'), 'Design'],
            known.map((row) => [row.contrast, label(row.dimension), ...estimates(row), row.models, row.design.replaceAll('-', ' ')]),
          ),
          paragraph('Effects are in points of the scale, p by permutation or by t of families, adjusted over all effects (Benjamini–Hochberg); below .05 after it in bold. Groups that were not made by chance differ in more than the trait.'),
          list([...new Set(known.map(({ trait, why }) => `${trait}: ${why}`))]),
        ]),
    ...(unknown.length === 0 ? [] : [paragraph('Not estimable with these models:'), list(reasons(unknown))]),
  ];
};

function estimates({ estimate, interval, standardised, p, pAdjusted }: Effect): Inline[] {
  const adjusted = probability(pAdjusted);
  return [decimal(estimate), range(interval) || '–', decimal(standardised), probability(p), pAdjusted !== null && pAdjusted < 0.05 ? strong(adjusted) : adjusted];
}

/** Traits that fail for the same reason in one line. */
function reasons(effects: readonly Effect[]): Inline[] {
  const byWhy = new Map<string, Set<string>>();
  for (const { trait, contrast, why } of effects) byWhy.set(why, (byWhy.get(why) ?? new Set()).add(contrast === '' ? trait : contrast));
  return [...byWhy].map(([why, contrasts]) => [commas([...contrasts]), ': ', why]);
}
