import type { Embedding } from '@valuelex/core';

/** Cosine of two embeddings of one kind; 0 when either is unknown (all zeros). Throws RangeError for one dense and one sparse. */
export function cosine(a: Embedding, b: Embedding): number {
  const lengths = Math.sqrt(squares(a.values) * squares(b.values));
  if (lengths === 0) return 0;
  // Rounding may pass 1 by a hair, which would make a distance negative.
  return Math.max(-1, Math.min(1, dot(a, b) / lengths));
}

function dot(a: Embedding, b: Embedding): number {
  let sum = 0;
  if (a.kind === 'dense' && b.kind === 'dense') {
    if (a.values.length !== b.values.length) throw new RangeError('embeddings of different length');
    for (let i = 0; i < a.values.length; i++) sum += a.values[i]! * b.values[i]!;
  } else if (a.kind === 'sparse' && b.kind === 'sparse') {
    for (let i = 0, j = 0; i < a.indices.length && j < b.indices.length; ) {
      const gap = a.indices[i]! - b.indices[j]!;
      if (gap === 0) sum += a.values[i++]! * b.values[j++]!;
      else if (gap < 0) i++;
      else j++;
    }
  } else throw new RangeError('embeddings of different kind');
  return sum;
}

function squares(values: Float64Array): number {
  let sum = 0;
  for (const x of values) sum += x * x;
  return sum;
}

/** Whether the embedder knew the text. */
export function isKnown(embedding: Embedding): boolean {
  return embedding.values.some((x) => x !== 0);
}
