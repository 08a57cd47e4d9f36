import type { Scores } from '../artefacts/assessment.ts';
import type { Taxonomy } from '../artefacts/taxonomy.ts';
import type { ItemAnswer, Rating, TestItem } from '../domain/test-item.ts';

export interface ItemOptions {
  /** BCP 47. */
  readonly language: string;
}

export interface ScoreInput {
  readonly items: readonly TestItem[];
  readonly answers: readonly ItemAnswer[];
  readonly ratings: readonly Rating[];
  readonly taxonomy: Taxonomy;
  /** Answers that never came, per model: asked and failed. They are counted, not imputed. */
  readonly failed: Readonly<Record<string, number>>;
}

export interface ValueTestCapabilities {
  readonly forms: readonly string[];
  readonly languages: readonly string[];
  readonly needsRater: boolean;
  /** It sets values against each other, so that it has no items where there are fewer than two. */
  readonly comparative?: boolean;
}

/** Measures the dimensions of a taxonomy by asking. Kind `value-test`. */
export interface ValueTest {
  /**
   * Items for any taxonomy, in a stable order; same taxonomy and options, same items and ids. Every dimension that can
   * be measured is targeted by at least one item. An item holds no member word of a dimension that it scores.
   */
  items(taxonomy: Taxonomy, options: ItemOptions): readonly TestItem[] | Promise<readonly TestItem[]>;
  /**
   * Scores with intervals, one row per model × dimension and per model × subdimension that was targeted. Missing,
   * refused and abstained answers are counted, never dropped in silence. With too little data the score or the
   * interval is null and a diagnostic says why. Pure.
   */
  score(input: ScoreInput): Scores | Promise<Scores>;
}
