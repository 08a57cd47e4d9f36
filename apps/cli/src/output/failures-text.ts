import type { RunResult } from '@valuelex/engine';
import { cut, printable } from './printable.ts';
import { counted } from './plural.ts';
import { textTable } from './text-table.ts';

/** Failures of one reason, in whatever stage and of whatever model. */
export interface FailuresOfReason {
  readonly reason: string;
  readonly count: number;
  readonly stages: readonly string[];
  readonly models: readonly string[];
  /** What one of them said, secrets masked. Text of a server: hostile. */
  readonly example: string;
}

/** Characters of an example, which may be a whole answer of a server. */
const exampleLength = 240;
const modelsNamed = 3;

/** What failed, by reason, the most frequent first. */
export function failuresByReason(failures: RunResult['failures']): readonly FailuresOfReason[] {
  const rows = new Map<string, { reason: string; count: number; stages: Set<string>; models: Set<string>; example: string; most: number }>();
  for (const { stage, model, reason, count, example } of failures) {
    const row = rows.get(reason) ?? { reason, count: 0, stages: new Set(), models: new Set(), example, most: 0 };
    rows.set(reason, row);
    row.count += count;
    row.stages.add(stage);
    row.models.add(model);
    if (count > row.most) [row.most, row.example] = [count, example];
  }
  return [...rows.values()]
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
    .map(({ reason, count, stages, models, example }) => ({ reason, count, stages: [...stages], models: [...models], example: cut(example, exampleLength) }));
}

export function describeFailures(failures: RunResult['failures']): string {
  const rows = failuresByReason(failures);
  if (rows.length === 0) return '';
  const named = (models: readonly string[]): string =>
    models.slice(0, modelsNamed).map(printable).join(', ') + (models.length > modelsNamed ? ` and ${counted(models.length - modelsNamed, 'other')}` : '');
  return `What failed:\n${textTable(
    ['reason', 'calls', 'in', 'models', 'for example'],
    rows.map(({ reason, count, stages, models, example }) => [reason, count, stages.join(', '), named(models), example]),
    { wrap: { 3: 36 } },
  )}`;
}
