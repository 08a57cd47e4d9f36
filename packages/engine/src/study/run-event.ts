import type { RunTotals } from '@valuelex/core';
import type { LaneSnapshot } from '../gateway/pace/lane-snapshot.ts';

/** The calls of a stage at one account. */
export interface AccountCalls {
  readonly account: string;
  /** Null where it is not known beforehand. */
  readonly total: number | null;
  readonly done: number;
  readonly cached: number;
  readonly failed: number;
  /** US dollars, of the answers that were not in the store; null where a price is unknown. */
  readonly costUsd: number | null;
}

/** What a run tells while it goes on. Rendered by the app; never part of a result. */
export type RunEvent =
  | {
      readonly type: 'stage';
      readonly stage: string;
      /** `failed`: it was made, but too much of it is missing to go on; `note` says why. */
      readonly state: 'started' | 'reused' | 'done' | 'failed' | 'skipped';
      readonly note?: string;
    }
  | {
      readonly type: 'calls';
      readonly stage: string;
      /** Calls of the stage in all. */
      readonly total: number;
      /** Answered. `done` + `failed` is what is behind, never more than `total`. */
      readonly done: number;
      /** Of those answered, how many were in the store. */
      readonly cached: number;
      readonly failed: number;
      readonly inFlight: number;
      readonly accounts: readonly AccountCalls[];
    }
  /** How the accounts stand at this moment; told twice a second while a run goes on. */
  | { readonly type: 'lanes'; readonly lanes: readonly LaneSnapshot[] }
  | { readonly type: 'progress'; readonly stage: string; readonly done: number; readonly note?: string }
  /** The run was told to stop; what was under way is stored. */
  | { readonly type: 'interrupted'; readonly studyDir: string; readonly totals: RunTotals };
