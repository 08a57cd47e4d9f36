import type { ReportTest } from '../../../src/document/report-document.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Diagnostics } from '../../parts/diagnostics.tsx';
import { decimal, shown, whole } from '../../parts/format.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { useChoice, useStudy } from '../../state/study.ts';
import { CompareTwo } from './compare-two.tsx';
import { Profiles } from './profiles.tsx';
import { ranked, scopesOf, scoreRows } from './score-rows.ts';

/** One value test: scores of the models, ranked only where the difference holds. */
export function TestPart({ test }: { readonly test: ReportTest }) {
  const { document, nameOf, trace } = useStudy();
  const { isShown, place, choose } = useChoice();
  const { dimensions, subdimensions } = scopesOf(document, test);
  const rows = scoreRows(test, isShown);
  const chosen = place.chosen['scope'] ?? '';
  const scope = [...dimensions, ...subdimensions].includes(chosen) ? chosen : (dimensions[0] ?? subdimensions[0] ?? '');
  const scale = test.items[0]?.scale ?? null;
  const verdicts = (document.findings?.discriminant ?? []).filter((row) => row.test === test.test && (row.a === scope || row.b === scope));
  const blurred = verdicts.filter(({ verdict }) => verdict !== 'distinct');
  const own = rows.filter((row) => row.scope === scope);
  const isSub = subdimensions.includes(scope);
  const canRank = blurred.length === 0;
  const table = canRank ? ranked(own) : own.sort((a, b) => b.score - a.score).map((row) => ({ ...row, rank: null }));
  const trailOf = (model: string): void => trace({ title: `Answers of ${model} behind ${nameOf(scope)}`, model, purpose: 'assess', test: test.test, scope });
  return (
    <>
      <h3>
        <Foreign text={test.test} />
      </h3>
      <p class="note">
        {whole(test.items.length)} items, {whole(test.answersStored)} answers, {whole(test.ratingsStored)} ratings{test.raters.length > 0 ? ` by ${test.raters.map(({ label }) => shown(label)).join(', ')}` : ''}
        {scale === null ? '' : `; scale ${scale.min} to ${scale.max}`}.
      </p>
      <label>
        Scope{' '}
        <select value={scope} onChange={(event) => choose({ scope: event.currentTarget.value })}>
          {dimensions.map((id) => (
            <option value={id}>{nameOf(id)}</option>
          ))}
          {subdimensions.length > 0 && (
            <optgroup label="Subdimensions">
              {subdimensions.map((id) => (
                <option value={id}>
                  {nameOf(id)} ({shown(id)})
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <Profiles test={test.test} scale={scale} rows={rows} scopes={isSub ? [scope] : dimensions} nameOf={nameOf} orderBy={scope} />
      <DataTable
        caption={`${nameOf(scope)}: models`}
        rows={table}
        keyOf={({ model }) => model}
        empty="No model with a score passes the filter at the top of the page."
        columns={[
          {
            name: 'Model',
            value: ({ model }) => model,
            show: ({ model }) => (
              <button type="button" class="link" onClick={() => trailOf(model)}>
                <Foreign text={model} />
              </button>
            ),
          },
          { name: 'Rank', figure: true, value: ({ rank }) => rank, show: ({ rank }) => rank ?? '–' },
          { name: 'Score', figure: true, value: ({ score }) => score, show: ({ score }) => decimal(score) },
          { name: '95 % from', figure: true, value: ({ lower }) => lower, show: ({ lower }) => decimal(lower) },
          { name: 'to', figure: true, value: ({ upper }) => upper, show: ({ upper }) => decimal(upper) },
          { name: 'Stems', figure: true, value: ({ items }) => items },
          { name: 'Answers', figure: true, value: ({ answers }) => answers },
        ]}
      />
      <p class="note">
        {canRank
          ? 'Models share a rank until one lies below its first by more than chance (5 % each).'
          : `Not ranked: this scale is not shown to be distinct from ${blurred.map(({ a, b }) => nameOf(a === scope ? b : a)).slice(0, 3).join(', ')}.`}
      </p>
      <CompareTwo rows={rows} scopes={[...dimensions, ...subdimensions]} />
      <Diagnostics of={test.scores.diagnostics} />
    </>
  );
}
