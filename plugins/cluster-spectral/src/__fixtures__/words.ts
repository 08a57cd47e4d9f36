/** A seeded stream per purpose, for tests alone (mulberry32 on a hash of the purpose). */
export function seeded(purpose: string): () => number {
  let state = [...purpose].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const groups = 4;
const each = 8;
const dim = 6;
const random = seeded('words');

/** Made up: 32 vectors in four directions, each with noise of a fifth of its length. */
export const words = {
  labels: Array.from({ length: groups * each }, (_, i) => `word-${i}`),
  truth: Array.from({ length: groups * each }, (_, i) => Math.floor(i / each)),
  vectors: {
    n: groups * each,
    dim,
    values: Float64Array.from({ length: groups * each * dim }, (_, p) => {
      const group = Math.floor(p / (each * dim));
      return (p % dim === group ? 1 : 0) + 0.2 * (2 * random() - 1);
    }),
  },
};
