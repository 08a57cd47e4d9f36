import type { Assessment, Findings, RaterDiagnostic } from '@valuelex/core';
import type { Recovery } from './result.ts';
import type { PlantedTruth } from './truth.ts';

/** Biases planted in the models that rated, against what the diagnostics of raters say; those that are neither planted nor suspected are left out. */
export function compareRaters(assessment: Assessment | undefined, findings: Findings | undefined, truth: PlantedTruth): Recovery['raters'] {
  const judges = new Map((truth.judges ?? []).map((judge) => [judge.model, judge]));
  const diagnostics = (findings?.raters ?? []).filter(({ scope }) => scope === 'all');
  return (assessment?.tests ?? []).flatMap(({ test, raters }) =>
    raters.flatMap(({ label, model }) => {
      const judge = model === null ? undefined : judges.get(model);
      if (judge === undefined) return [];
      return Object.entries(judge.biases).flatMap(([bias, planted]): Recovery['raters'] => {
        const found = diagnostics.find((one) => one.test === test && one.rater === label && one.bias === bias);
        if (found === undefined || (planted === 0 && found.verdict !== 'biased')) return [];
        return [{ test, rater: label, model: judge.model, bias, planted, measured: found.value, verdict: found.verdict, right: isRight(planted, found.verdict) }];
      });
    }),
  );
}

function isRight(planted: number, verdict: RaterDiagnostic['verdict']): boolean | null {
  if (verdict === 'undecided' || verdict === 'not-estimable') return null;
  return (planted !== 0) === (verdict === 'biased');
}
