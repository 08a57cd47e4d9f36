/** The k nearest so far, as two parallel arrays sorted by distance, then index. */
export class NearestOf {
  readonly indices: Int32Array;
  readonly distances: Float64Array;
  private count = 0;
  private readonly k: number;

  constructor(k: number) {
    this.k = k;
    this.indices = new Int32Array(k).fill(-1);
    this.distances = new Float64Array(k).fill(Infinity);
  }

  clear(): void {
    this.count = 0;
    this.indices.fill(-1);
    this.distances.fill(Infinity);
  }

  offer(index: number, distance: number): void {
    if (this.count === this.k && !this.isNearer(index, distance, this.k - 1)) return;
    let at = Math.min(this.count, this.k - 1);
    while (at > 0 && this.isNearer(index, distance, at - 1)) {
      this.indices[at] = this.indices[at - 1]!;
      this.distances[at] = this.distances[at - 1]!;
      at--;
    }
    this.indices[at] = index;
    this.distances[at] = distance;
    if (this.count < this.k) this.count++;
  }

  private isNearer(index: number, distance: number, slot: number): boolean {
    const gap = distance - this.distances[slot]!;
    return gap < 0 || (gap === 0 && index < this.indices[slot]!);
  }
}
