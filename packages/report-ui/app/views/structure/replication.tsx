import type { Findings } from '@valuelex/core';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, percent, range } from '../../parts/format.ts';

type Row = Findings['replication'][number];
const meanOf = ({ values }: Row): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
};

/** Whether the structure comes back in other models, prompts, settings and languages. */
export function Replication({ findings }: { readonly findings: Findings }) {
  if (findings.replication.length === 0) return null;
  return (
    <DataTable
      caption="Does the structure come back?"
      rows={findings.replication}
      keyOf={({ split, statistic }) => `${split} ${statistic}`}
      columns={[
        { name: 'Split by', value: ({ split }) => split },
        { name: 'Statistic', value: ({ statistic }) => statistic },
        { name: 'Mean', figure: true, value: meanOf, interval: ({ interval }) => interval, show: (row) => `${decimal(meanOf(row))} ${range(row.interval)}` },
        { name: 'Chance, up to', figure: true, value: ({ chance }) => chance ?? null, show: ({ chance }) => decimal(chance) },
        { name: 'Per dimension', value: ({ values }) => values.map((value) => decimal(value)).join(', ') },
        { name: 'ARI of words', figure: true, value: ({ ari }) => ari ?? null, interval: ({ ariInterval }) => ariInterval, show: ({ ari, ariInterval }) => `${decimal(ari)} ${range(ariInterval)}` },
        { name: 'Verdict', value: ({ verdict }) => verdict },
      ]}
    />
  );
}

/** How far answers and meaning agree, beside structures that know less. */
export function Baselines({ findings }: { readonly findings: Findings }) {
  const { structures } = findings;
  if (structures === null || structures === undefined) return null;
  const rows = [{ baseline: 'this study', ...structures.observed, p: null, difference: null }, ...structures.baselines];
  return (
    <DataTable
      caption="Structure of answers against structure of meaning, beside null baselines"
      rows={rows}
      keyOf={({ baseline }) => baseline}
      columns={[
        { name: 'Structure', value: ({ baseline }) => baseline },
        { name: 'ARI', figure: true, value: ({ ari }) => ari, show: ({ ari }) => decimal(ari) },
        { name: 'NMI', figure: true, value: ({ nmi }) => nmi, show: ({ nmi }) => decimal(nmi) },
        { name: 'φ', figure: true, value: ({ phi }) => phi, show: ({ phi }) => decimal(phi) },
        { name: 'p of the observed', figure: true, value: ({ p }) => p?.ari ?? null, show: ({ p }) => decimal(p?.ari, 3) },
        { name: 'Observed − this', figure: true, value: () => null, interval: ({ difference }) => difference, show: ({ difference }) => range(difference) || '–' },
      ]}
    />
  );
}

/** Rows that are not independent: how many respondents they are worth. */
export function Nesting({ findings, nameOf }: { readonly findings: Findings; readonly nameOf: (scope: string) => string }) {
  if (findings.nesting.length === 0) return null;
  return (
    <DataTable
      caption="Respondents are nested in models"
      rows={findings.nesting}
      keyOf={({ dimension }) => dimension}
      columns={[
        { name: 'Dimension', value: ({ dimension }) => nameOf(dimension) },
        { name: 'ICC(1)', figure: true, value: ({ icc1 }) => icc1, show: ({ icc1 }) => percent(icc1) },
        { name: 'Rows', figure: true, value: ({ nominalN }) => nominalN },
        { name: 'Worth, independent', figure: true, value: ({ effectiveN }) => effectiveN, show: ({ effectiveN }) => decimal(effectiveN, 0) },
      ]}
    />
  );
}

/** What of the structure the placebo elicitation has as well. */
export function ResponseStyle({ findings, nameOf }: { readonly findings: Findings; readonly nameOf: (scope: string) => string }) {
  const { responseStyle } = findings;
  if (responseStyle === null || responseStyle === undefined) return null;
  const { factors, placeboFactors, verdict, dimensions } = responseStyle;
  return (
    <>
      <p>
        Placebo elicitation (the same prompts, asking for what is no value): {placeboFactors ?? '–'} factors against {factors ?? '–'} in the study; {verdict === 'exceeds' ? 'the study’s structure exceeds response style' : verdict === 'response-style' ? 'this is response style' : 'not estimable'}.
      </p>
      {dimensions.length > 0 && (
        <DataTable
          caption="Dimensions beside factors of the placebo"
          rows={dimensions}
          keyOf={({ dimension, placeboFactor }) => `${dimension} ${placeboFactor}`}
          columns={[
            { name: 'Dimension', value: ({ dimension }) => nameOf(dimension) },
            { name: 'Factor of the placebo', figure: true, value: ({ placeboFactor }) => placeboFactor },
            { name: 'r over models', figure: true, value: ({ r }) => r, show: ({ r }) => decimal(r) },
            { name: 'p, adjusted', figure: true, value: ({ pAdjusted }) => pAdjusted ?? null, show: ({ pAdjusted }) => decimal(pAdjusted, 3) },
          ]}
        />
      )}
    </>
  );
}
