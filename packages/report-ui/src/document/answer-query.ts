import type { ReportAnswer, ReportDocument } from './report-document.ts';

/** Which answers are wanted; what is not said does not matter. */
export interface AnswerQuery {
  readonly model?: string;
  readonly purpose?: string;
  /** Words of which the text holds one, whatever their case. */
  readonly words?: readonly string[];
  /** A value test: only answers to its items. */
  readonly test?: string;
  /** Of a test: only this item. */
  readonly item?: string;
  /** Of a test: only items that target this dimension or subdimension. */
  readonly scope?: string;
  readonly from: number;
  readonly count: number;
}

/** A page of answers, and how many there are. */
export interface AnswerPage {
  readonly answers: readonly ReportAnswer[];
  readonly total: number;
  /** True where more are stored than can be reached from here. */
  readonly partial: boolean;
}

/** Whether an answer is wanted. `tests` have the answers’ places: which item each was given to. */
export function answerFilter({ model, purpose, words, test, item, scope }: AnswerQuery, tests: NonNullable<ReportDocument['assessment']>['tests']): (answer: Pick<ReportAnswer, 'id' | 'model' | 'purpose' | 'text'>) => boolean {
  const wanted = words?.map((word) => word.toLowerCase());
  const ids = test === undefined ? null : idsOf(tests.find((one) => one.test === test), item, scope);
  return (answer) => {
    if (model !== undefined && answer.model !== model) return false;
    if (purpose !== undefined && answer.purpose !== purpose) return false;
    if (ids !== null && !ids.has(answer.id)) return false;
    if (wanted === undefined) return true;
    const text = answer.text.toLowerCase();
    return wanted.some((word) => text.includes(word));
  };
}

function idsOf(test: NonNullable<ReportDocument['assessment']>['tests'][number] | undefined, item: string | undefined, scope: string | undefined): ReadonlySet<string> {
  if (test === undefined) return new Set();
  const items = new Set(
    test.items.filter(({ id, targets }) => (item === undefined || id === item) && (scope === undefined || targets.some((target) => target.dimension === scope || target.subdimension === scope))).map(({ id }) => id),
  );
  return new Set(test.answers.filter((answer) => items.has(answer.item)).map(({ response }) => response));
}
