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
  const named = placeLabels(
    points
      .filter(({ descriptor }) => labelled.has(descriptor) || points.length <= 60)
      .map((point) => ({ text: shorten(point.descriptor, 22), x: x(point.x) + 6, y: y(point.y) + 4 })),
    width,
  );
  return html`<figure><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="Map of ${points.length} words by meaning">
${points.map(({ descriptor, x: a, y: b }) => html`<circle class="${classOf(descriptor)}" cx="${px(x(a))}" cy="${px(y(b))}" r="4"><title>${shorten(descriptor, 60)}</title></circle>
`)}${named.map((label) => html`<text x="${px(label.x)}" y="${px(label.y)}">${label.text}</text>`)}</svg><figcaption>${dimensions.map(({ name }, at) => html`<span class="k${at % colours}">●</span> ${name} `)}Near words mean alike (${clustering.embedder ?? 'no embedder'}); the colour is the dimension that their use in answers put them in; hollow: in none.</figcaption></figure>`;
}

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Labels that lie over no earlier one and inside the picture. About seven pixels a letter. */
function placeLabels(labels: readonly Label[], width: number): Label[] {
  const placed: Label[] = [];
  const end = (label: Label): number => label.x + 7 * label.text.length;
  for (const label of labels) {
    const free = placed.every((other) => Math.abs(other.y - label.y) >= 12 || end(other) < label.x || end(label) < other.x);
    if (free && end(label) <= width) placed.push(label);
  }
  return placed;
}
