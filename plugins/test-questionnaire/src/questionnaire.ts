import { DataError } from '@valuelex/core';
import type { ItemOptions, PluginContext, ScoreInput, Scores, Taxonomy, TestItem, ValueTest } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import { fileURLToPath } from 'node:url';
import type { QuestionnaireConfig } from './config.ts';
import { isWrittenFor, placeScales } from './instrument/place-scales.ts';
import type { Placement } from './instrument/place-scales.ts';
import { readInstrument } from './instrument/read-instrument.ts';
import type { Instrument } from './instrument/schema.ts';
import { chooseStatements } from './items/choose-statements.ts';
import { makeItems } from './items/make-items.ts';
import type { MadeItems } from './items/make-items.ts';
import { scoreQuestionnaire } from './score/score-questionnaire.ts';

/** The instrument that comes with the plugin. */
export const shipped = fileURLToPath(new URL('../instruments/expressed-values.yaml', import.meta.url));

interface Prepared extends MadeItems {
  readonly instrument: Instrument;
  readonly placement: Placement;
}

export class Questionnaire implements ValueTest {
  readonly #config: QuestionnaireConfig;
  readonly #context: PluginContext;
  /** Given by the user; undefined: to be found for the taxonomy. */
  readonly #given: Instrument | undefined;
  /** What was found for a taxonomy: scoring needs it again. */
  readonly #known = new WeakMap<Taxonomy, Promise<Instrument | null>>();

  constructor(config: QuestionnaireConfig, context: PluginContext, given: Instrument | undefined) {
    this.#config = config;
    this.#context = context;
    this.#given = given;
  }

  async items(taxonomy: Taxonomy, { language }: ItemOptions): Promise<readonly TestItem[]> {
    const prepared = await this.#prepare(taxonomy);
    if (prepared === null) return [];
    const { instrument, items, leftOut } = prepared;
    if (primary(instrument.language) !== primary(language)) {
      throw new DataError('language', `The questionnaire “${instrument.title}” is in ${instrument.language}, not in ${language}.`);
    }
    if (leftOut.length > 0) this.#context.logger.warn(`questionnaire: ${leftOut.length} items hold a member word of the dimension that they score and are not asked: ${leftOut.join(', ')}`);
    return items.map((item) => ({ ...item, language }));
  }

  async score(input: ScoreInput): Promise<Scores> {
    const prepared = await this.#prepare(input.taxonomy);
    if (prepared === null) return { test: 'questionnaire', scores: [], reliability: [], diagnostics: [] };
    return scoreQuestionnaire(input, prepared.instrument, prepared.placement, prepared.leftOut);
  }

  /** Null where there is nothing to ask. */
  async #prepare(taxonomy: Taxonomy): Promise<Prepared | null> {
    if (taxonomy.dimensions.length === 0) return null;
    let found = this.#known.get(taxonomy);
    if (this.#given === undefined && found === undefined) this.#known.set(taxonomy, (found = this.#find(taxonomy)));
    const instrument = this.#given ?? (await found) ?? null;
    if (instrument === null) return null;
    const placement = placeScales(instrument, taxonomy);
    return { instrument, placement, ...makeItems(instrument, placement, taxonomy, this.#config) };
  }

  async #find(taxonomy: Taxonomy): Promise<Instrument | null> {
    const own = await readInstrument(shipped);
    if (isWrittenFor(own, taxonomy)) return own;
    const wordnet = await openWordNet({ cacheDir: this.#context.cacheDir, onNotice: (message) => this.#context.logger.debug(message) });
    const scales = this.#config.desirability ? own.scales.filter(({ role }) => role === 'desirability') : [];
    const items = own.items.filter(({ scale }) => scales.some(({ id }) => id === scale));
    return chooseStatements(taxonomy, wordnet, this.#config.statements, { ...own, desirability: { scales, items } });
  }
}

const primary = (language: string): string => language.split('-')[0]!.toLowerCase();
