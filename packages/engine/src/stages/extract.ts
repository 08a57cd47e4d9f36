import { resolve } from 'node:path';
import { lexiconSchema, responseMatrixSchema } from '@valuelex/core';
import type { Elicitation, Lexicon, Prompt, Respondent, ResponseMatrix } from '@valuelex/core';
import { WORDNET_REVISION } from '@valuelex/lexical';
import type { AnswerToExtract } from '../normalise/collect-mentions.ts';
import { extractResponses } from '../normalise/extract-responses.ts';
import type { ExtractedResponses } from '../normalise/extract-responses.ts';
import { noUserMerges, readUserMerges } from '../normalise/user-merges.ts';
import type { Artefact } from '../study/artefact-store.ts';
import type { RunContext } from '../study/run-context.ts';

export interface ExtractStage {
  readonly lexicon: Artefact<Lexicon>;
  readonly matrix: Artefact<ResponseMatrix>;
  /** Respondents of role `holdout`; null without any. */
  readonly holdout: Artefact<ResponseMatrix> | null;
  /** The same respondents on two halves of the prompts, or on two prompt sets; null with one prompt. */
  readonly promptHalves: readonly [Artefact<ResponseMatrix>, Artefact<ResponseMatrix>] | null;
}

/** Which answers of an elicitation are taken, and what the artefacts are called. */
export interface ExtractVariant {
  readonly topic: Prompt['topic'];
  /** Prefix of the artefacts’ names: empty for the study itself, `control-placebo-` for a control. */
  readonly prefix: string;
}

/** The extract stage: answers to a lexicon and a response matrix. All artefacts come from one pass over the answers. */
export async function extractStage(
  context: RunContext,
  elicitation: Artefact<Elicitation>,
  variant: ExtractVariant = { topic: 'values', prefix: '' },
): Promise<ExtractStage> {
  const { extract, matrix, seed } = context.config;
  const { extractor, embedder } = context.plugins;
  const { merge, frequency } = extract;
  const user = merge.file === undefined ? noUserMerges : await readUserMerges(resolve(context.configDir, merge.file));
  const bySimilarity = merge.similarity !== null;
  const recipe = {
    version: 4,
    settings: {
      topic: variant.topic,
      extractor: extractor.options,
      merge: { lemmas: merge.lemmas, families: merge.families, similarity: merge.similarity, user },
      frequency,
      matrix,
      wordnet: WORDNET_REVISION,
      embedder: bySimilarity ? { id: embedder.port.id, options: embedder.options } : null,
      seed,
    },
    plugins: bySimilarity ? [extractor.madeBy, embedder.madeBy] : [extractor.madeBy],
    inputs: [elicitation.sha256],
  };
  let pass: Promise<ExtractedResponses> | undefined;
  const extracted = (): Promise<ExtractedResponses> =>
    (pass ??= extractResponses(answersOf(context, elicitation.value, variant.topic), extractor.port, {
      merge,
      frequency,
      matrix,
      user,
      ...(bySimilarity ? { embedder: embedder.port } : {}),
      signal: context.signal,
    }));
  const table = (name: string, of: (made: ExtractedResponses) => ResponseMatrix): Promise<Artefact<ResponseMatrix>> =>
    context.artefacts.produce({ ...recipe, stage: `${variant.prefix}${name}`, schema: responseMatrixSchema, make: async () => of(await extracted()) });

  const lexicon = await context.artefacts.produce({
    ...recipe,
    stage: `${variant.prefix}extract`,
    schema: lexiconSchema,
    make: async () => (await extracted()).lexicon,
  });
  const answered = new Set(elicitation.value.answers.map((answer) => answer.respondent));
  const holdouts = elicitation.value.respondents.some((r) => r.role === 'holdout' && answered.has(r.id));
  const halves = halvesOf(elicitation.value, variant.topic).size > 1;
  return {
    lexicon,
    matrix: await table('matrix', (made) => made.matrix),
    holdout: holdouts ? await table('matrix-holdout', (made) => made.holdout ?? emptied(made.matrix)) : null,
    promptHalves: halves
      ? [
          await table('matrix-prompts-1', (made) => made.promptHalves?.[0] ?? made.matrix),
          await table('matrix-prompts-2', (made) => made.promptHalves?.[1] ?? emptied(made.matrix)),
        ]
      : null,
  };
}

/** The answers of an elicitation in the order in which it lists them. */
async function* answersOf(context: RunContext, elicitation: Elicitation, topic: Prompt['topic']): AsyncGenerator<AnswerToExtract> {
  const respondents = new Map(elicitation.respondents.map((r) => [r.id, r]));
  const prompts = new Map(elicitation.prompts.map((p) => [p.id, p]));
  const halves = halvesOf(elicitation, topic);
  const severalLanguages = languagesOf(elicitation, topic).size > 1;
  for (const answer of elicitation.answers) {
    const prompt = prompts.get(answer.prompt)!;
    if (prompt.topic !== topic) continue;
    const respondent = respondents.get(answer.respondent)!;
    const { text } = await context.answerOf(elicitation, answer);
    yield {
      id: answer.id,
      // Who is asked in several languages gives as many rows: languages are compared, and a word stands in one of them.
      respondent: severalLanguages ? `${respondent.id} (${prompt.language})` : respondent.id,
      model: respondent.model,
      text,
      finishReason: answer.finishReason,
      prompt: prompt.text,
      promptId: halves.get(prompt.id) ?? prompt.id,
      groups: severalLanguages ? { ...groupsOf(respondent), language: prompt.language } : groupsOf(respondent),
      holdout: respondent.role === 'holdout',
    };
  }
}

/** What is compared when prompts are split: the sets where there are two of one language, else the prompts themselves. */
function halvesOf(elicitation: Elicitation, topic: Prompt['topic']): Map<string, string> {
  const asked = elicitation.prompts.filter((p) => p.topic === topic);
  const bySet = new Set(asked.map((p) => p.set)).size > 1 && languagesOf(elicitation, topic).size === 1;
  const halves = new Map(asked.map((p) => [p.id, bySet ? p.set : p.id]));
  return new Set(halves.values()).size > 1 ? halves : new Map();
}

function languagesOf({ prompts }: Elicitation, topic: Prompt['topic']): ReadonlySet<string> {
  return new Set(prompts.filter((p) => p.topic === topic).map((p) => p.language));
}

/** Groups that whatever permutes or resamples needs. An unknown family is the empty string, never a guess. */
export function groupsOf({ model, traits, sampling, language, framing }: Respondent): Record<string, string> {
  return {
    model,
    family: traits.family ?? '',
    setting: JSON.stringify(Object.fromEntries(Object.entries(sampling).sort(([a], [b]) => (a < b ? -1 : 1)))),
    ...(language === undefined ? {} : { language }),
    ...(framing === undefined ? {} : { framing }),
  };
}

function emptied(matrix: ResponseMatrix): ResponseMatrix {
  return { ...matrix, rows: [], cells: [], exposure: [], groups: { model: [] } };
}
