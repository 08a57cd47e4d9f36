import { coefficient, nouns } from './method-words.ts';
import type { ScaleReliability } from './scale-reliability.ts';

/** What a paper says of many scales: how α, ω and G are spread over them, and how many items they need. */
export function scalesSentence(scales: readonly ScaleReliability[], column: string | null, target: number): string[] {
  if (column === null || scales.length === 0) return [];
  const known = scales.flatMap(({ alpha }) => (alpha === null ? [] : [alpha]));
  const counts = scales.map(({ items }) => items);
  const sizes = [Math.min(...counts), Math.max(...counts)];
  const parts = [`Looked at one by one, the ${scales.length} ${nouns(column, scales.length)} (of ${sizes[0] === sizes[1] ? sizes[0] : `${sizes[0]} to ${sizes[1]}`} items) had`];
  if (known.length === 0) return [`${parts[0]} no α that could be estimated: ${scales[0]!.why}.`];
  const high = known.filter((alpha) => alpha >= 0.7).length;
  const negative = known.filter((alpha) => alpha < 0).length;
  const omegas = scales.flatMap(({ omega }) => (omega === null ? [] : [omega]));
  const reached = scales.filter(({ g }) => g.relative !== null && g.relative >= target).length;
  const lengths = scales.flatMap(({ itemsForTarget }) => (itemsForTarget === null ? [] : [itemsForTarget]));
  parts.push(
    `a median α of ${coefficient(quantile(known, 0.5), 2)} (quartiles ${coefficient(quantile(known, 0.25), 2)} and ${coefficient(quantile(known, 0.75), 2)}; ${high} of ${known.length} reach .70${negative > 0 ? `, ${negative} are negative` : ''}${known.length < scales.length ? `, ${scales.length - known.length} could not be estimated` : ''})`,
    ...(omegas.length > 0 ? [`and, where it could be estimated (${omegas.length}), a median ω of ${coefficient(quantile(omegas, 0.5), 2)}`] : []),
  );
  return [
    `${parts.join(' ')}.`,
    `G reached ${coefficient(target, 2)} in ${reached} of them${lengths.length > 0 ? `; ${lengths.length === scales.length ? 'a scale' : `in the ${lengths.length} that can reach it, a scale`} takes ${Math.round(quantile(lengths, 0.5))} items for that in the median` : ''}.`,
  ];
}

/** Quantile by linear interpolation (R’s type 7). */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - low);
}
