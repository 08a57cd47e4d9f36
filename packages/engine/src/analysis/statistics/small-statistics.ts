/** Mean; NaN of nothing. */
export function mean(x: readonly number[]): number {
  return x.reduce((a, b) => a + b, 0) / x.length;
}

/** Median; NaN of nothing. */
export function median(x: readonly number[]): number {
  const sorted = [...x].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Standard deviation with n − 1; NaN below two values. */
export function standardDeviation(x: readonly number[]): number {
  const centre = mean(x);
  return Math.sqrt(x.reduce((sum, v) => sum + (v - centre) ** 2, 0) / (x.length - 1));
}

/** Share of the sum of squares below which what is left after the mean is the rounding of sums. */
const ROUNDING = 1e-24;

/** Pearson’s r; null where a side does not vary by more than rounding. */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xy, xx, yy, sizeX, sizeY] = [0, 0, 0, 0, 0];
  x.forEach((value, i) => {
    sizeX += value ** 2;
    sizeY += y[i]! ** 2;
    xy += (value - meanX) * (y[i]! - meanY);
    xx += (value - meanX) ** 2;
    yy += (y[i]! - meanY) ** 2;
  });
  return xx > ROUNDING * sizeX && yy > ROUNDING * sizeY ? xy / Math.sqrt(xx * yy) : null;
}

/** p-values adjusted for the false discovery rate (Benjamini & Hochberg 1995), in their order. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const adjusted = new Array<number>(p.length);
  let least = 1;
  order.forEach((at, i) => {
    least = Math.min(least, (p[at]! * p.length) / (p.length - i));
    adjusted[at] = least;
  });
  return adjusted;
}

/** p-values adjusted so that the chance of any false rejection keeps its level (Holm 1979), in their order. */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!);
  const adjusted = new Array<number>(p.length);
  let most = 0;
  order.forEach((at, i) => {
    most = Math.max(most, Math.min(1, p[at]! * (p.length - i)));
    adjusted[at] = most;
  });
  return adjusted;
}
