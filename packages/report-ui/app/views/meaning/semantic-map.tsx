import * as Plot from '@observablehq/plot';
import type { Clustering, Taxonomy } from '@valuelex/core';
import { useState } from 'preact/hooks';
import { Chart } from '../../parts/chart.tsx';
import { shown } from '../../parts/format.ts';
import { colourOf } from '../../parts/palette.ts';

const homeless = 'no dimension';

/** Words by meaning: near is alike. Colour is the dimension that answers gave them. */
export function SemanticMap({ clustering, taxonomy }: { readonly clustering: Clustering; readonly taxonomy: Taxonomy | null }) {
  const [by, setBy] = useState<'dimension' | 'cluster'>('dimension');
  if (clustering.map.length === 0) return null;
  const dimensions = taxonomy?.dimensions ?? [];
  const homes = new Map(dimensions.flatMap(({ name, members }) => members.map(({ descriptor }) => [descriptor, shown(name)] as const)));
  const clusters = new Map(clustering.global.labels.map(({ descriptor, cluster }) => [descriptor, cluster]));
  const medoids = new Set(clustering.global.clusters.map(({ medoid }) => medoid));
  const medoidOf = new Map(clustering.global.clusters.map(({ id, medoid }) => [id, shown(medoid)]));
  const points = clustering.map.map(({ descriptor, x, y }) => ({ word: shown(descriptor), x, y, dimension: homes.get(descriptor) ?? homeless, cluster: medoidOf.get(clusters.get(descriptor) ?? -1) ?? 'in no cluster', isMedoid: medoids.has(descriptor) }));
  const names = by === 'dimension' ? [...dimensions.map(({ name }) => shown(name)), homeless] : [...medoidOf.values(), 'in no cluster'];
  const range = names.map((name, at) => (at === names.length - 1 ? '#8a8f98' : colourOf(at)));
  return (
    <>
      <label>
        Colour by{' '}
        <select value={by} onChange={(event) => setBy(event.currentTarget.value as typeof by)}>
          <option value="dimension">dimension, by answers</option>
          <option value="cluster">cluster, by meaning</option>
        </select>
      </label>
    <Chart
      title="Map of meaning"
      description={`${points.length} words laid out by meaning, in ${clustering.global.k} clusters: ${clustering.global.clusters.map(({ medoid, size }) => `${medoid} (${size})`).join(', ')}.`}
      note="Near is alike in meaning, as far as two dimensions can show it; axes have no unit. Named: the medoid of each cluster of meaning."
      of={[clustering, taxonomy, by]}
      draw={(width) =>
        Plot.plot({
          width,
          height: Math.min(560, Math.max(320, 0.62 * width)),
          inset: 16,
          x: { axis: null },
          y: { axis: null },
          color: { domain: names, range, legend: true },
          marks: [
            Plot.dot(points, { x: 'x', y: 'y', fill: by, r: 4, stroke: 'currentColor', strokeOpacity: 0.25 }),
            Plot.text(points.filter(({ isMedoid }) => isMedoid), { x: 'x', y: 'y', text: 'word', dy: -9, fontSize: 11, stroke: 'var(--ground)', fill: 'currentColor', strokeWidth: 3 }),
            Plot.tip(points, Plot.pointer({ x: 'x', y: 'y', title: ({ word, dimension, cluster }: (typeof points)[number]) => `${word}\n${dimension}\ncluster: ${cluster}` })),
          ],
        })
      }
    />
    </>
  );
}
