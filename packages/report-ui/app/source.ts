import type { ReportAnswer, ReportDocument } from '../src/document/report-document.ts';

/** A page of answers, and how many there are. */
export interface AnswerPage {
  readonly answers: readonly ReportAnswer[];
  readonly total: number;
  /** True where more are stored than this page can reach. */
  readonly partial: boolean;
}

export interface AnswerQuery {
  readonly model?: string;
  readonly purpose?: string;
  /** Words of which the text holds one, whatever their case. */
  readonly words?: readonly string[];
  readonly ids?: readonly string[];
  readonly from: number;
  readonly count: number;
}

/** A study that can be looked at. */
export interface StudyEntry {
  readonly id: string;
  readonly study: string;
  readonly simulated: boolean;
  readonly running: boolean;
}

/** Where a page has its data from: itself, or the dashboard’s server. */
export interface ReportSource {
  readonly live: boolean;
  studies(): Promise<readonly StudyEntry[]>;
  document(id: string): Promise<ReportDocument>;
  answers(id: string, query: AnswerQuery): Promise<AnswerPage>;
}

/** The document that stands in the page. */
export function embeddedSource(document: ReportDocument): ReportSource {
  return {
    live: false,
    studies: async () => [{ id: 'this', study: document.study, simulated: document.simulated, running: false }],
    document: async () => document,
    answers: async (_, { model, purpose, words, ids, from, count }) => {
      const wanted = words?.map((word) => word.toLowerCase());
      const known = ids === undefined ? null : new Set(ids);
      const found = document.answers.filter(
        (answer) =>
          (model === undefined || answer.model === model) &&
          (purpose === undefined || answer.purpose === purpose) &&
          (known === null || known.has(answer.id)) &&
          (wanted === undefined || wanted.some((word) => answer.text.toLowerCase().includes(word))),
      );
      return { answers: found.slice(from, from + count), total: found.length, partial: document.answersStored > document.answers.length };
    },
  };
}

/** The dashboard’s server, on the same origin. */
export function servedSource(base: string): ReportSource {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${base}${path}`, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`${response.status}: ${(await response.text()).slice(0, 300)}`);
    return (await response.json()) as T;
  };
  return {
    live: true,
    studies: () => get('/studies'),
    document: (id) => get(`/studies/${encodeURIComponent(id)}`),
    answers: (id, { words, ids, ...rest }) => {
      const query = new URLSearchParams(Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])));
      for (const word of words ?? []) query.append('word', word);
      for (const one of ids ?? []) query.append('id', one);
      return get(`/studies/${encodeURIComponent(id)}/answers?${query}`);
    },
  };
}
