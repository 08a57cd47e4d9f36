import type { Elicitation } from '@valuelex/core';

/** How many calls of a stage never came. */
export interface Missing {
  readonly asked: number;
  readonly failed: number;
  /** 0–1. */
  readonly share: number;
  /** Models with failures, the most first. */
  readonly models: readonly { readonly model: string; readonly failed: number; readonly reasons: readonly string[] }[];
}

export function missingOf(elicitation: Elicitation): Missing {
  const failed = elicitation.missing.length;
  const asked = elicitation.answers.length + failed;
  const modelOf = new Map(elicitation.respondents.map(({ id, model }) => [id, model]));
  const models = new Map<string, { failed: number; reasons: Set<string> }>();
  for (const { respondent, reason } of elicitation.missing) {
    const model = modelOf.get(respondent) ?? respondent;
    const row = models.get(model) ?? { failed: 0, reasons: new Set<string>() };
    row.failed += 1;
    row.reasons.add(reason);
    models.set(model, row);
  }
  return countMissing(asked, models);
}

/** The calls of several parts of a stage as one. */
export function missingInAll(parts: readonly Missing[]): Missing {
  const models = new Map<string, { failed: number; reasons: Set<string> }>();
  for (const { model, failed, reasons } of parts.flatMap((part) => part.models)) {
    const row = models.get(model) ?? { failed: 0, reasons: new Set<string>() };
    row.failed += failed;
    for (const reason of reasons) row.reasons.add(reason);
    models.set(model, row);
  }
  return countMissing(
    parts.reduce((sum, { asked }) => sum + asked, 0),
    models,
  );
}

/** What is missing of `asked` calls, from the failures of each model. */
export function countMissing(
  asked: number,
  models: ReadonlyMap<string, { readonly failed: number; readonly reasons: ReadonlySet<string> }>,
): Missing {
  const failed = [...models.values()].reduce((sum, row) => sum + row.failed, 0);
  return {
    asked,
    failed,
    share: asked === 0 ? 0 : failed / asked,
    models: [...models]
      .map(([model, row]) => ({ model, failed: row.failed, reasons: [...row.reasons].sort() }))
      .sort((a, b) => b.failed - a.failed || (a.model < b.model ? -1 : 1)),
  };
}

/** Why the answers of a stage make no result; undefined when they do. */
export function tooMuchMissing({ asked, failed, share }: Missing, maxShare: number): string | undefined {
  if (asked > 0 && failed === asked) return `none of ${asked} calls was answered`;
  if (share <= maxShare) return undefined;
  return `${failed} of ${asked} calls failed (${percent(share)}), and missing.maxShare allows ${percent(maxShare)}`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
