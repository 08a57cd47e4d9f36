import type { RatingScale, Score } from '@valuelex/core';
import { decimal, range } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { linear, px, shorten, ticks } from './scale.ts';

/** Scores with their intervals: a row per model, a panel per dimension. */
export function profilesChart(scores: readonly Score[], dimensions: readonly { id: string; name: string }[], scale: RatingScale): Html {
  const whole = scores.filter(({ subdimension }) => subdimension === null);
  const models = [...new Set(whole.map(({ model }) => model))];
  const shown = dimensions.filter(({ id }) => whole.some(({ dimension }) => dimension === id));
  if (models.length === 0 || shown.length === 0) return html``;
  const meanOf = (model: string): number => {
    const values = whole.filter((row) => row.model === model && row.score !== null).map((row) => row.score!);
    return values.length === 0 ? Number.NEGATIVE_INFINITY : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const order = [...models].sort((a, b) => meanOf(b) - meanOf(a) || (a < b ? -1 : 1));
  const [left, top, panel, row] = [190, 34, 190, 20];
  const [width, height] = [left + shown.length * panel + 10, top + order.length * row + 26];
  const middle = (scale.min + scale.max) / 2;
  const [low, high] = shownRange(whole, scale, middle);
  return html`<figure><svg class="wide" viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="Scores of ${order.length} models on ${shown.length} dimensions">
${order.map((model, i) => html`<text x="${left - 10}" y="${top + i * row + 14}" text-anchor="end">${shorten(model, 26)}<title>${model}</title></text>`)}
${shown.map(({ id, name }, j) => {
  const x = linear([low, high], [left + j * panel + 10, left + (j + 1) * panel - 18]);
  const inside = (value: number): number => x(Math.min(high, Math.max(low, value)));
  return html`<text x="${px(x((low + high) / 2))}" y="16" text-anchor="middle">${shorten(name, 24)}</text>
<path class="mid" d="M${px(x(middle))} ${top - 8}V${height - 22}"/><path class="axis" d="M${px(x(low))} ${height - 22}H${px(x(high))}"/>
${ticks(low, high, 4).map((value) => html`<text class="soft" x="${px(x(value))}" y="${height - 6}" text-anchor="middle">${decimal(value, Number.isInteger(value) ? 0 : 1)}</text>`)}
${order.map((model, i) => {
  const found = whole.find((score) => score.model === model && score.dimension === id);
  if (found === undefined || found.score === null) return null;
  const y = top + i * row + 10;
  const whisker = found.interval === null ? null : html`<path class="whisker" d="M${px(inside(found.interval.lower))} ${y}H${px(inside(found.interval.upper))}"/>`;
  return html`${whisker}<circle class="dot" cx="${px(inside(found.score))}" cy="${y}" r="3.5"><title>${model}, ${name}: ${decimal(found.score)} ${range(found.interval)}</title></circle>
`;
})}`;
})}</svg><figcaption>Models from the highest mean over the dimensions to the lowest. Points: scores; lines: intervals; no line: no interval could be estimated; dashed: neutral. Shown from ${low} to ${high}; the scale runs from ${scale.min} to ${scale.max}, and intervals are cut at its ends (the table has them whole).</figcaption></figure>`;
}

/** Whole numbers around all that is drawn and the middle, within the scale. */
function shownRange(scores: readonly Score[], scale: RatingScale, middle: number): [number, number] {
  const drawn = scores.flatMap(({ score, interval }) => (score === null ? [] : [score, interval?.lower ?? score, interval?.upper ?? score]));
  const low = Math.max(scale.min, Math.floor(Math.min(middle, ...drawn)));
  const high = Math.min(scale.max, Math.ceil(Math.max(middle, ...drawn)));
  return low < high ? [low, high] : [scale.min, scale.max];
}
