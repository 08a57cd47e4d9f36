import type { Clustering, Taxonomy } from '@valuelex/core';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { linear, px, shorten } from './scale.ts';

const most = 400;
const colours = 8;

/** Words by meaning, coloured by the dimension that their use put them in. */
export function semanticMap(clustering: Clustering, taxonomy: Taxonomy | null): Html {
  const points = clustering.map.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)).slice(0, most);
  if (points.length < 2) return html``;
  const dimensions = taxonomy?.dimensions ?? [];
  const home = new Map(dimensions.flatMap(({ members }, at) => members.map(({ descriptor }) => [descriptor, at] as const)));
  const labelled = new Set(dimensions.flatMap(({ members }) => members.slice(0, 10).map(({ descriptor }) => descriptor)));
  const [width, height, edge] = [760, 520, 16];
  const extent = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const x = linear(extent(points.map((point) => point.x)), [edge + 40, width - edge - 70]);
  const y = linear(extent(points.map((point) => point.y)), [height - edge, edge]);
  const classOf = (descriptor: string): string => {
    const at = home.get(descriptor);
    return at === undefined ? 'g-none' : `g${at % colours}`;
  };
  return html`<figure><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="Map of ${points.length} words by meaning">
${points.map(({ descriptor, x: a, y: b }) => html`<circle class="${classOf(descriptor)}" cx="${px(x(a))}" cy="${px(y(b))}" r="4"><title>${shorten(descriptor, 60)}</title></circle>${labelled.has(descriptor) || points.length <= 60 ? html`<text x="${px(x(a) + 6)}" y="${px(y(b) + 4)}">${shorten(descriptor, 22)}</text>` : null}
`)}</svg><figcaption>${dimensions.map(({ name }, at) => html`<span class="k${at % colours}">●</span> ${name} `)}Near words mean alike (${clustering.embedder ?? 'no embedder'}); the colour is the dimension that their use in answers put them in; hollow: in none.</figcaption></figure>`;
}
