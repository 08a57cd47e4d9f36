import { answerFilter } from '../src/document/answer-query.ts';
import type { AnswerPage, AnswerQuery } from '../src/document/answer-query.ts';
import { ratingsOf } from '../src/document/ratings-of.ts';
import type { ReportDocument } from '../src/document/report-document.ts';

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
  /** How a study that is run stands; null where nothing is known of it. */
  progress(id: string): Promise<StudyProgress | null>;
}

/** How far a run has come. */
export interface StudyProgress {
  /** `running`, `done`, `stopped`, `failed`, or `interrupted`: it began, did not end, and is not alive. */
  readonly state: string;
  /** Why it stopped or failed, one line. */
  readonly reason: string | null;
  readonly stages: readonly string[];
  /** Answers stored, and planned where it is known. */
  readonly stored: number;
  readonly planned: number | null;
  readonly lastMinute: number | null;
  readonly failures: number;
  /** Changes whenever there is more to show. */
  readonly version: string;
}

/** The document that stands in the page. */
export function embeddedSource(document: ReportDocument): ReportSource {
  return {
    live: false,
    studies: async () => [{ id: 'this', study: document.study, simulated: document.simulated, running: false }],
    document: async () => document,
    answers: async (_, query) => {
      const found = document.answers.filter(answerFilter(query, { models: document.models, prompts: document.prompts, tests: document.assessment?.tests ?? [] }));
      const answers = found.slice(query.from, query.from + query.count);
      const ratings = ratingsOf(answers, document.assessment?.tests ?? []);
      return { answers: answers.map((answer) => ({ ...answer, ratings: ratings.get(answer.id) ?? [] })), total: found.length, partial: document.answersStored > document.answers.length };
    },
    progress: async () => null,
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
    answers: (id, { words, ...rest }) => {
      const query = new URLSearchParams(Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])));
      for (const word of words ?? []) query.append('word', word);
      return get(`/studies/${encodeURIComponent(id)}/answers?${query}`);
    },
    progress: (id) => get(`/studies/${encodeURIComponent(id)}/progress`),
  };
}
