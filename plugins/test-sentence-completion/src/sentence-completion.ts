import { createMemberCheck, scoreRated } from '@valuelex/assessment-kit';
import { DataError } from '@valuelex/core';
import type { ItemOptions, PluginContext, ScoreInput, Scores, Taxonomy, TestItem, ValueTest } from '@valuelex/core';
import { openWordNet } from '@valuelex/lexical';
import type { WordNet } from '@valuelex/lexical';
import { bankLanguages, bankStems, isPaperTaxonomy } from './bank/paper-bank.ts';
import type { SentenceCompletionConfig } from './config.ts';
import type { CodedStem } from './items/coded-stem.ts';
import { checkStems } from './items/stems-file.ts';
import type { ReadStems } from './items/stems-file.ts';
import { templateStems } from './items/template-stems.ts';
import { toItems } from './items/to-items.ts';
import { wordings } from './items/wording.ts';

export class SentenceCompletion implements ValueTest {
  readonly #config: SentenceCompletionConfig;
  readonly #context: PluginContext;
  /** Stems of the user’s, in place of all others. */
  readonly #own: ReadStems | undefined;
  #wordnet: Promise<WordNet> | undefined;

  constructor(config: SentenceCompletionConfig, context: PluginContext, own?: ReadStems) {
    this.#config = config;
    this.#context = context;
    this.#own = own;
  }

  async items(taxonomy: Taxonomy, { language }: ItemOptions): Promise<readonly TestItem[]> {
    const { forms } = this.#config;
    const spoken = primary(language);
    const stems = await this.#stems(taxonomy, language);
    const wording = this.#own?.content.wording[spoken] ?? wordings[spoken];
    if (wording === undefined) {
      throw new DataError('language', `sentence-completion does not know how to ask in ${language}.`, {
        hint: `say it in the stems file: wording: { ${spoken}: { instruction: "… {words} … {stem} …" } }`,
      });
    }
    const asked = stems.filter(({ form }) => forms.includes(form));
    const absent = forms.filter((form) => !asked.some((stem) => stem.form === form));
    if (stems.length > 0 && absent.length === forms.length) {
      throw new DataError('form', `sentence-completion has no stems of form ${absent.join(' and ')} in ${language}.`, { hint: 'forms: [A]' });
    }
    if (stems.length > 0 && absent.length > 0) {
      this.#context.logger.info(`no stems of form ${absent.join(' and ')} in ${language}: form ${forms.find((form) => !absent.includes(form))!} alone is asked`);
    }
    return toItems(asked, this.#config, wording);
  }

  score(input: ScoreInput): Scores {
    return scoreRated(input, 'sentence-completion');
  }

  /** In both forms, where a language has both. */
  async #stems(taxonomy: Taxonomy, language: string): Promise<readonly CodedStem[]> {
    const { stems } = this.#config;
    const spoken = primary(language);
    if (this.#own !== undefined) {
      const { file, content } = this.#own;
      checkStems(this.#own, taxonomy, createMemberCheck(await this.#openWordNet(), taxonomy));
      const own = content.stems.filter((stem) => primary(stem.language) === spoken);
      if (own.length > 0) return own;
      throw new DataError('language', `the file holds no stems in ${language}.`, { where: file });
    }
    if (!bankLanguages.includes(spoken)) {
      throw new DataError('language', `sentence-completion has stems in ${bankLanguages.join(', ')} only, not in ${language}.`, {
        hint: 'write or translate them: `valuelex stems --out stems.yaml`, then stems: { file: ./stems.yaml }',
      });
    }
    const wordnet = await this.#openWordNet();
    if (stems === 'template' || !isPaperTaxonomy(taxonomy)) return templateStems(taxonomy, this.#config, spoken, wordnet);
    // Members of a taxonomy of that name may have been edited.
    const namedMember = createMemberCheck(wordnet, taxonomy);
    const bank = bankStems(spoken, typeof stems === 'number' ? stems : undefined);
    const named = new Set(bank.filter((stem) => namedMember(stem) !== undefined).map(({ pair }) => pair));
    return bank.filter(({ pair }) => !named.has(pair));
  }

  #openWordNet(): Promise<WordNet> {
    return (this.#wordnet ??= openWordNet({
      cacheDir: this.#context.cacheDir,
      onNotice: (message) => this.#context.logger.debug(message),
    }));
  }
}

/** `zh` of `zh-Hans`. */
const primary = (language: string): string => language.split('-')[0]!.toLowerCase();
