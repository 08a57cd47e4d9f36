/**
 * Greedy k-means++ (Arthur & Vassilvitskii 2007, §2.2 and their remark on several candidates): each next centre is drawn with probability
 * proportional to the squared distance to the nearest centre so far, 2 + ⌊ln k⌋ times, and the draw that lowers the total most is kept.
 * @param squaredFrom fills `out[j]` with the squared distance of points i and j
 * @returns k distinct points
 */
export function greedyPlusPlus(
  n: number,
  k: number,
  random: () => number,
  squaredFrom: (i: number, out: Float64Array) => void,
): number[] {
  const candidates = 2 + Math.floor(Math.log(k));
  const first = Math.min(n - 1, Math.floor(random() * n));
  const chosen = [first];
  const taken = new Uint8Array(n);
  taken[first] = 1;
  let nearest = new Float64Array(n);
  squaredFrom(first, nearest);
  let trial = new Float64Array(n);
  let winner = new Float64Array(n);
  const cumulative = new Float64Array(n);
  while (chosen.length < k) {
    let total = 0;
    for (let j = 0; j < n; j++) cumulative[j] = total += nearest[j]!;
    let bestPoint = -1;
    let bestTotal = Infinity;
    for (let attempt = 0; attempt < candidates; attempt++) {
      // All points coincide with centres when the total is 0: then any free point will do.
      const point = total > 0 ? firstAbove(cumulative, random() * total) : -1;
      const candidate = point >= 0 && taken[point] === 0 ? point : taken.indexOf(0);
      squaredFrom(candidate, trial);
      let sum = 0;
      for (let j = 0; j < n; j++) {
        if (nearest[j]! < trial[j]!) trial[j] = nearest[j]!;
        sum += trial[j]!;
      }
      if (sum < bestTotal) {
        bestTotal = sum;
        bestPoint = candidate;
        [trial, winner] = [winner, trial];
      }
    }
    chosen.push(bestPoint);
    taken[bestPoint] = 1;
    [nearest, winner] = [winner, nearest];
  }
  return chosen;
}

/** The first place whose cumulative sum exceeds `target`. */
function firstAbove(cumulative: Float64Array, target: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
