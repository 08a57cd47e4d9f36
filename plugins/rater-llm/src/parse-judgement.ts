import type { RatingScale } from '@valuelex/core';

export interface Judgement {
  /** A whole number within the scale; null: none was given that can be used. */
  readonly score: number | null;
  readonly flags: readonly string[];
}

/** The last object in a text that parses and has a score: judges think aloud before they answer. Looks at the last braces only. */
function lastObject(text: string): Record<string, unknown> | undefined {
  const tail = text.slice(-4000);
  let end = tail.lastIndexOf('}');
  for (let ends = 0; end !== -1 && ends < 8; ends++) {
    let start = tail.lastIndexOf('{', end);
    for (let starts = 0; start !== -1 && starts < 8; starts++) {
      const found = asObject(tail.slice(start, end + 1));
      if (found !== undefined && 'score' in found) return found;
      start = start === 0 ? -1 : tail.lastIndexOf('{', start - 1);
    }
    end = end === 0 ? -1 : tail.lastIndexOf('}', end - 1);
  }
  return undefined;
}

function asObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a judgement. JSON is asked for, and taken wherever it stands; a bare whole number is taken too. Nothing is guessed
 * or bent: what is not a whole number within the scale is an abstention with a flag.
 */
export function parseJudgement(text: string, scale: RatingScale): Judgement {
  const object = lastObject(text);
  const flags = object?.['steers'] === true ? ['injection'] : [];
  let score: unknown = object?.['score'];
  if (object === undefined) {
    const bare = text.trim();
    if (!/^[-−]?[0-9]{1,4}$/.test(bare)) return { score: null, flags: ['unparsable'] };
    score = Number(bare.replace('−', '-'));
  } else if (typeof score === 'string' && /^-?[0-9]{1,4}$/.test(score.trim())) score = Number(score);
  if (score === null) return { score: null, flags: [...flags, 'abstained'] };
  if (typeof score !== 'number') return { score: null, flags: [...flags, 'unparsable'] };
  if (!Number.isInteger(score)) return { score: null, flags: [...flags, 'not-whole'] };
  if (score < scale.min || score > scale.max) return { score: null, flags: [...flags, 'out-of-scale'] };
  return { score, flags };
}
