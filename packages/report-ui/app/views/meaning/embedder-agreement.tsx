import type { Clustering } from '@valuelex/core';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, range } from '../../parts/format.ts';
import { Foreign } from '../../parts/foreign.tsx';
import { useStudy } from '../../state/study.ts';

/** How far groupings by each of several embedders agree, and what such a consensus reaches where they share nothing. */
export function EmbedderAgreement({ consensus }: { readonly consensus: NonNullable<Clustering['consensus']> }) {
  const { nameOf } = useStudy();
  if (consensus.agreement.length === 0) return null;
  const inside = (dimension: number | null): string => (dimension === null ? 'all words' : nameOf(`d${dimension + 1}`));
  return (
    <DataTable
      caption="Do embedders agree on the clusters?"
      rows={consensus.agreement}
      keyOf={({ dimension, a, b }) => `${dimension} ${a} ${b}`}
      columns={[
        { name: 'Of', value: ({ dimension }) => inside(dimension), show: ({ dimension }) => <Foreign text={inside(dimension)} /> },
        { name: 'One', value: ({ a }) => a, show: ({ a }) => <Foreign text={a} /> },
        { name: 'Other', value: ({ b }) => b, show: ({ b }) => <Foreign text={b} /> },
        { name: 'ARI', figure: true, value: ({ ari }) => ari, interval: ({ interval }) => interval, show: ({ ari, interval }) => `${decimal(ari)} ${range(interval)}` },
        { name: 'By chance', figure: true, value: ({ chance }) => chance, show: ({ chance }) => decimal(chance) },
        { name: 'Words', figure: true, value: ({ words }) => words },
      ]}
    />
  );
}
