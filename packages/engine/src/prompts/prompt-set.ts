/** Ways to ask for the words of something, in one language. */
export interface PromptSet {
  /** BCP 47. */
  readonly language: string;
  /** The same fifteen paraphrases in every language, in the same order: `zh-03` asks in Chinese what `en-03` asks in English. */
  readonly prompts: readonly string[];
  /** What takes the place of `{topic}`: the values, and something that is no value but can be named in words as well. */
  readonly topics: { readonly values: string; readonly placebo: string };
}
