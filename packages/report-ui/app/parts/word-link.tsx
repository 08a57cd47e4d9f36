import { useStudy } from '../state/study.ts';
import { Foreign } from './foreign.tsx';

/** A word that opens the answers that name it, in any of its forms; a word alone where nothing was elicited. */
export function WordLink({ word }: { readonly word: string }) {
  const { document, trace } = useStudy();
  const entry = document.lexicon?.entries.find(({ descriptor }) => descriptor === word);
  if (entry === undefined) return <Foreign text={word} />;
  const words = entry.variants.map(({ surface }) => surface);
  return (
    <button type="button" class="link" onClick={() => trace({ title: `Answers that hold ${word}`, purpose: 'elicit', words })}>
      <Foreign text={word} />
    </button>
  );
}
