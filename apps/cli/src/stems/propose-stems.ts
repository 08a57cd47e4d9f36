import { createMemberCheck } from '@valuelex/assessment-kit';
import type { Models, Taxonomy } from '@valuelex/core';
import type { WordNet } from '@valuelex/lexical';
import { planPairs, scopesOf } from './plan-pairs.ts';
import type { WantedPair } from './plan-pairs.ts';
import { reviewStem, tidy } from './review-stem.ts';
import type { StemRow } from './stem-row.ts';
import { parseProposals, proposalSchema, stemQuestion } from './stem-question.ts';

/** Pairs asked for in one question: a longer list is worded worse. */
const BATCH = 10;
/** What is refused in the first round is asked once more, with the reason. */
const ROUNDS = 2;
const MOST_TOKENS = 3000;
const TEMPERATURE = 0.7;

export interface Proposals {
  readonly stems: readonly StemRow[];
  readonly rejected: readonly { readonly pair: string; readonly text: string; readonly reason: string }[];
  /** Pairs that are wanted and that no proposal fits, per scope. */
  readonly lacking: Readonly<Record<string, number>>;
}

export interface ProposeOptions {
  readonly language: string;
  /** Pairs per subdimension. */
  readonly pairs: number;
  /** `account/model`. */
  readonly model: string;
  readonly models: Models;
  readonly wordnet: WordNet;
  readonly signal: AbortSignal;
}

/**
 * Stems that a model words to a plan: what each must be is coded beforehand, what it says is checked, and of a pair both stems are kept or none.
 * @throws ProviderError when the model cannot be asked
 */
export async function proposeStems(taxonomy: Taxonomy, { language, pairs, model, models, wordnet, signal }: ProposeOptions): Promise<Proposals> {
  const namedMember = createMemberCheck(wordnet, taxonomy);
  const kept = new Map<string, readonly StemRow[]>();
  const rejected: { pair: string; text: string; reason: string }[] = [];
  const wanted = planPairs(scopesOf(taxonomy), pairs);
  for (let round = 0; round < ROUNDS; round++) {
    const missing = wanted.filter((pair) => !kept.has(nameOf(pair)));
    const questions = batches(missing).map((batch) => ({ batch, prompt: stemQuestion(batch, language, round === 0 ? [] : refusedOf(rejected, batch)) }));
    const answers = await Promise.all(
      questions.map(({ prompt }) =>
        models.generate(model, { messages: [{ role: 'user', content: prompt }], sampling: { temperature: TEMPERATURE, maxTokens: MOST_TOKENS }, responseSchema: proposalSchema }, signal),
      ),
    );
    // One after the other, in a fixed order: what is too much alike is told of the later.
    questions.forEach(({ batch }, at) => {
      for (const { number, texts } of parseProposals(answers[at]!.text)) {
        const pair = batch.find((one) => one.number === number);
        if (pair === undefined || kept.has(nameOf(pair))) continue;
        const rows = texts.map((text, i) => rowOf(pair, i === 0 ? 'A' : 'B', tidy(text), language));
        const others = [...kept.values()].flat().map(({ text }) => text);
        const faults = rows.flatMap((row) => {
          const reason = reviewStem(row, namedMember, others);
          others.push(row.text);
          return reason === undefined ? [] : [{ pair: row.pair, text: row.text, reason }];
        });
        if (faults.length === 0) kept.set(nameOf(pair), rows);
        else rejected.push(...faults);
      }
    });
  }
  const lacking: Record<string, number> = {};
  for (const pair of wanted) if (!kept.has(nameOf(pair))) lacking[pair.scope.id] = (lacking[pair.scope.id] ?? 0) + 1;
  return { stems: wanted.flatMap((pair) => kept.get(nameOf(pair)) ?? []), rejected, lacking };
}

const nameOf = ({ scope, number }: WantedPair): string => `model.${scope.id}.${String(number).padStart(2, '0')}`;

function rowOf(pair: WantedPair, form: 'A' | 'B', text: string, language: string): StemRow {
  const { scope, referent, valence, against } = pair;
  return {
    id: `${nameOf(pair)}.${form}`,
    pair: nameOf(pair),
    form,
    language,
    referent,
    valence,
    conflict: against !== undefined,
    text,
    targets: [scope.target, ...(against === undefined ? [] : [against.target])],
  };
}

/** Pairs of one scope each. */
function batches(wanted: readonly WantedPair[]): WantedPair[][] {
  const made: WantedPair[][] = [];
  for (const pair of wanted) {
    const last = made.at(-1);
    if (last !== undefined && last.length < BATCH && last[0]!.scope === pair.scope) last.push(pair);
    else made.push([pair]);
  }
  return made;
}

function refusedOf(rejected: Proposals['rejected'], batch: readonly WantedPair[]): string[] {
  const names = new Set(batch.map(nameOf));
  return rejected.filter(({ pair }) => names.has(pair)).map(({ text, reason }) => `${text} (${reason})`.slice(0, 300));
}
