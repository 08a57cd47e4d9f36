import { DataTable } from '../../parts/data-table.tsx';
import { decimal, shown } from '../../parts/format.ts';
import { useChoice, useStudy } from '../../state/study.ts';
import type { ScoreRow } from './score-rows.ts';
import { differs } from './score-rows.ts';

/** Two models side by side: on which scopes their difference is more than chance. */
export function CompareTwo({ rows, scopes }: { readonly rows: readonly ScoreRow[]; readonly scopes: readonly string[] }) {
  const { nameOf } = useStudy();
  const { place, choose } = useChoice();
  const models = [...new Set(rows.map(({ model }) => model))].sort();
  if (models.length < 2) return null;
  const pick = (key: 'one' | 'other', fallback: string) => {
    const chosen = place.chosen[key] ?? '';
    return models.includes(chosen) ? chosen : fallback;
  };
  const one = pick('one', models[0]!);
  const other = pick('other', models[1]!);
  const find = (model: string, scope: string): ScoreRow | undefined => rows.find((row) => row.model === model && row.scope === scope);
  const compared = scopes.flatMap((scope) => {
    const [a, b] = [find(one, scope), find(other, scope)];
    return a === undefined || b === undefined ? [] : [{ scope, a, b, difference: a.score - b.score, error: a.standardError === null || b.standardError === null ? null : Math.hypot(a.standardError, b.standardError) }];
  });
  const select = (key: 'one' | 'other', value: string) => (
    <select aria-label={key === 'one' ? 'First model' : 'Second model'} value={value} onChange={(event) => choose({ [key]: event.currentTarget.value })}>
      {models.map((model) => (
        <option value={model}>{shown(model)}</option>
      ))}
    </select>
  );
  return (
    <>
      <p class="bar">
        Compare {select('one', one)} with {select('other', other)}
      </p>
      <DataTable
        caption="Two models"
        rows={compared}
        keyOf={({ scope }) => scope}
        columns={[
          { name: 'Scope', value: ({ scope }) => nameOf(scope) },
          { name: one, figure: true, value: ({ a }) => a.score, show: ({ a }) => decimal(a.score) },
          { name: other, figure: true, value: ({ b }) => b.score, show: ({ b }) => decimal(b.score) },
          { name: 'Difference', figure: true, value: ({ difference }) => difference, interval: ({ difference, error }) => (error === null ? null : { lower: difference - 1.96 * error, upper: difference + 1.96 * error }), show: ({ difference, error }) => `${decimal(difference)} ${error === null ? '' : `[${decimal(difference - 1.96 * error)}, ${decimal(difference + 1.96 * error)}]`}` },
          { name: 'Verdict', value: ({ a, b, error }) => (error === null ? 'not estimable' : differs(a, b) ? 'differ' : 'no difference shown') },
        ]}
      />
      <p class="note">Each line is one comparison at 5 %; nothing is corrected for looking at many. Stems are shared by both models, so these intervals are rather wide than narrow.</p>
    </>
  );
}
