import { useEffect, useState } from 'preact/hooks';

/** What a link says: the section, and what is chosen in it. After the # alone, so that a file can be linked into as well. */
export interface Place {
  readonly section: string;
  readonly chosen: Readonly<Record<string, string>>;
}

export function readPlace(hash: string): Place {
  const [section = '', query = ''] = hash.replace(/^#/, '').split('?');
  return { section, chosen: Object.fromEntries(new URLSearchParams(query)) };
}

export function linkTo({ section, chosen }: Place): string {
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')).toString();
  return `#${section}${query === '' ? '' : `?${query}`}`;
}

/** The place that the address names, kept in step with it. A change of choices replaces the address, so that going back leaves the page’s sections. */
export function usePlace(): readonly [Place, (change: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => readPlace(location.hash));
  useEffect(() => {
    const onChange = (): void => setPlace(readPlace(location.hash));
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  const go = (change: Partial<Place>): void => {
    setPlace((now) => {
      const next = { ...now, ...change };
      history.replaceState(null, '', linkTo(next));
      return next;
    });
  };
  return [place, go];
}
