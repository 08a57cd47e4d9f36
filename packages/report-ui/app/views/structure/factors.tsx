import type { Taxonomy } from '@valuelex/core';
import type { ReportDocument } from '../../../src/document/report-document.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, percent } from '../../parts/format.ts';
import { Foreign } from '../../parts/foreign.tsx';

/** Variance of the factors and their correlations; on lists the correction’s constant sets these, and they are withheld. */
export function Factors({ factor }: { readonly factor: NonNullable<ReportDocument['factor']> }) {
  const k = factor.loadings[0]?.length ?? 0;
  if (k === 0) return null;
  const withheld = factor.diagnostics.find(({ code }) => code === 'phi-not-identified');
  const rows = Array.from({ length: k }, (_, i) => i);
  return (
    <>
      <DataTable
        caption="Factors"
        rows={rows}
        keyOf={String}
        columns={[
          { name: 'Factor', value: (i) => `F${i + 1}` },
          { name: 'Sum of squared loadings', figure: true, value: (i) => factor.variance.ssLoadings[i] ?? null, show: (i) => decimal(factor.variance.ssLoadings[i]) },
          { name: 'Share of variance', figure: true, value: (i) => factor.variance.proportion[i] ?? null, show: (i) => percent(factor.variance.proportion[i], 1) },
          ...(withheld === undefined ? rows.map((j) => ({ name: `r with F${j + 1}`, figure: true, value: (i: number) => factor.phi[i]?.[j] ?? null, show: (i: number) => decimal(factor.phi[i]?.[j]) })) : []),
        ]}
      />
      {withheld !== undefined && <p class="note">Correlations of factors are withheld: {withheld.message}</p>}
    </>
  );
}

/** Words that stand on more than one dimension, and those that stand on none. */
export function CrossLoaders({ taxonomy, nameOf }: { readonly taxonomy: Taxonomy; readonly nameOf: (scope: string) => string }) {
  const across = taxonomy.dimensions.flatMap(({ id, members }) => members.filter(({ crossLoads }) => crossLoads).map((member) => ({ ...member, home: id })));
  return (
    <div class="side-by-side">
      <DataTable
        caption="Words that load across"
        rows={across}
        keyOf={({ descriptor }) => descriptor}
        empty="No word loads on more than one dimension."
        columns={[
          { name: 'Word', value: ({ descriptor }) => descriptor, show: ({ descriptor }) => <Foreign text={descriptor} /> },
          { name: 'Stands in', value: ({ home }) => nameOf(home) },
          { name: 'Loading', figure: true, value: ({ loading }) => loading, show: ({ loading }) => decimal(loading) },
          { name: 'Also on', value: ({ across: others = [] }) => others.map(({ dimension, loading }) => `${nameOf(dimension)} ${decimal(loading)}`).join(', ') },
        ]}
      />
      <DataTable
        caption="Words of no dimension"
        rows={taxonomy.homeless}
        keyOf={({ descriptor }) => descriptor}
        empty="Every word has a dimension."
        page={12}
        columns={[
          { name: 'Word', value: ({ descriptor }) => descriptor, show: ({ descriptor }) => <Foreign text={descriptor} /> },
          { name: 'Largest loading', figure: true, value: ({ largest }) => largest, show: ({ largest }) => decimal(largest) },
        ]}
      />
    </div>
  );
}
