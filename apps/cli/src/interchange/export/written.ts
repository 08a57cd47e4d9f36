/** What every writer of rows is handed. */
export interface Written {
  readonly signal: AbortSignal;
  readonly onRow: () => void;
}
