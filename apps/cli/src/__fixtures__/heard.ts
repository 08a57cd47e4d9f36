import type { Output } from '../output/output.ts';
import type { VerbContext } from '../verb.ts';

/** What a verb said: its result as a document and as text, its notes, its exit code. */
export interface Heard<D> {
  readonly document: D;
  readonly text: string;
  readonly notes: readonly string[];
  readonly code: number;
}

/** `on` hears at once what is told at the end otherwise; `columns` makes it a terminal. */
interface Listening {
  readonly signal?: AbortSignal;
  readonly columns?: number;
  readonly on?: Partial<Pick<Output, 'result' | 'note' | 'live'>>;
}

/** Runs a verb, which shows nothing, and gives back what it said. The caller says which document D it is. */
export async function heard<D>(run: (context: VerbContext) => Promise<number | void>, { signal = new AbortController().signal, columns, on = {} }: Listening = {}): Promise<Heard<D>> {
  const notes: string[] = [];
  let told: { document: D; text: string } | undefined;
  const output: Output = {
    json: true,
    columns,
    result: (document, text) => {
      if (told !== undefined) throw new Error('a verb told two results');
      told = { document: document as D, text: text() };
      on.result?.(document, text);
    },
    note: (line) => {
      notes.push(line);
      on.note?.(line);
    },
    openLive: () => undefined,
    live: (text) => on.live?.(text),
    error: () => undefined,
  };
  const code = (await run({ output, signal, cut: signal })) ?? 0;
  if (told === undefined) throw new Error('the verb told no result');
  return { ...told, notes, code };
}
