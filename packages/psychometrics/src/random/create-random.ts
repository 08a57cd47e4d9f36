/** A stream of pseudo-random numbers. */
export interface Random {
  /** Seed and purpose: `createRandom(...key)` is this stream from its start, in another process too. */
  readonly key: readonly [string | number, ...(string | number)[]];
  /** Uniform on [0, 1), 53 random bits. */
  next(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform integer in 0 … n − 1. */
  int(n: number): number;
  /** Gamma with the given shape and scale 1. */
  gamma(shape: number): number;
  /** Chi-square with `df` degrees of freedom. */
  chiSquare(df: number): number;
  /** Shuffles in place (Fisher–Yates) and returns its argument. */
  shuffle<T extends unknown[] | Float64Array | Int32Array>(items: T): T;
  /** A stream of its own for a purpose; it does not depend on how much of this one was used. */
  fork(...purpose: (string | number)[]): Random;
}

/**
 * The one generator of the project: sfc32 (Chris Doty-Humphrey, PractRand), its 128-bit state the murmur3 hash of the seed and
 * the purpose, so that every purpose (and every draw, if its index is part of the purpose) has a stream of its own.
 * Normals by Marsaglia's polar method; gammas by Marsaglia and Tsang (2000). Equal arguments give equal streams on every machine,
 * save for the last bit of `Math.log` and `Math.pow` between JavaScript engines.
 */
export function createRandom(seed: string | number, ...purpose: (string | number)[]): Random {
  const key = [seed, ...purpose].map((part) => `${typeof part === 'number' ? 'n' : 's'}${String(part).length}:${part}`).join('/');
  let a = murmur3(key, 0x9e3779b9);
  let b = murmur3(key, 0x243f6a88);
  let c = murmur3(key, 0xb7e15162);
  let counter = murmur3(key, 0xdeadbeef);
  let spare = Number.NaN;

  const word = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  // The state needs some rounds before all seeds are well apart.
  for (let i = 0; i < 15; i++) word();

  const next = (): number => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;

  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  };

  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * Math.pow(1 - next(), 1 / shape);
    const d = shape - 1 / 3;
    const k = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + k * x) ** 3;
      if (v <= 0) continue;
      const u = 1 - next();
      if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };

  const int = (n: number): number => Math.floor(next() * n);

  return {
    key: [seed, ...purpose],
    next,
    normal,
    int,
    gamma,
    chiSquare: (df) => 2 * gamma(df / 2),
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = int(i + 1);
        const held = items[i]!;
        items[i] = items[j]!;
        items[j] = held;
      }
      return items;
    },
    fork: (...more) => createRandom(seed, ...purpose, ...more),
  };
}

/** MurmurHash3 x86_32 (Austin Appleby, public domain) of the UTF-16 code units. */
function murmur3(text: string, seed: number): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
