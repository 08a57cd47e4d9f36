/** Shows how far a long piece of work is; silent where it is short. Everything on stderr. */
export interface ByteProgress {
  readonly add: (amount: number) => void;
  readonly stop: () => void;
}

/** Work that ends within this time is not told. */
const PATIENCE_MS = 1500;
const CLEAR_LINE = '\r\u001b[2K';

/** One line that is written over on a terminal, a line per tenth elsewhere. @param total what `add` adds up to; zero: unknown, nothing is shown. */
export function createByteProgress(what: string, total: number, stream: NodeJS.WriteStream = process.stderr): ByteProgress {
  const began = performance.now();
  let done = 0;
  let told = 0;
  return {
    add(amount) {
      done += amount;
      if (total <= 0) return;
      const percent = Math.min(100, Math.floor((100 * done) / total));
      const step = stream.isTTY ? percent : percent - (percent % 10);
      if (step <= told || performance.now() - began < PATIENCE_MS) return;
      told = step;
      stream.write(stream.isTTY ? `${CLEAR_LINE}  ${what} ${step} %` : `  ${what} ${step} %\n`);
    },
    stop() {
      if (stream.isTTY && told > 0) stream.write(CLEAR_LINE);
    },
  };
}
