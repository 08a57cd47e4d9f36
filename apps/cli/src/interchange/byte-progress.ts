import cliProgress from 'cli-progress';

/** Shows how far a long piece of work is; silent where it is short. Everything on stderr. */
export interface ByteProgress {
  readonly add: (amount: number) => void;
  readonly stop: () => void;
}

/** Work that ends within this time is not told. */
const PATIENCE_MS = 1500;

/** @param total what `add` adds up to; zero: unknown, nothing is shown. */
export function createByteProgress(what: string, total: number, stream: NodeJS.WriteStream = process.stderr): ByteProgress {
  const began = performance.now();
  let done = 0;
  let tenth = 0;
  let bar: cliProgress.SingleBar | undefined;
  return {
    add(amount) {
      done += amount;
      if (total <= 0 || performance.now() - began < PATIENCE_MS) return;
      const share = Math.min(1, done / total);
      if (stream.isTTY) {
        bar ??= startBar(what, stream);
        bar.update(Math.round(share * 1000));
      } else if (Math.floor(share * 10) > tenth) {
        tenth = Math.floor(share * 10);
        stream.write(`  ${what} ${tenth * 10} %\n`);
      }
    },
    stop: () => bar?.stop(),
  };
}

function startBar(what: string, stream: NodeJS.WriteStream): cliProgress.SingleBar {
  const bar = new cliProgress.SingleBar(
    { stream, format: '  {what} [{bar}] {percentage}%', hideCursor: true, clearOnComplete: true, barsize: 28 },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1000, 0, { what });
  return bar;
}
