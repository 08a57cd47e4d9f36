/** What a run tells while it goes on. Rendered by the app; never part of a result. */
export type RunEvent =
  | {
      readonly type: 'stage';
      readonly stage: string;
      readonly state: 'started' | 'reused' | 'done' | 'skipped';
      readonly note?: string;
    }
  | {
      readonly type: 'calls';
      readonly stage: string;
      /** Calls of the stage in all, and how they stand. */
      readonly total: number;
      readonly done: number;
      readonly cached: number;
      readonly failed: number;
      readonly inFlight: number;
    }
  | { readonly type: 'progress'; readonly stage: string; readonly done: number; readonly note?: string };
