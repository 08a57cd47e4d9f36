/** Values of a list that are put into one piece: a million numbers must not become one text. */
const slice = 1000;

/**
 * A plain value as JSON, piece by piece, so that the text never stands in memory whole. Keys are sorted by their UTF-16 units, `undefined`
 * members left out, lone surrogates made U+FFFD (many readers refuse them), and lists of plain values kept on one line. Ends with a line break.
 */
export function* jsonPieces(value: unknown, indent: number): Generator<string> {
  yield* piecesOf(value, indent, 0);
  yield '\n';
}

function* piecesOf(value: unknown, indent: number, depth: number): Generator<string> {
  if (isPlain(value)) yield plain(value);
  else if (Array.isArray(value)) yield* ofList(value, indent, depth);
  else yield* ofObject(value as Readonly<Record<string, unknown>>, indent, depth);
}

function* ofList(list: readonly unknown[], indent: number, depth: number): Generator<string> {
  if (list.every(isPlain)) {
    yield '[';
    for (let from = 0; from < list.length; from += slice) {
      yield `${from > 0 ? ',' : ''}${list.slice(from, from + slice).map(plain).join(',')}`;
    }
    yield ']';
    return;
  }
  const [inner, outer] = breaks(indent, depth);
  for (let i = 0; i < list.length; i++) {
    yield `${i === 0 ? '[' : ','}${inner}`;
    yield* piecesOf(list[i], indent, depth + 1);
  }
  yield `${outer}]`;
}

function* ofObject(object: Readonly<Record<string, unknown>>, indent: number, depth: number): Generator<string> {
  const keys = Object.keys(object).filter((key) => object[key] !== undefined).sort();
  if (keys.length === 0) {
    yield '{}';
    return;
  }
  const [inner, outer] = breaks(indent, depth);
  for (const [i, key] of keys.entries()) {
    yield `${i === 0 ? '{' : ','}${inner}${plain(key)}:${indent === 0 ? '' : ' '}`;
    yield* piecesOf(object[key], indent, depth + 1);
  }
  yield `${outer}}`;
}

function breaks(indent: number, depth: number): readonly [string, string] {
  return indent === 0 ? ['', ''] : [`\n${' '.repeat(indent * (depth + 1))}`, `\n${' '.repeat(indent * depth)}`];
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function plain(value: unknown): string {
  // As JSON.stringify in a list: what JSON has no word for is null.
  return JSON.stringify(typeof value === 'string' ? value.toWellFormed() : (value ?? null)) ?? 'null';
}
