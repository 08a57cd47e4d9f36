import type { AnswerQuery } from '@valuelex/report-ui';

const longest = 1000;
const mostWords = 200;

/** A query from an address; what is no number counts as nothing. */
export function readQuery(search: URLSearchParams): AnswerQuery {
  const text = (key: string): Record<string, string> => {
    const value = search.get(key);
    return value === null || value === '' ? {} : { [key]: value.slice(0, longest) };
  };
  const count = (key: string, fallback: number): number => {
    const value = Number(search.get(key) ?? fallback);
    return Number.isSafeInteger(value) && value >= 0 ? value : fallback;
  };
  const words = search.getAll('word').slice(0, mostWords).map((word) => word.slice(0, longest));
  return { ...text('model'), ...text('group'), ...text('purpose'), ...text('language'), ...text('test'), ...text('item'), ...text('scope'), ...(words.length > 0 && { words }), from: count('from', 0), count: count('count', 20) };
}
