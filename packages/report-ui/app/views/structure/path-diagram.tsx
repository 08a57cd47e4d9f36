import type { Taxonomy } from '@valuelex/core';
import { brief, isSlim } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { decimal } from '../../parts/format.ts';
import { colourOf } from '../../parts/palette.ts';

const perDimension = 6;
const lineHeight = 22;

/** Dimensions, their strongest words, and the words that load across: an arrow is as thick as its loading is large. */
export function PathDiagram({ taxonomy }: { readonly taxonomy: Taxonomy }) {
  const dimensions = taxonomy.dimensions.filter(({ members }) => members.some(({ loading }) => loading !== null));
  if (dimensions.length === 0) return null;
  const places = new Map(dimensions.map(({ id }, at) => [id, at]));
  const words = dimensions.flatMap(({ id, members }) => members.slice(0, perDimension).map((member) => ({ ...member, home: id })));
  const height = words.length * lineHeight + 20;
  const wordY = (at: number): number => 16 + at * lineHeight;
  const dimensionY = (id: string): number => {
    const own = words.flatMap((word, at) => (word.home === id ? [wordY(at)] : []));
    return own.reduce((a, b) => a + b, 0) / Math.max(1, own.length);
  };
  return (
    <Chart
      title="Path diagram"
      description={dimensions.map(({ name, members }) => `${name}: ${members.slice(0, perDimension).map(({ descriptor, loading }) => `${descriptor} ${decimal(loading)}`).join(', ')}`).join('. ')}
      note={`The ${perDimension} strongest words of each dimension. Dashes: a loading on another dimension.`}
      of={[taxonomy]}
      draw={(width) => {
        const left = Math.min(180, 0.34 * width);
        const right = width - Math.min(190, 0.38 * width);
        const svg = element('svg', { viewBox: `0 0 ${width} ${height}`, width: String(width), height: String(height), 'font-size': '12', fill: 'currentColor' });
        const arrow = (id: string, at: number, loading: number, dashed: boolean): void => {
          const y = dimensionY(id);
          const middle = (left + right) / 2;
          const path = element('path', {
            d: `M${left} ${y}C${middle} ${y} ${middle} ${wordY(at)} ${right - 6} ${wordY(at)}`,
            fill: 'none',
            stroke: colourOf(places.get(id)!),
            'stroke-width': String(0.5 + 3.5 * Math.abs(loading)),
            'stroke-opacity': dashed ? '0.7' : '0.85',
            ...(dashed || loading < 0 ? { 'stroke-dasharray': '5 4' } : {}),
          });
          path.append(titled(`${decimal(loading, 3)}`));
          svg.append(path);
        };
        words.forEach(({ home, loading, across }, at) => {
          if (loading !== null) arrow(home, at, loading, false);
          for (const other of across ?? []) if (places.has(other.dimension)) arrow(other.dimension, at, other.loading, true);
        });
        for (const { id, name } of dimensions) svg.append(label(left - 8, dimensionY(id) + 4, brief(isSlim(width) ? name : `${name} (${id})`, left - 8), { 'text-anchor': 'end', 'font-weight': '600', fill: 'currentColor' }));
        words.forEach(({ descriptor, loading }, at) => svg.append(label(right, wordY(at) + 4, `${brief(descriptor, width - right - 36)} ${decimal(loading)}`, {})));
        return svg;
      }}
    />
  );
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function titled(text: string): SVGElement {
  const title = element('title', {});
  title.textContent = text;
  return title;
}

function label(x: number, y: number, text: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = element('text', { x: String(x), y: String(y), ...attributes });
  made.textContent = text;
  return made;
}
