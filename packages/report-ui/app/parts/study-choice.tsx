import type { StudyEntry } from '../source.ts';
import { shown } from './format.ts';

/** Goes to another study; nothing where there is one. Studies of one name are told apart by their folders. */
export function StudyChoice({ entries, id, onChoose }: { readonly entries: readonly StudyEntry[]; readonly id: string; readonly onChoose: (id: string) => void }) {
  if (entries.length < 2) return null;
  const isShared = (study: string): boolean => entries.filter((entry) => entry.study === study).length > 1;
  return (
    <label>
      Study{' '}
      <select value={id} onChange={(event) => onChoose(event.currentTarget.value)}>
        {entries.map((entry) => (
          <option value={entry.id}>{shown(isShared(entry.study) && entry.study !== entry.id ? `${entry.study} (${entry.id})` : entry.study)}</option>
        ))}
      </select>
    </label>
  );
}
