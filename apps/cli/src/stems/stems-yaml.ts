import { Document, isMap, isSeq, visit } from 'yaml';
import type { StemsContent } from './stem-row.ts';

const head = ` Stems for review: strike out, mend, translate. Then ask them:
   assess: [ { use: sentence-completion, with: { stems: { file: ./THIS-FILE.yaml } } } ]
 The two stems of a pair ask for the same, one in each form, and are coded alike. An id stays with its stem: answers are known by it.
 No stem may say a word that it scores, nor a relative of one; that is checked again before anything is asked.`;

/** A stems file as text for people: a head that says what to do with it, each stem with its text first, its targets on one line. */
export function stemsYaml({ format, source, stems }: StemsContent): string {
  const content = {
    format,
    source,
    stems: stems.map(({ id, text, pair, form, language, referent, valence, conflict, targets }) => ({ id, text, pair, form, language, referent, valence, conflict, targets })),
  };
  const document = new Document(content, { aliasDuplicateObjects: false });
  document.commentBefore = head;
  visit(document, {
    Pair(_, { key, value }) {
      if (String(key) === 'targets' && (isSeq(value) || isMap(value))) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}
