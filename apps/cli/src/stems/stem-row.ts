import type { TestItem } from '@valuelex/core';

/** A stem as it stands in a stems file. */
export interface StemRow extends Pick<TestItem, 'id' | 'form' | 'language' | 'referent' | 'targets'> {
  readonly pair: string;
  readonly valence: NonNullable<TestItem['valence']>;
  readonly conflict: boolean;
  readonly text: string;
}

/** The content of a stems file. */
export interface StemsContent {
  readonly format: 'valuelex.stems/1';
  readonly source: string;
  readonly stems: readonly StemRow[];
}

/** Items of a sentence-completion test as stems. */
export function rowsOf(items: readonly TestItem[]): StemRow[] {
  return items.map(({ id, form, language, referent, valence, conflict, stem, targets }) => ({
    id,
    pair: id.endsWith(`.${form}`) ? id.slice(0, -form.length - 1) : id,
    form,
    language,
    referent,
    valence: valence ?? 'neutral',
    conflict: conflict ?? false,
    text: stem,
    targets,
  }));
}
