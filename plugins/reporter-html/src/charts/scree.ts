import type { FactorSolution } from '@valuelex/core';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { linear, px, ticks } from './scale.ts';

const most = 20;

/** The null that decided, if the strategy tells it: quantiles per eigenvalue of the rule's entry in `retention`. */
export function nullLine(retention: FactorSolution['retention']): { rule: string; values: readonly number[]; observed: readonly number[] | null } | null {
  const camel = retention.rule.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  const candidates = [camel, retention.rule, 'parallel', ...Object.keys(retention)];
  for (const rule of candidates) {
    const entry = retention[rule];
    if (typeof entry !== 'object' || entry === null) continue;
    const { quantile, mean, observed } = entry as { quantile?: unknown; mean?: unknown; observed?: unknown };
    const values = [quantile, mean].find(isNumbers);
    if (values !== undefined) return { rule, values, observed: isNumbers(observed) ? observed : null };
  }
  return null;
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((x) => typeof x === 'number');
}

/** Eigenvalues, falling, with the line of the null that decided. */
export function screeChart(factor: FactorSolution): Html {
  const against = nullLine(factor.retention);
  const eigenvalues = (against?.observed ?? factor.eigenvalues).slice(0, most);
  const nulls = (against?.values ?? []).slice(0, eigenvalues.length);
  if (eigenvalues.length === 0) return html``;
  const [width, height, left, bottom] = [640, 300, 48, 36];
  const top = Math.max(...eigenvalues, ...nulls);
  const low = Math.min(0, ...eigenvalues, ...nulls);
  const x = linear([1, Math.max(2, eigenvalues.length)], [left + 12, width - 12]);
  const y = linear([low, top], [height - bottom, 14]);
  const path = (values: readonly number[]): string => values.map((value, i) => `${i === 0 ? 'M' : 'L'}${px(x(i + 1))} ${px(y(value))}`).join('');
  const { chosen } = factor.retention;
  return html`<figure><svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="Scree plot: ${eigenvalues.length} eigenvalues, ${chosen} kept">
<path class="axis" d="M${left} 8V${height - bottom}H${width}"/>
${ticks(low, top).map((value) => html`<text class="soft" x="${left - 6}" y="${px(y(value) + 4)}" text-anchor="end">${value}</text><path class="axis" d="M${left - 3} ${px(y(value))}h3"/>`)}
${eigenvalues.map((_, i) => (i % 2 === 0 ? html`<text class="soft" x="${px(x(i + 1))}" y="${height - bottom + 16}" text-anchor="middle">${i + 1}</text>` : null))}
<text class="soft" x="12" y="${(height - bottom) / 2}" transform="rotate(-90 12 ${(height - bottom) / 2})" text-anchor="middle">eigenvalue</text>
<text class="soft" x="${px((left + width) / 2)}" y="${height - 4}" text-anchor="middle">number of the eigenvalue</text>
${nulls.length > 0 ? html`<path class="null" d="${path(nulls)}"/>` : null}
<path class="observed" d="${path(eigenvalues)}"/>
${eigenvalues.map((value, i) => html`<circle class="${i < chosen ? 'kept' : 'dot'}" cx="${px(x(i + 1))}" cy="${px(y(value))}" r="4"><title>${i + 1}: ${value.toFixed(3)}${nulls[i] === undefined ? '' : `, null ${nulls[i].toFixed(3)}`}</title></circle>`)}
</svg><figcaption>Eigenvalues (line). Green: kept, ${chosen} by ${factor.retention.rule}.${against === null ? '' : ` Dashed: the null of ${against.rule}.`}</figcaption></figure>`;
}
