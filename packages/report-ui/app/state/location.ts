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

/** The place that the address names, kept in step with it. */
export interface Places {
  readonly now: () => Place;
  /** A change of choices replaces the address, so that going back leaves the page’s sections. */
  readonly go: (change: Partial<Place>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function watchPlaces(): Places {
  let place = readPlace(location.hash);
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  addEventListener('hashchange', () => {
    place = readPlace(location.hash);
    tell();
    if (place.section === '') scrollTo(0, 0);
    else arriveAt(place.section);
  });
  return {
    now: () => place,
    go: (change) => {
      place = { ...place, ...change };
      history.replaceState(null, '', linkTo(place));
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Goes to a section as a plain link would: choices stand behind its name in the address, which browsers take for a part of the name. */
export function arriveAt(section: string): void {
  const element = section === '' ? null : document.getElementById(section);
  element?.scrollIntoView();
  element?.focus({ preventScroll: true });
}
