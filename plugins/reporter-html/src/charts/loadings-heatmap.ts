import type { FactorSolution } from '@valuelex/core';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { px, shorten } from './scale.ts';

const most = 120;

/** Loadings as colour: blue positive, orange negative, strength by opacity. Words by dominant factor, strongest first. */
export function loadingsHeatmap(factor: FactorSolution): Html {
  const k = factor.loadings[0]?.length ?? 0;
  if (k === 0) return html``;
  const strongest = (row: readonly number[]): number => row.reduce((best, value, j) => (Math.abs(value) > Math.abs(row[best]!) ? j : best), 0);
  const rows = factor.variables
    .map((name, i) => ({ name, loadings: factor.loadings[i]!, at: strongest(factor.loadings[i]!) }))
    .sort((a, b) => Math.abs(b.loadings[b.at]!) - Math.abs(a.loadings[a.at]!))
    .slice(0, most)
    .sort((a, b) => a.at - b.at || Math.abs(b.loadings[b.at]!) - Math.abs(a.loadings[a.at]!));
  const [left, top, cellWidth, cellHeight] = [170, 24, Math.max(34, Math.min(70, 360 / k)), 16];
  const [width, height] = [left + k * cellWidth + 8, top + rows.length * cellHeight + 4];
  return html`<figure><svg viewBox="0 0 ${px(width)} ${height}" width="${px(width)}" role="img" aria-label="Heat map of ${rows.length} words by ${k} factors">
${Array.from({ length: k }, (_, j) => html`<text class="soft" x="${px(left + (j + 0.5) * cellWidth)}" y="15" text-anchor="middle">F${j + 1}</text>`)}
${rows.map(({ name, loadings }, i) => {
  const y = top + i * cellHeight;
  return html`<text x="${left - 8}" y="${y + 12}" text-anchor="end">${shorten(name, 24)}</text>${loadings.map(
    (value, j) => html`<rect class="${value < 0 ? 'neg' : 'pos'}" fill-opacity="${Math.min(1, Math.abs(value)).toFixed(2)}" x="${px(left + j * cellWidth)}" y="${y}" width="${px(cellWidth - 1)}" height="${cellHeight - 1}"><title>${shorten(name, 60)}, F${j + 1}: ${value.toFixed(2)}</title></rect>`,
  )}
`;
})}</svg><figcaption>Pattern loadings${rows.length < factor.variables.length ? ` of the ${rows.length} words that load most, of ${factor.variables.length}` : ''}. Blue: positive; orange: negative; the stronger the colour, the larger.</figcaption></figure>`;
}
