import { decimal, percent, probability, range } from '@valuelex/report-ui';
import type { Findings } from '@valuelex/core';
import { figure, heading, list, paragraph, table } from '../markdown/build.ts';
import type { Block } from '../markdown/build.ts';
import { verdictOf } from './section.ts';
import type { Section, Study } from './section.ts';

/** How near the dimensions come to published systems of human values, and whether any is unique to models: a tested claim. */
export const humanSection: Section = (study) => {
  const { findings } = study.document;
  return findings === null ? [] : [...uniqueness(findings, study), ...overlap(findings, study), ...profiles(findings)];
};

function uniqueness({ uniqueness: rows = [] }: Findings, { label }: Study): Block[] {
  if (rows.length === 0) return [];
  return [
    table(
      ['Dimension', 'Shared with humans, or unique?', figure('p shared'), figure('p unique'), 'Why'],
      rows.map(({ dimension, verdict, pShared, pUnique, why }) => [label(dimension), verdict.replace('-', ' '), probability(pShared), probability(pUnique), why]),
    ),
  ];
}

function overlap({ humanSystems = [] }: Findings, { label }: Study): Block[] {
  if (humanSystems.length === 0) return [];
  const rows = humanSystems.flatMap(({ name, categories, dimensions }) => {
    const names = new Map(categories.map((category) => [category.id, category.name]));
    return dimensions.map(({ dimension, lexicon, meaning, categories: near }) => {
      const nearest = [...near].filter((one) => one.nearest > 0).sort((a, b) => b.nearest - a.nearest).slice(0, 3);
      const share = lexicon.interval === null ? '' : ` [${percent(lexicon.interval.lower)}, ${percent(lexicon.interval.upper)}]`;
      return [
        label(dimension), name, `${percent(lexicon.share)}${share}`, `${decimal(meaning.mean)} ${range(meaning.interval)}`, decimal(meaning.chance), decimal(meaning.human), probability(meaning.pAboveAdjusted),
        nearest.map((one) => `${names.get(one.category) ?? one.category} ${one.nearest}`).join(', ') || '–',
      ];
    });
  });
  return [
    heading(3, 'Overlap with each system'),
    table(['Dimension', 'System', figure('Words of it'), figure('Nearness'), figure('By chance'), figure('Of human words'), figure('p above chance'), 'Nearest categories (words)'], rows),
    paragraph('Nearness: cosine of each word with the nearest marker of the system, mean over words. By chance: the same of random words alike in frequency and length. Of human words: of markers of the other systems.'),
    list(humanSystems.map(({ name, citation }) => [name, ': ', citation])),
  ];
}

function profiles({ humanProfiles = [], humanSystems = [] }: Findings): Block[] {
  if (humanProfiles.length === 0) return [];
  const systemOf = (id: string): string => humanSystems.find(({ system }) => system === id)?.name ?? id;
  return [
    heading(3, 'Do two views of the models agree on their profiles?'),
    table(
      ['System', 'One view', 'Other view', 'Verdict', figure('r'), figure('Interval'), figure('p'), figure('Models')],
      humanProfiles.map(({ system, a, b, verdict, r, interval, p, models }) => [systemOf(system), a, b, verdictOf(verdict), decimal(r), range(interval) || '–', probability(p), models]),
    ),
  ];
}
