import type { DescriptorExtractor, Extraction, ExtractionVerdict, FinishReason, Lexicon } from '@valuelex/core';
import type { NormalForm } from './normaliser.ts';
import { MentionLog } from './mention-log.ts';

/** One answer, with where it stands in the design. */
export interface AnswerToExtract {
  readonly id: string;
  readonly respondent: string;
  readonly model: string;
  /** Hostile text. */
  readonly text: string;
  readonly finishReason: FinishReason;
  /** The question as it was asked. */
  readonly prompt?: string;
  /** Further groups of the respondent: family, setting, … */
  readonly groups?: Readonly<Record<string, string>>;
  /** Which prompt it answers; halves of the prompts are compared. */
  readonly promptId?: string;
  /** Kept out of what builds the taxonomy. */
  readonly holdout?: boolean;
}

export interface CollectedRespondent {
  readonly id: string;
  readonly model: string;
  readonly groups: Readonly<Record<string, string>>;
  readonly holdout: boolean;
  answers: number;
  verdicts: Partial<Record<ExtractionVerdict, number>>;
  lists: number;
  descriptors: number;
}

export interface Collected {
  readonly log: MentionLog;
  /** Normal forms by number. */
  readonly forms: readonly NormalForm[];
  /** Per form: surface → lists of building respondents. */
  readonly surfaces: readonly ReadonlyMap<string, number>[];
  readonly respondents: readonly CollectedRespondent[];
  readonly prompts: readonly string[];
  readonly answerIds: readonly string[];
  readonly rejected: Lexicon['rejected'];
}

/** Answers extracted at a time: extractors that ask models need several in flight. */
const BATCH = 32;
const EXAMPLES = 10;
const LONGEST_EXAMPLE = 80;

/** Streams answers through an extractor. Keeps who named which form in which list, and no text but examples of what was refused. */
export async function collectMentions(
  answers: AsyncIterable<AnswerToExtract>,
  extractor: DescriptorExtractor,
  normalise: (surface: string) => NormalForm,
  options: {
    readonly keepAnswerIds: boolean;
    /** Told of every answer in order, once it is counted. */
    readonly onExtracted?: ((answer: AnswerToExtract, extraction: Extraction) => Promise<void>) | undefined;
    readonly signal: AbortSignal;
  },
): Promise<Collected> {
  const log = new MentionLog();
  const forms: NormalForm[] = [];
  const surfaces: Map<string, number>[] = [];
  const formNumbers = new Map<string, number>();
  const respondents = new Map<string, CollectedRespondent & { readonly number: number }>();
  const prompts = new Map<string, number>();
  const answerIds: string[] = [];
  const rejected = new Map<string, { count: number; examples: string[] }>();

  const numberOf = (surface: string): number => {
    const normal = normalise(surface);
    if (normal.form === '') return -1;
    let number = formNumbers.get(normal.form);
    if (number === undefined) {
      number = forms.length;
      formNumbers.set(normal.form, number);
      forms.push(normal);
      surfaces.push(new Map());
    }
    return number;
  };
  const respondentOf = (answer: AnswerToExtract): CollectedRespondent & { readonly number: number } => {
    let known = respondents.get(answer.respondent);
    if (known === undefined) {
      known = {
        number: respondents.size,
        id: answer.respondent,
        model: answer.model,
        groups: { ...answer.groups, model: answer.model },
        holdout: answer.holdout ?? false,
        answers: 0,
        verdicts: {},
        lists: 0,
        descriptors: 0,
      };
      respondents.set(answer.respondent, known);
    }
    return known;
  };
  const take = (answer: AnswerToExtract, { verdict, descriptors, rejected: refused }: Extraction): void => {
    const respondent = respondentOf(answer);
    respondent.answers++;
    respondent.verdicts[verdict] = (respondent.verdicts[verdict] ?? 0) + 1;
    for (const { reason, surface } of refused) {
      const entry = rejected.get(reason) ?? { count: 0, examples: [] };
      rejected.set(reason, entry);
      entry.count++;
      const example = Array.from(surface).slice(0, LONGEST_EXAMPLE).join('');
      if (entry.examples.length < EXAMPLES && !entry.examples.includes(example)) entry.examples.push(example);
    }
    const valid = verdict === 'list' || (verdict === 'truncated' && descriptors.length > 0);
    if (!valid) return;
    respondent.lists++;
    const found: number[] = [];
    for (const { surface } of descriptors) {
      const form = numberOf(surface);
      if (form < 0) continue;
      found.push(form);
      if (!respondent.holdout) surfaces[form]!.set(surface, (surfaces[form]!.get(surface) ?? 0) + 1);
    }
    const distinct = [...new Set(found)];
    respondent.descriptors += distinct.length;
    let prompt = -1;
    if (answer.promptId !== undefined) {
      prompt = prompts.get(answer.promptId) ?? prompts.size;
      prompts.set(answer.promptId, prompt);
    }
    log.add(respondent.number, prompt, distinct);
    if (options.keepAnswerIds) answerIds.push(answer.id);
  };

  let batch: AnswerToExtract[] = [];
  const flush = async (): Promise<void> => {
    options.signal.throwIfAborted();
    const extractions = await Promise.all(batch.map(async (answer) => extractor.extract(inputOf(answer), options.signal)));
    for (const [i, answer] of batch.entries()) {
      take(answer, extractions[i]!);
      await options.onExtracted?.(answer, extractions[i]!);
    }
    batch = [];
  };
  for await (const answer of answers) {
    batch.push(answer);
    if (batch.length >= BATCH) await flush();
  }
  await flush();

  return {
    log,
    forms,
    surfaces,
    respondents: [...respondents.values()],
    prompts: [...prompts.keys()],
    answerIds,
    rejected: [...rejected]
      .map(([reason, entry]) => ({ reason, ...entry }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

function inputOf({ text, finishReason, prompt }: AnswerToExtract): Parameters<DescriptorExtractor['extract']>[0] {
  return { text, finishReason, ...(prompt === undefined ? {} : { prompt }) };
}
