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
    }
  | { readonly type: 'progress'; readonly stage: string; readonly done: number; readonly note?: string };
