import { shown } from './format.ts';
import { useChoice, useStudy } from '../state/study.ts';

const distinct = (values: readonly (string | undefined)[]): string[] => [...new Set(values.filter((value) => value !== undefined))].sort();

/** Narrows every table and chart of models. What the study found over all models does not change with it. */
export function FilterBar() {
  const { document } = useStudy();
  const { models, place, choose } = useChoice();
  const all = document.models;
  const families = distinct(all.map(({ traits }) => traits.family));
  const trainings = distinct(all.map(({ traits }) => traits.training));
  const languages = distinct(document.prompts.map(({ language }) => language));
  const { chosen } = place;
  if (all.length < 2) return null;
  const pick = (key: string, name: string, values: readonly string[]) =>
    values.length > 1 && (
      <label>
        {name}{' '}
        <select value={chosen[key] ?? ''} onChange={(event) => choose({ [key]: event.currentTarget.value })}>
          <option value="">any</option>
          {values.map((value) => (
            <option value={value}>{shown(value)}</option>
          ))}
        </select>
      </label>
    );
  const size = (key: string, name: string) => (
    <label>
      {name}{' '}
      <input type="number" min="0" step="any" inputMode="decimal" value={chosen[key] ?? ''} onChange={(event) => choose({ [key]: event.currentTarget.value })} /> B
    </label>
  );
  const isNarrowed = models.length < all.length;
  return (
    <form class="filter" aria-label="Which models to show" onSubmit={(event) => event.preventDefault()}>
      {pick('family', 'Family', families)}
      {pick('training', 'Training', trainings)}
      {pick('language', 'Language', languages)}
      {all.some(({ traits }) => traits.parameters !== undefined) && (
        <>
          {size('smallest', 'From')}
          {size('largest', 'to')}
        </>
      )}
      <span role="status">
        {models.length} of {all.length} models
        {languages.length > 1 && (chosen['language'] ?? '') !== '' && '; answers in this language; structure and scores are over all languages'}
      </span>
      {isNarrowed && (
        <button type="button" class="quiet" onClick={() => choose({ family: '', training: '', smallest: '', largest: '' })}>
          Show all
        </button>
      )}
    </form>
  );
}
