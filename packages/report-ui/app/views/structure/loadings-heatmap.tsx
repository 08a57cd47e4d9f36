import * as Plot from '@observablehq/plot';
import type { ReportDocument } from '../../../src/document/report-document.ts';
import { useState } from 'preact/hooks';
import { namesAxis } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { decimal, shown } from '../../parts/format.ts';
import { diverging } from '../../parts/palette.ts';

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
      return { word: shown(word), loadings, home, largest: Math.abs(loadings[home]!) };
    })
    .sort((a, b) => a.home - b.home || b.largest - a.largest);
  const perFactor = Math.ceil(fewWords / k);
  const visible = all ? rows : rows.filter((row, i) => rows.slice(0, i).filter(({ home }) => home === row.home).length < perFactor);
  const cells = visible.flatMap(({ word, loadings }) => loadings.map((value, j) => ({ word, factor: `F${j + 1}`, value })));
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
            y: { domain: visible.map(({ word }) => word) },
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
    </div>
  );
}
