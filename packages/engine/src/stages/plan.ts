import type { Diagnostic, Taxonomy } from '@valuelex/core';
import type { StudyConfig } from '../config/study-config.ts';
import { costOf, priceOf, splitRef } from '../gateway/account.ts';
import type { Account } from '../gateway/account.ts';
import { loadPrompts } from '../prompts/load-prompts.ts';
import type { OpenRun } from '../study/open-run.ts';
import type { AccountedRespondent } from '../study/run-context.ts';
import { samplingSettings } from '../study/sampling-settings.ts';
import { loadTaxonomy } from '../taxonomies/load-taxonomy.ts';
import { paper2024 } from '../taxonomies/paper-2024.ts';
import { designWarnings } from './design-warnings.ts';

/** Calls of one stage at one account. */
export interface PlannedCalls {
  readonly stage: 'elicit' | 'control-placebo' | 'control-null' | 'assess' | 'rate';
  readonly account: string;
  readonly calls: number;
  /** Expected tokens. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Expected cost in US dollars; null when a price is unknown. */
  readonly usd: number | null;
  /** True when the number of calls itself is a guess, since it depends on a taxonomy that is yet to be found. */
  readonly guessed: boolean;
}

/** What a run would ask, and what its design cannot support. */
export interface Plan {
  readonly study: string;
  readonly studyDir: string;
  readonly simulated: boolean;
  readonly models: number;
  readonly families: number;
  readonly respondents: number;
  readonly prompts: number;
  readonly replicates: number;
  readonly calls: readonly PlannedCalls[];
  readonly total: Pick<PlannedCalls, 'calls' | 'inputTokens' | 'outputTokens' | 'usd'>;
  readonly warnings: readonly Diagnostic[];
}

/** Expected lengths in tokens: lists of four to eight words with some talk around, completions within 100 words, a judgement. */
const outputTokens = { elicit: 60, assess: 130, rate: 40 };
/** Instructions, anchors and the answer that a judge reads. */
const ratingInputTokens = 450;

/** Counts what a run would ask, from the plugins themselves. Asks no model. */
export async function planStudy(run: OpenRun): Promise<Plan> {
  const { context } = run;
  const { config, respondents } = context;
  const asked =
    config.taxonomy === undefined ? respondents.filter(({ respondent }) => respondent.role !== 'assess') : [];
  const prompts =
    config.taxonomy === undefined ? await loadPrompts(config.elicit.prompts, 'values', context.configDir) : [];
  const book = new CallBook(run.accounts);

  const promptTokens = prompts.reduce((sum, { text }) => sum + tokensOf(text), 0);
  const elicit = (stage: PlannedCalls['stage'], who: readonly AccountedRespondent[]): void => {
    for (const { ref, respondent } of who) {
      const calls = prompts.length * config.elicit.replicates;
      const output = Math.min(outputTokens.elicit, respondent.sampling.maxTokens ?? Number.POSITIVE_INFINITY);
      book.add(stage, ref, calls, promptTokens * config.elicit.replicates, output * calls, false);
    }
  };
  elicit('elicit', asked);
  if (config.controls.placebo) elicit('control-placebo', asked);
  elicit(
    'control-null',
    asked.length === 0 ? [] : run.nullRespondents.filter(({ respondent }) => respondent.role !== 'assess'),
  );
  await planAssessment(run, config, book);

  const calls = book.rows();
  const labels = new Map(respondents.map(({ respondent }) => [respondent.model, respondent.traits.family]));
  const usd = calls.map((row) => row.usd);
  return {
    study: config.study,
    studyDir: context.studyDir,
    simulated: context.simulated,
    models: labels.size,
    families: new Set([...labels.values()].filter((family) => family !== undefined)).size,
    respondents: asked.length,
    prompts: prompts.length,
    replicates: config.elicit.replicates,
    calls,
    total: {
      calls: sum(calls.map((row) => row.calls)),
      inputTokens: sum(calls.map((row) => row.inputTokens)),
      outputTokens: sum(calls.map((row) => row.outputTokens)),
      usd: usd.some((cost) => cost === null) ? null : sum(usd.map((cost) => cost ?? 0)),
    },
    warnings: [...run.notes, ...designWarnings(run)],
  };
}

/** The items of the taxonomy that is given; of the paper's where it is yet to be found, as a guess. */
async function planAssessment(run: OpenRun, config: StudyConfig, book: CallBook): Promise<void> {
  const { context } = run;
  const guessed = config.taxonomy === undefined;
  const taxonomy: Taxonomy =
    config.taxonomy === undefined ? paper2024 : await loadTaxonomy(config.taxonomy.from, context.configDir);
  const models = [...new Map(context.respondents.map(({ respondent, ref }) => [respondent.model, ref])).values()];
  for (const { step, test, raters } of context.plugins.tests) {
    const items = await test.port.items(taxonomy, { language: step.language });
    const settings = samplingSettings(step.sampling).length * step.replicates;
    const input = sum(items.map((item) => sum(item.messages.map(({ content }) => tokensOf(content)))));
    const judged = sum(items.filter((item) => item.needsRater).map((item) => item.targets.length));
    for (const ref of models) {
      const calls = items.length * settings;
      book.add('assess', ref, calls, input * settings, outputTokens.assess * calls, guessed);
      for (const { port } of raters) {
        if (port.model === null) continue;
        const ratings = judged * settings;
        book.add('rate', port.model, ratings, ratingInputTokens * ratings, outputTokens.rate * ratings, guessed);
      }
    }
  }
}

/** Adds up calls by stage and account. */
class CallBook {
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #rows = new Map<string, PlannedCalls>();

  constructor(accounts: readonly Account[]) {
    this.#accounts = new Map(accounts.map((account) => [account.key, account]));
  }

  add(
    stage: PlannedCalls['stage'],
    ref: string,
    calls: number,
    inputTokens: number,
    output: number,
    guessed: boolean,
  ): void {
    const { account: key, model } = splitRef(ref);
    const account = this.#accounts.get(key);
    const usd = account === undefined ? null : costOf(priceOf(account, model), { inputTokens, outputTokens: output });
    const id = `${stage} ${key}`;
    const before = this.#rows.get(id);
    this.#rows.set(id, {
      stage,
      account: key,
      calls: calls + (before?.calls ?? 0),
      inputTokens: inputTokens + (before?.inputTokens ?? 0),
      outputTokens: output + (before?.outputTokens ?? 0),
      usd: usd === null || before?.usd === null ? null : usd + (before?.usd ?? 0),
      guessed,
    });
  }

  rows(): readonly PlannedCalls[] {
    return [...this.#rows.values()].filter(({ calls }) => calls > 0);
  }
}

/** About four characters a token in English prose. */
function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
