/** Uniform numbers in [0, 1) from a 32-bit seed (mulberry32). Made-up studies rest on nothing that a study is analysed with. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Three decimals: what artefacts would hold, and quick to read. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** An interval of a width around a value. */
export const around = (value: number, half: number) => ({ lower: rounded(value - half), upper: rounded(value + half), level: 0.95, method: 'synthetic' });
