import type { Taxonomy } from '@valuelex/core';
import { hierarchy, partition } from 'd3-hierarchy';
import { arc } from 'd3-shape';
import { brief } from '../../parts/axis.ts';
import { Chart } from '../../parts/chart.tsx';
import { decimal, shown } from '../../parts/format.ts';
import { colourOf } from '../../parts/palette.ts';

interface Node {
  readonly name: string;
  readonly words: number;
  readonly colour: string;
  readonly children?: readonly Node[];
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Dimensions, their subdimensions, and how many words each holds. */
export function Sunburst({ taxonomy }: { readonly taxonomy: Taxonomy }) {
  if (taxonomy.dimensions.length === 0) return null;
  const root: Node = {
    name: '',
    words: 0,
    colour: 'none',
    children: taxonomy.dimensions.map(({ name, members, subdimensions }, at) => ({
      name,
      words: Math.max(0, members.length - subdimensions.reduce((sum, sub) => sum + sub.members.length, 0)),
      colour: colourOf(at),
      children: subdimensions.map((sub) => ({ name: sub.name, words: sub.members.length, colour: colourOf(at) })),
    })),
  };
  return (
    <Chart
      title="Dimensions and subdimensions"
      description={taxonomy.dimensions.map(({ name, members, subdimensions }) => `${name}, ${members.length} words: ${subdimensions.map((sub) => `${sub.name} (${sub.members.length})`).join(', ') || 'no subdimensions'}`).join('. ')}
      of={[taxonomy]}
      draw={(available) => {
        const width = Math.min(available, 460);
        const radius = width / 2;
        const laid = partition<Node>().size([2 * Math.PI, 3])(hierarchy(root).sum(({ words }) => words));
        // The hole is smaller than the rings are wide: names need the room.
        const at = (ring: number): number => radius * (ring <= 1 ? 0.2 * ring : 0.2 + 0.4 * (ring - 1));
        const shape = arc<(typeof laid)['children'] extends readonly (infer T)[] | undefined ? T : never>()
          .startAngle(({ x0 }) => x0)
          .endAngle(({ x1 }) => x1)
          .padAngle(0.006)
          .innerRadius(({ y0 }) => at(y0))
          .outerRadius(({ y1 }) => at(y1) - 1);
        const svg = document.createElementNS(svgNamespace, 'svg');
        svg.setAttribute('viewBox', `${-radius} ${-radius} ${width} ${width}`);
        svg.setAttribute('width', String(width));
        for (const node of laid.descendants().slice(1)) {
          const { name, colour } = node.data;
          const path = document.createElementNS(svgNamespace, 'path');
          path.setAttribute('d', shape(node) ?? '');
          path.setAttribute('fill', colour);
          path.setAttribute('fill-opacity', node.depth === 1 ? '0.9' : '0.55');
          const title = document.createElementNS(svgNamespace, 'title');
          title.textContent = `${shown(name)}: ${decimal(node.value ?? 0, 0)} words`;
          path.append(title);
          svg.append(path);
          const angle = (node.x0 + node.x1) / 2;
          const middle = (at(node.y0) + at(node.y1)) / 2;
          if ((node.x1 - node.x0) * middle < 14) continue;
          const text = document.createElementNS(svgNamespace, 'text');
          const flips = angle > Math.PI;
          text.setAttribute('transform', `rotate(${(angle * 180) / Math.PI - 90}) translate(${middle},0) rotate(${flips ? 180 : 0})`);
          text.setAttribute('text-anchor', 'middle');
          text.setAttribute('dy', '0.35em');
          text.setAttribute('fill', node.depth === 1 ? 'white' : 'currentColor');
          text.textContent = brief(name, at(node.y1) - at(node.y0) - 5);
          svg.append(text);
        }
        return svg;
      }}
    />
  );
}
