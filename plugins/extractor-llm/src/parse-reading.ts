/** What the reader says of one answer. Its terms are claims, to be looked up in the text. */
export interface Reading {
  readonly kind: 'values' | 'refusal' | 'other';
  readonly terms: readonly string[];
}

const KINDS = new Set(['values', 'refusal', 'other']);
/** JSON is looked for in the end of the reply; readers think aloud before they answer. */
const LONGEST_REPLY = 60_000;
/** Braces that are tried as the beginning of the object, from the last one backwards. */
const MOST_TRIES = 12;

/** The last object in a reply that has a kind and terms; `undefined` when there is none. Nothing is guessed, bent or completed. */
export function parseReading(reply: string): Reading | undefined {
  const tail = reply.slice(-LONGEST_REPLY);
  const end = tail.lastIndexOf('}');
  if (end < 0) return undefined;
  let start = tail.lastIndexOf('{', end);
  for (let tries = 0; start >= 0 && tries < MOST_TRIES; tries++) {
    const found = asReading(tail.slice(start, end + 1));
    if (found !== undefined) return found;
    start = start === 0 ? -1 : tail.lastIndexOf('{', start - 1);
  }
  return undefined;
}

function asReading(json: string): Reading | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, terms } = value as Record<string, unknown>;
  if (typeof kind !== 'string' || !KINDS.has(kind) || !Array.isArray(terms)) return undefined;
  return { kind: kind as Reading['kind'], terms: terms.filter((term) => typeof term === 'string') };
}
