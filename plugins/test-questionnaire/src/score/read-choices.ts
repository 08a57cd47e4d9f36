import type { Rating, ReadChoice, ScoreInput, TestItem } from '@valuelex/core';
import { createAnswerParser } from '../answer/parse-answer.ts';
import type { NoChoice } from '../answer/parse-answer.ts';
import type { Instrument, InstrumentItem } from '../instrument/schema.ts';

/** One answer in which a choice was found. */
export interface ChoiceMade {
  readonly answer: ScoreInput['answers'][number];
  readonly item: InstrumentItem;
  /** How the options were listed. */
  readonly order: 'ascending' | 'descending';
  /** On the instrument’s scale, not yet keyed. */
  readonly value: number;
}

export interface Choices {
  readonly made: readonly ChoiceMade[];
  /** All answers; one that turns out to refuse, or to say nothing to its reader, has that status. */
  readonly answers: ScoreInput['answers'];
  /** What was read in every answer to an item of the instrument: a number of its scale, or why none. */
  readonly read: readonly ReadChoice[];
  /** Complete answers in which none was found, per reason. */
  readonly unread: ReadonlyMap<NoChoice, number>;
}

/**
 * The choices in the answers to an instrument. Refused and empty answers hold none. Of an answer that was cut off the last word is left out, since a number
 * there may have lost a digit.
 */
export function readChoices({ items, answers }: Pick<ScoreInput, 'items' | 'answers'>, instrument: Instrument): Choices {
  const parse = createAnswerParser(instrument.options);
  const asked = new Map<string, TestItem>(items.map((item) => [item.id, item]));
  const own = new Map(instrument.items.map((item) => [item.id, item]));
  const made: ChoiceMade[] = [];
  const read: ReadChoice[] = [];
  const unread = new Map<NoChoice, number>();
  const statuses = new Map<string, 'empty' | 'refused'>();
  // One order, whatever the order of the answers: sums of floating-point numbers depend on it.
  for (const answer of [...answers].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    const item = own.get(asked.get(answer.item)?.stemId ?? '');
    if (item === undefined) continue;
    if (answer.status === 'empty' || answer.status === 'refused') {
      read.push({ answer: answer.id, label: null, reason: answer.status });
      continue;
    }
    const choice = parse(answer.status === 'truncated' ? withoutLastWord(answer.text) : answer.text, item.text);
    read.push(choice.value === null ? { answer: answer.id, label: null, reason: choice.reason } : { answer: answer.id, label: String(choice.value), reason: null });
    if (choice.value !== null) made.push({ answer, item, order: answer.item.endsWith('.descending') ? 'descending' : 'ascending', value: choice.value });
    else if (answer.status === 'answered') {
      unread.set(choice.reason, (unread.get(choice.reason) ?? 0) + 1);
      if (choice.reason === 'empty' || choice.reason === 'refused') statuses.set(answer.id, choice.reason);
    }
  }
  return { made, read, unread, answers: answers.map((answer) => ({ ...answer, status: statuses.get(answer.id) ?? answer.status })) };
}

/** Choices as ratings that respondents gave themselves, on the targets of their items. */
export function selfRatings(choices: readonly ChoiceMade[], items: readonly TestItem[]): Rating[] {
  const targets = new Map(items.map((item) => [item.id, item.targets]));
  return choices.flatMap(({ answer, value }) =>
    (targets.get(answer.item) ?? []).map(({ dimension, subdimension }) => ({
      answer: answer.id,
      item: answer.item,
      dimension,
      ...(subdimension !== undefined && { subdimension }),
      rater: 'self',
      score: value,
      flags: [],
    })),
  );
}

/** By a loop: a regular expression anchored at the end is quadratic on long runs. */
function withoutLastWord(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1]!.trim() !== '') end--;
  return text.slice(0, end);
}
