/** Letters of other alphabets, and figures, that pass for Latin ones. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  [
    ['аạɑα@4', 'a'], ['еҽε3', 'e'], ['оοσ0', 'o'], ['рρ', 'p'], ['сϲ', 'c'], ['хχ', 'x'], ['уγ', 'y'], ['іιӏ1!|', 'i'], ['ѕ5$', 's'], ['ԁ', 'd'],
    ['гᴦ', 'r'], ['ոп', 'n'], ['т7τ', 't'], ['к', 'k'], ['м', 'm'], ['в', 'b'], ['ɡ9', 'g'], ['һ', 'h'], ['ј', 'j'], ['ν', 'v'], ['ⅼ', 'l'],
  ].flatMap(([from, to]) => Array.from(from!, (letter): [string, string] => [letter, to!])),
);

/** One form of many: compatibility forms resolved, format characters gone, typographic quotes plain, lower case. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/[‘’‛`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[ \t\u00a0]+/g, ' ').toLowerCase();
}

/** Accents gone, look-alikes turned into the Latin letters that they pass for. */
export function disguiseOff(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '');
  return Array.from(bare, (letter) => lookAlikes.get(letter) ?? letter).join('');
}

/** Runs of single characters set apart (“i g n o r e”, “r-a-t-e”) joined; '' where there is none. */
export function rejoined(text: string): string {
  const runs = text.match(/(?:(?<![\p{L}\p{N}])[\p{L}\p{N}](?![\p{L}\p{N}])[^\p{L}\p{N}]{1,3}){6,}(?:[\p{L}\p{N}](?![\p{L}\p{N}]))?/gu);
  return runs === null ? '' : runs.map((run) => run.replace(/[^\p{L}\p{N}]/gu, '')).join('\n');
}

/** Stretches that are text written in base64 or hexadecimal, read; '' where there is none. Looks at the first few alone. */
export function decoded(text: string): string {
  const found: string[] = [];
  for (const [stretch] of take(text.matchAll(/[A-Za-z0-9+/_-]{16,4000}={0,2}/g), 8)) found.push(Buffer.from(stretch, 'base64').toString('utf8'));
  for (const [stretch] of take(text.matchAll(/(?:(?:\\x|0x|%)?[0-9a-f]{2}[ ,]?){12,2000}/gi), 8)) {
    found.push(Buffer.from(stretch.replace(/\\x|0x|[^0-9a-f]/gi, ''), 'hex').toString('utf8'));
  }
  return found.filter((plain) => /^[\P{C}\s]{8,}$/u.test(plain) && !plain.includes('\ufffd')).join('\n');
}

function* take<T>(all: Iterable<T>, most: number): Generator<T> {
  let taken = 0;
  for (const one of all) {
    if (taken++ === most) return;
    yield one;
  }
}
