/** A column’s name as the noun for so many of its levels: `model`, `models`; `entry`, `entries`; of two columns their combinations; a name that is no word stays as it is. */
export function nouns(column: string, count: number): string {
  if (column.includes('+')) return count === 1 ? column : `${column} combinations`;
  if (count === 1 || !/[a-z]$/i.test(column) || /s$/i.test(column)) return column;
  if (/[^aeiou]y$/i.test(column)) return `${column.slice(0, -1)}ies`;
  return /(?:x|ch|sh)$/i.test(column) ? `${column}es` : `${column}s`;
}

/** Numbers with the digits before the point in groups of three. */
export function spelled(count: number): string {
  const [whole, ...fraction] = String(count).split('.');
  return [whole!.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

/** In hundredths, with one decimal; of what is less than one of these, the first digit that says something. */
export function percent(share: number): string {
  const hundredths = 100 * share;
  return `${hundredths > 0 && hundredths < 0.05 ? Number(hundredths.toPrecision(1)) : hundredths.toFixed(1)} %`;
}

/** A coefficient that cannot pass 1, without the zero before the point. */
export function coefficient(value: number, digits = 3): string {
  return value.toFixed(digits).replace(/^(-?)0\./, '$1.').replace('-', '−');
}

export function range([low, high]: readonly [number, number], shown: (value: number) => string = (value) => value.toFixed(3)): string {
  return `[${shown(low)}, ${shown(high)}]`;
}

/** a, b and c. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
}
