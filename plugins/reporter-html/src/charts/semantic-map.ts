import type { Clustering, Taxonomy } from '@valuelex/core';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { linear, px, shorten } from './scale.ts';

const most = 400;
const colours = 8;
/** Other words under a label, at most. */
const mostHidden = 2;
/** Words of a dimension that may be named. */
const named = 8;

/** Words by meaning, coloured by the dimension that their use put them in. */
export function semanticMap(clustering: Clustering, taxonomy: Taxonomy | null): Html {
  const points = clustering.map.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)).slice(0, most);
  if (points.length < 2) return html``;
  const dimensions = taxonomy?.dimensions ?? [];
  const home = new Map(dimensions.flatMap(({ members }, at) => members.map(({ descriptor }) => [descriptor, at] as const)));
  const rank = ranks(clustering, dimensions);
  const [width, height, edge] = [760, 520, 16];
  const extent = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const x = linear(extent(points.map((point) => point.x)), [edge + 40, width - edge - 70]);
  const y = linear(extent(points.map((point) => point.y)), [height - edge, edge]);
  const classOf = (descriptor: string): string => {
    const at = home.get(descriptor);
    return at === undefined ? 'g-none' : `g${at % colours}`;
  };
  const labels = placeLabels(
    points
      .filter(({ descriptor }) => rank.has(descriptor))
      .sort((a, b) => rank.get(a.descriptor)! - rank.get(b.descriptor)!)
      .map((point) => ({ text: shorten(point.descriptor, 22), x: x(point.x) + 6, y: y(point.y) + 4 })),
    points.map((point) => ({ x: x(point.x), y: y(point.y) })),
    width,
  );
  return html`<figure><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="Map of ${points.length} words by meaning">
${points.map(({ descriptor, x: a, y: b }) => html`<circle class="${classOf(descriptor)}" cx="${px(x(a))}" cy="${px(y(b))}" r="4"><title>${shorten(descriptor, 60)}</title></circle>
`)}${labels.map((label) => html`<text class="label" x="${px(label.x)}" y="${px(label.y)}">${label.text}</text>`)}</svg>
${dimensions.length === 0 ? null : html`<ul class="legend">${dimensions.map(({ name }, at) => html`<li><span class="k${at % colours}">●</span> ${name}</li>`)}<li>○ none</li></ul>`}
<figcaption>Near words mean alike (${clustering.embedder ?? 'no embedder'}); the colour is the dimension that their use in answers put them in. Named: the words that load most on each dimension, where there is room; all words have a tooltip.</figcaption></figure>`;
}

/** Words that may be named and in which order: the strongest of each dimension in turn; without dimensions the medoids of the clusters. */
function ranks({ global }: Clustering, dimensions: Taxonomy['dimensions']): ReadonlyMap<string, number> {
  const strength = (loading: number | null): number => Math.abs(loading ?? 0);
  const found =
    dimensions.length === 0
      ? global.clusters.map(({ medoid }) => [medoid, 0] as const)
      : dimensions.flatMap(({ members }) =>
          [...members]
            .sort((a, b) => strength(b.loading) - strength(a.loading))
            .slice(0, named)
            .map(({ descriptor }, at) => [descriptor, at] as const),
        );
  return new Map(found);
}

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Labels that lie over no earlier one, hide few words and stay inside the picture. About seven pixels a letter. */
function placeLabels(labels: readonly Label[], points: readonly { readonly x: number; readonly y: number }[], width: number): Label[] {
  const placed: Label[] = [];
  const end = (label: Label): number => label.x + 7 * label.text.length;
  for (const label of labels) {
    const free = placed.every((other) => Math.abs(other.y - label.y) >= 14 || end(other) + 4 < label.x || end(label) + 4 < other.x);
    const hidden = points.filter((point) => point.x > label.x && point.x < end(label) && point.y > label.y - 14 && point.y < label.y + 6).length;
    if (free && hidden <= mostHidden && end(label) <= width) placed.push(label);
  }
  return placed;
}
