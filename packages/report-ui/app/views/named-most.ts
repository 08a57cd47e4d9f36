import type { ReportDocument } from '../../src/document/report-document.ts';
import { percent } from '../parts/format.ts';

const most = 3;

/** Word → the models, of those asked for, that name it in the largest shares of their lists. */
export function namedMost(usage: ReportDocument['usage'], models: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (usage === null) return found;
  const rows = usage.models.flatMap((model, row) => (models.includes(model) ? [{ model, row }] : []));
  usage.words.forEach((word, column) => {
    const shares = rows.map(({ model, row }) => ({ model, share: usage.shares[row * usage.words.length + column]! })).filter(({ share }) => share > 0);
    const first = shares.sort((a, b) => b.share - a.share).slice(0, most);
    if (first.length > 0) found.set(word, first.map(({ model, share }) => `${model} ${percent(share)}`).join(', '));
  });
  return found;
}
