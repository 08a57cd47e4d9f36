import type { Assessment, Diagnostic } from '@valuelex/core';

/** What one rater of a test was asked, and what of it never came. */
export interface Judgements {
  readonly rater: string;
  readonly asked: number;
  readonly failed: number;
  /** Of the first that failed. */
  readonly reason: string | null;
}

/** Why a test has no result for want of judgements: every rater lacks too large a share of its own. Undefined where one has enough of them. */
export function tooFewJudgements(test: string, judgements: readonly Judgements[], maxShare: number): string | undefined {
  const lacks = ({ asked, failed }: Judgements): boolean => asked > 0 && (failed === asked || failed > maxShare * asked);
  if (judgements.length === 0 || !judgements.every(lacks)) return undefined;
  const told = judgements.map(({ rater, asked, failed, reason }) => `${rater} ${failed} of ${asked} (${reason ?? 'unknown reason'})`);
  return `${test}: judgements that never came: ${told.join('; ')}; missing.maxShare allows ${Math.round(1000 * maxShare) / 10} %`;
}

/** Says that a test scored nobody on anything, and what became of its answers. Nothing where it did, or had nothing to ask. */
export function nothingScored({ test, answers, scores }: Assessment['tests'][number], failedCalls: number, judgements: readonly Judgements[]): Diagnostic[] {
  if (answers.length + failedCalls === 0 || scores.scores.some(({ score }) => score !== null)) return [];
  const of = (wanted: string): number => answers.filter(({ status }) => status === wanted).length;
  const failedJudgements = judgements.reduce((sum, { failed }) => sum + failed, 0);
  const told = [
    [of('refused'), 'refused'],
    [of('empty'), 'empty'],
    [of('truncated'), 'cut off'],
    [of('answered'), 'answered, but none of these has a score'],
  ] as const;
  const fates = told.flatMap(([count, fate]) => (count === 0 ? [] : [`${count} ${fate}`]));
  return [
    {
      code: 'nothing-scored',
      severity: 'error',
      message: `${test}: nothing could be scored. Of ${answers.length} answers: ${fates.length === 0 ? 'none came' : fates.join(', ')}${failedCalls > 0 ? `; ${failedCalls} calls failed` : ''}${failedJudgements > 0 ? `; ${failedJudgements} judgements never came` : ''}.`,
    },
  ];
}
