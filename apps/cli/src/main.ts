import { CommanderError } from 'commander';
import type { Command } from 'commander';
import type { Run } from './commands/declare.ts';
import { createProgram } from './commands/program.ts';
import { exitCodeOf, exitCodes, UsageError } from './output/errors.ts';
import type { Output } from './output/output.ts';
import { createOutput } from './output/output.ts';
import type { Verb } from './verb.ts';

/** Time to end in good order after the second interruption. */
const graceMs = 1000;

/** The command line. Verbs load when they are called, so that `--version` and `--help` stay instant. */
export async function main(argv: readonly string[]): Promise<void> {
  const interrupt = new AbortController();
  const cut = new AbortController();
  let current: Output | undefined;
  let interruptions = 0;
  const onInterrupt = (): void => {
    interruptions += 1;
    const reason = new DOMException('interrupted', 'AbortError');
    if (interruptions === 1) {
      (current ?? createOutput(false)).note('valuelex: finishing what is in flight; press Ctrl-C again to stop at once');
      interrupt.abort(reason);
    } else if (interruptions === 2) {
      cut.abort(reason);
      // What does not listen is not waited for.
      setTimeout(() => process.exit(exitCodes.interrupted), graceMs).unref();
    } else process.exit(exitCodes.interrupted);
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  // A reader that went away (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
  });

  const run: Run =
    <A extends unknown[]>(load: () => Promise<{ verb: Verb<A> }>) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args.pop() as Command;
      const output = createOutput(Boolean(command.optsWithGlobals()['json']));
      current = output;
      try {
        const { verb } = await load();
        process.exitCode = (await verb({ output, signal: interrupt.signal, cut: cut.signal }, ...(args as A))) ?? exitCodes.done;
      } catch (error) {
        output.error(error);
        process.exitCode = exitCodeOf(error);
      }
    };

  const program = createProgram(run);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are asked for; everything else commander refuses is a mistake in the call.
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error.exitCode !== 0) createOutput(argv.includes('--json')).error(callError(error));
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

/** What commander refused, in our words: its suggestion becomes the hint. */
function callError({ code, message }: CommanderError): UsageError {
  if (code === 'commander.help') return new UsageError('which verb?', 'valuelex --help lists them');
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replace(/^\(|\)$/g, '');
  return new UsageError(first, suggestion === '' ? 'the verb with --help lists its arguments and options' : suggestion);
}
