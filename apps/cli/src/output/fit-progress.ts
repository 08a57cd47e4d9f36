import { createLogUpdate } from 'log-update';
import type { Output } from './output.ts';

type Shown = Pick<Output, 'note' | 'live' | 'openLive' | 'columns'>;

/** What takes less (ms) is over before anyone wonders. */
const QUIET = 800;
const ANNOUNCES = /: expect /;
/** Characters of the bar. */
const WIDTH = 28;

/** Shows how far a computation is once it has lasted a moment: a bar on a terminal; elsewhere a line for each tenth and each new part of the work. */
export function createFitProgress(output: Shown, stage: string): { readonly onProgress: (done: number, note?: string) => void; readonly stop: () => void } {
  const start = performance.now();
  // A terminal of unknown width says 0, and nothing would fit on it.
  const isTerminal = (output.columns ?? 0) > 0;
  let opened = false;
  let told = '';
  return {
    onProgress: (done, note = '') => {
      // What announces a long wait is said before it begins: no word comes out of the middle of a sum.
      if (performance.now() - start < QUIET && !ANNOUNCES.test(note)) return;
      const share = Math.max(0, Math.min(1, done));
      const by = note === '' ? '' : `: ${note}`;
      if (isTerminal) {
        if (!opened) output.openLive(createLogUpdate(process.stderr));
        opened = true;
        const full = Math.round(share * WIDTH);
        output.live(`  ${stage} [${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ${Math.floor(share * 100)} %${by}`);
        return;
      }
      const line = `  ${stage} ${Math.floor(share * 10) * 10} %${by}`;
      if (line !== told) output.note(line);
      told = line;
    },
    stop: () => {
      if (opened) output.live(null);
      opened = false;
    },
  };
}
