/** Words that are no names in R. */
const reserved = new Set(['if', 'else', 'repeat', 'while', 'function', 'for', 'next', 'break', 'in', 'TRUE', 'FALSE', 'NULL', 'Inf', 'NaN', 'NA', 'NA_integer_', 'NA_real_', 'NA_character_', 'NA_complex_']);

/**
 * Words as names that R, lavaan and every table take as they are: letters, digits and `_` of ASCII, a letter first, none twice. Words
 * of other scripts become `v` and their number. In the order of the words.
 */
export function syntacticNames(words: readonly string[], taken: ReadonlySet<string> = new Set()): string[] {
  const used = new Set(taken);
  return words.map((word, at) => {
    const plain = word
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
    const isOther = plain === '' || /[^\p{M}\p{ASCII}]/u.test(word.normalize('NFKD'));
    const base = isOther ? `v${at + 1}` : /^[A-Za-z]/.test(plain) && !reserved.has(plain) ? plain : `v_${plain}`;
    let name = base;
    for (let n = 2; used.has(name); n += 1) name = `${base}_${n}`;
    used.add(name);
    return name;
  });
}
