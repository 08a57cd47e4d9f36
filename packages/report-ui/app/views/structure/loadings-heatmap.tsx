import * as Plot from '@observablehq/plot';
import type { ReportDocument } from '../../../src/document/report-document.ts';
import { useState } from 'preact/hooks';
import { namesAxis } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { decimal, shown } from '../../parts/format.ts';
import { diverging } from '../../parts/palette.ts';
import { WordLink } from '../../parts/word-link.tsx';

const fewWords = 40;

/** Every word by every factor, words of a factor together and by falling loading. */
export function LoadingsHeatmap({ factor }: { readonly factor: NonNullable<ReportDocument['factor']> }) {
  const [all, setAll] = useState(false);
  const k = factor.loadings[0]?.length ?? 0;
  if (k === 0) return null;
  const rows = factor.variables
    .map((word, i) => {
      const loadings = factor.loadings[i]!;
      const home = loadings.reduce((best, value, j) => (Math.abs(value) > Math.abs(loadings[best]!) ? j : best), 0);
      return { word, communality: factor.communalities[i] ?? null, loadings, home, largest: Math.abs(loadings[home]!) };
    })
    .sort((a, b) => a.home - b.home || b.largest - a.largest);
  const perFactor = Math.ceil(fewWords / k);
  const visible = all ? rows : rows.filter((row, i) => rows.slice(0, i).filter(({ home }) => home === row.home).length < perFactor);
  const cells = visible.flatMap(({ word, loadings }) => loadings.map((value, j) => ({ word: shown(word), factor: `F${j + 1}`, value })));
  return (
    <div>
      <Chart
        title="Loadings"
        description={`Pattern loadings of ${visible.length} words on ${k} factors. ${visible.map(({ word, home, loadings }) => `${word} ${decimal(loadings[home])} on F${home + 1}`).join('; ')}.`}
        of={[factor, all]}
        draw={(width) =>
          Plot.plot({
            width,
            height: 60 + visible.length * (all ? 9 : 15),
            marginLeft: Math.min(150, width / 3),
            marginTop: 24,
            x: { axis: 'top', label: null },
            y: { domain: visible.map(({ word }) => shown(word)) },
            color: { scheme: diverging, domain: [-1, 1], legend: true, label: 'loading' },
            marks: [
              namesAxis(Math.min(150, width / 3)),
              Plot.cell(cells, { x: 'factor', y: 'word', fill: 'value', inset: 0.5 }),
              ...(all ? [] : [Plot.text(cells, { x: 'factor', y: 'word', text: ({ value }: (typeof cells)[number]) => decimal(value), fill: ({ value }: (typeof cells)[number]) => (Math.abs(value) > 0.6 ? 'white' : 'black'), fontSize: 10 })]),
              Plot.tip(cells, Plot.pointer({ x: 'factor', y: 'word', title: ({ word, factor: name, value }: (typeof cells)[number]) => `${word}\n${name}: ${decimal(value, 3)}` })),
            ],
          })
        }
      />
      {visible.length < rows.length || all ? (
        <button type="button" onClick={() => setAll(!all)}>
          {all ? `The first words of each factor` : `All ${rows.length} words`}
        </button>
      ) : null}
      <details>
        <summary>Loadings as a table; a word opens the answers that name it</summary>
        <DataTable
          caption="Loadings of all words"
          rows={rows}
          keyOf={({ word }) => word}
          page={20}
          columns={[
            { name: 'Word', value: ({ word }) => word, show: ({ word }) => <WordLink word={word} /> },
            ...Array.from({ length: k }, (_, j) => ({ name: `F${j + 1}`, figure: true, value: ({ loadings }: (typeof rows)[number]) => loadings[j]!, show: ({ loadings }: (typeof rows)[number]) => decimal(loadings[j]) })),
            { name: 'Communality', figure: true, value: ({ communality }) => communality, show: ({ communality }) => decimal(communality) },
          ]}
        />
      </details>
    </div>
  );
}
