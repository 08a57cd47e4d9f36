/** A linear scale from data to pixels. */
export function linear(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const span = from[1] - from[0];
  return (value) => to[0] + (span === 0 ? 0.5 : (value - from[0]) / span) * (to[1] - to[0]);
}

/** Pixels with one decimal: more would only make the file larger. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Round numbers over a range, about `count` of them. */
export function ticks(low: number, high: number, count = 5): number[] {
  const rough = (high - low) / count;
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough)!;
  const first = Math.ceil(low / step);
  const result: number[] = [];
  for (let i = first; i * step <= high + step * 1e-9; i++) result.push(Number((i * step).toPrecision(12)));
  return result;
}

/** At most `length` characters. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
