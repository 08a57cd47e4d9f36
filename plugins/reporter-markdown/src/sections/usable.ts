import { decimal, trustOf, whole } from '@valuelex/report-ui';
import { list, paragraph, strong, table, warning } from '../markdown/build.ts';
import type { Block, Inline } from '../markdown/build.ts';
import { commas, counted, verdictOf } from './section.ts';
import type { Section } from './section.ts';

/** What was found, and whether to believe it. */
export const usableSection: Section = ({ document }) => {
  const { findings } = document;
  if (findings === null) return [paragraph('Nothing has been analysed yet, so nothing can be said.')];
  const count = (verdict: string): number => findings.usable.filter((row) => row.verdict === verdict).length;
  return [
    paragraph(facts(document)),
    ...trustOf(findings.usable).map(({ question, advice, pass, fail, checks }) => paragraph(`${question} `, strong(advice), ` ${pass} of ${counted(checks, 'check')} pass, ${fail} fail.`)),
    ...(findings.statements.length === 0 ? [] : [list(findings.statements, true)]),
    paragraph(strong(`${count('pass')} of ${findings.usable.length} checks pass`), `, ${count('fail')} fail, ${count('undecided')} are undecided, ${count('not-estimable')} cannot be estimated with this design. Thresholds were fixed beforehand.`),
    ...(findings.usable.length === 0 ? [] : [table(['Check', 'Verdict', 'Measured', 'Threshold', 'Why'], findings.usable.map((row) => [row.check, verdictOf(row.verdict), row.value, row.threshold, row.why]))]),
  ];
};

function facts({ models, totals, prompts, lexicon, taxonomy, answersStored }: Parameters<Section>[0]['document']): Inline {
  const families = new Set(models.map(({ traits }) => traits.family).filter((family) => family !== undefined)).size;
  const asked = prompts.filter(({ topic }) => topic === 'values').length;
  const cost = totals.unpriced > 0 && totals.unpriced >= totals.responses ? 'cost unknown' : `${decimal(totals.costUsd)} USD${totals.unpriced > 0 ? ' and what is unknown' : ''}`;
  return commas([
    [strong(counted(models.length, 'model')), families > 1 ? ` of ${families} families` : ''],
    [strong(counted(answersStored, 'answer')), asked > 0 ? ` to ${counted(asked, 'prompt')} and to tests` : ''],
    ...(lexicon === null ? [] : [strong(counted(lexicon.entries.length, 'word'))]),
    [strong(counted(taxonomy?.dimensions.length ?? 0, 'dimension')), taxonomy === null || taxonomy.origin === 'derived' ? '' : ` (${taxonomy.origin})`],
    `${cost} for ${counted(totals.responses, 'call')}`,
  ]);
}

/** What never came, above everything else; nothing where all came. */
export const missingNote = ({ document }: Pick<Parameters<Section>[0], 'document'>): Block[] => {
  const reasons = Object.entries(document.missing).sort(([, a], [, b]) => b - a);
  const lines: Inline[] = reasons.length === 0 ? [] : [['Questions on values: ', commas(reasons.map(([reason, count]) => [whole(count), ' (', reason, ')']))]];
  for (const { test, scores } of document.assessment?.tests ?? []) {
    // What failed is known per model, and every row of the model repeats it.
    const failed = new Map(scores.scores.map(({ model, missing }) => [model, missing.failed]));
    const sum = [...failed.values()].reduce((a, b) => a + b, 0);
    if (sum > 0) lines.push([`Test `, test, `: ${whole(sum)} of ${counted([...failed.values()].filter((count) => count > 0).length, 'model')}`]);
  }
  if (lines.length === 0) return [];
  return [warning(strong('Not all answers came.'), ' What follows rests on the rest.'), list(lines)];
};
