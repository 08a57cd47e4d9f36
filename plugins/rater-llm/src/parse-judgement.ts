import type { RatingScale } from '@valuelex/core';

export interface Judgement {
  /** A whole number within the scale; null: none was given that can be used. */
  readonly score: number | null;
  readonly flags: readonly string[];
}

/** Looked at from the end: judges think aloud before they answer. */
const TAIL = 4000;
const MOST_TRIED = 8;

/** The objects with a score in the end of a text, last first. Looks at the last braces only. */
function objectsIn(text: string): Record<string, unknown>[] {
  const tail = text.slice(text.lastIndexOf('</think>') + 1).slice(-TAIL);
  const found: Record<string, unknown>[] = [];
  let end = tail.lastIndexOf('}');
  for (let ends = 0; end !== -1 && ends < MOST_TRIED; ends++) {
    let next = end;
    let start = tail.lastIndexOf('{', end);
    for (let starts = 0; start !== -1 && starts < MOST_TRIED; starts++) {
      const object = asObject(tail.slice(start, end + 1));
      if (object !== undefined && 'score' in object) {
        found.push(object);
        next = start;
        break;
      }
      start = start === 0 ? -1 : tail.lastIndexOf('{', start - 1);
    }
    end = next === 0 ? -1 : tail.lastIndexOf('}', next - 1);
  }
  return found;
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
 * or bent: what is not a whole number within the scale is an abstention with a flag, and so are two judgements that differ: one of them
 * may be quoted from the text.
 */
export function parseJudgement(text: string, scale: RatingScale): Judgement {
  const objects = objectsIn(text);
  const [object] = objects;
  const flags = objects.some(({ steers }) => steers === true) ? ['injection'] : [];
  if (objects.some(({ score }) => score !== object!['score'])) return { score: null, flags: [...flags, 'ambiguous'] };
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
