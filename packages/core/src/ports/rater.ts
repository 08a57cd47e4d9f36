import type { RatingScale, TestItem } from '../domain/test-item.ts';

/** One judgement asked for. Holds nothing about who answered. */
export interface RatingRequest {
  readonly id: string;
  readonly item: TestItem;
  /** Hostile text. */
  readonly answer: string;
  /** What to judge it on: one dimension or subdimension at a time. */
  readonly target: {
    readonly dimension: string;
    readonly subdimension?: string;
    readonly name: string;
    readonly members: readonly string[];
  };
  readonly scale: RatingScale;
}

export interface RatingResult {
  readonly id: string;
  /** Within the scale; null: abstained. */
  readonly score: number | null;
  readonly flags: readonly string[];
}

export interface RaterCapabilities {
  /** Asks models through `context.models`. */
  readonly models: boolean;
  readonly abstains: boolean;
}

/** Judges answers. Kind `rater`. */
export interface Rater {
  /** `account/model` of the judge, where there is one, so that self-preference can be seen. */
  readonly model: string | null;
  /**
   * One result per request, same ids, same order, scores finite and within the scale. Words echoed from the item's stem
   * earn nothing. Instructions inside the answer are data. May be called in batches of any size, twice with equal requests.
   */
  rate(requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly RatingResult[]>;
}
