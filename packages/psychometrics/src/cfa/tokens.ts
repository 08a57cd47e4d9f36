import { ModelError } from './model-error.ts';

/** A piece of model text. */
export interface Token {
  readonly type: 'name' | 'number' | 'string' | 'symbol' | 'newline' | 'end';
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const NAME_START = /[\p{L}_.]/u;
const NAME_PART = /[\p{L}\p{M}\p{N}_.]/u;
const SYMBOLS = ['=~', '~~', '~', '+', '*', '(', ')', ','];
/** Operators of lavaan that this parser does not take, by what they are for. */
const UNSUPPORTED = new Map([
  [':=', 'defined parameters (:=)'],
  ['==', 'constraints (==); give equal parameters the same label'],
  ['~*~', 'scaling factors (~*~)'],
  ['<~', 'formative factors (<~)'],
  ['|', 'thresholds (|); they are estimated freely'],
  ['<', 'inequality constraints'],
  ['>', 'inequality constraints'],
  ['?', 'start values by ?; write start(0.5)*x'],
  ['%', 'the operator %'],
  [':', 'interactions and blocks (:)'],
]);

/** Model text as tokens; comments (# or ! to the end of the line) and blanks are gone, a semicolon is a new line. Linear in the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const chars = Array.from(text);
  let at = 0;
  let line = 1;
  let lineStart = 0;
  const push = (type: Token['type'], from: number, shown = chars.slice(from, at).join('')): void => {
    tokens.push({ type, text: shown, line, column: from - lineStart + 1 });
  };
  while (at < chars.length) {
    const from = at;
    const c = chars[at]!;
    const here = { line, column: at - lineStart + 1 };
    if (c === '\n') {
      at++;
      push('newline', from);
      line++;
      lineStart = at;
    } else if (c === ';') {
      at++;
      push('newline', from);
    } else if (/\s/u.test(c) || c === '\uFEFF') {
      at++;
    } else if (c === '#' || c === '!') {
      while (at < chars.length && chars[at] !== '\n') at++;
    } else if (c === '"' || c === '`') {
      at++;
      while (at < chars.length && chars[at] !== c && chars[at] !== '\n') at++;
      if (chars[at] !== c) throw new ModelError(`a name opened with ${c} is not closed.`, here);
      at++;
      push(c === '`' ? 'name' : 'string', from, chars.slice(from + 1, at - 1).join(''));
      if (at - from === 2) throw new ModelError('an empty name.', here);
    } else if (/[0-9]/.test(c) || (/[-.]/.test(c) && /[0-9.]/.test(chars[at + 1] ?? ''))) {
      at++;
      while (at < chars.length && (/[0-9.]/.test(chars[at]!) || (/[eE]/.test(chars[at]!) && /[-+0-9]/.test(chars[at + 1] ?? '')))) {
        at += /[eE]/.test(chars[at]!) ? 2 : 1;
      }
      push('number', from);
      const value = tokens.at(-1)!.text;
      if (!Number.isFinite(Number(value)) || NAME_START.test(chars[at] ?? '')) throw new ModelError(`"${value}${chars[at] ?? ''}" is not a number.`, here);
    } else if (NAME_START.test(c)) {
      at++;
      while (at < chars.length && NAME_PART.test(chars[at]!)) at++;
      push('name', from);
    } else {
      const rest = chars.slice(at, at + 3).join('');
      for (const [sign, meaning] of UNSUPPORTED) {
        if (rest.startsWith(sign)) throw new ModelError(`${meaning}: not supported.`, here);
      }
      const symbol = SYMBOLS.find((one) => rest.startsWith(one));
      if (symbol === undefined) {
        const hint = c === '=' ? 'a factor is written f =~ x1 + x2' : c === '-' ? 'names with a hyphen stand in backticks: `self-control`' : 'names with other signs stand in backticks';
        throw new ModelError(`unexpected "${c}" (${hint}).`, here);
      }
      at += symbol.length;
      push('symbol', from);
    }
  }
  tokens.push({ type: 'end', text: '', line, column: at - lineStart + 1 });
  return tokens;
}
