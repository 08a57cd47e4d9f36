import { ModelError } from './model-error.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

/** What stands before a `*`: one entry for all groups, or one each. */
export interface Modifier {
  /** `start`: where estimation begins; `value`: a number fixes, null (NA) frees, a string labels. */
  readonly role: 'value' | 'start';
  readonly entries: readonly (number | string | null)[];
}

/** One parameter that the text names. */
export interface ModelTerm {
  readonly lhs: string;
  /** `=~` is measured by, `~~` covaries with, `~` is regressed on, `~1` has the intercept (`rhs` is empty). */
  readonly op: '=~' | '~~' | '~' | '~1';
  readonly rhs: string;
  readonly modifiers: readonly Modifier[];
  readonly line: number;
  readonly column: number;
}

/**
 * Reads lavaan's model syntax (Rosseel 2012): `=~`, `~~`, `~`, `~ 1`, terms joined by `+`, fixed values (`1*x`), freed parameters
 * (`NA*x`), labels (`a*x`; equal labels, equal values), `start(0.8)*x`, one entry a group (`c(1, NA)*x`), comments. Names that are no
 * identifiers stand in backticks. Throws ModelError with line and column.
 */
export function parseModel(text: string): ModelTerm[] {
  const tokens = tokenise(text);
  let at = 0;
  const terms: ModelTerm[] = [];
  const peek = (): Token => tokens[at]!;
  const is = (symbol: string): boolean => peek().type === 'symbol' && peek().text === symbol;
  const fail = (message: string, token: Token = peek()): ModelError => new ModelError(message, token);
  const shown = (token: Token): string => (token.type === 'end' ? 'the end of the model' : token.type === 'newline' ? 'the end of the line' : `"${token.text}"`);
  const skipLines = (): void => {
    while (peek().type === 'newline') at++;
  };
  const expectSymbol = (symbol: string): void => {
    if (!is(symbol)) throw fail(`expected "${symbol}", found ${shown(peek())}.`);
    at++;
  };

  /** The arguments of c(…) and start(…). */
  const entries = (): (number | string | null)[] => {
    expectSymbol('(');
    const out: (number | string | null)[] = [];
    for (;;) {
      skipLines();
      out.push(entry());
      skipLines();
      if (is(',')) at++;
      else break;
    }
    expectSymbol(')');
    return out;
  };
  const entry = (): number | string | null => {
    const token = peek();
    at++;
    if (token.type === 'number') return Number(token.text);
    if (token.type === 'string') return token.text;
    if (token.type === 'name') return token.text === 'NA' ? null : token.text;
    throw fail(`expected a number, a label or NA, found ${shown(token)}.`, token);
  };
  const modifier = (): Modifier => {
    const token = peek();
    const next = tokens[at + 1]!;
    if (token.type === 'name' && next.type === 'symbol' && next.text === '(') {
      at++;
      if (token.text === 'c') return { role: 'value', entries: entries() };
      if (token.text !== 'start') throw fail(`${token.text}() is not known here; c() and start() are.`, token);
      const values = entries();
      if (!values.every((one) => typeof one === 'number')) throw fail('start() takes numbers.', token);
      return { role: 'start', entries: values };
    }
    return { role: 'value', entries: [entry()] };
  };
  /** Whether what comes is a call, or has a `*` behind it. */
  const isModifier = (): boolean => tokens[at + 1]?.type === 'symbol' && (tokens[at + 1]!.text === '*' || tokens[at + 1]!.text === '(');

  for (;;) {
    skipLines();
    if (peek().type === 'end') break;
    const left: Token[] = [];
    for (;;) {
      skipLines();
      const name = peek();
      if (name.type !== 'name') throw fail(`expected the name of a variable, found ${shown(name)}.`);
      left.push(name);
      at++;
      if (!is('+')) break;
      at++;
    }
    const operator = peek();
    if (!(is('=~') || is('~~') || is('~'))) throw fail(`expected =~, ~~ or ~ after "${left.at(-1)!.text}", found ${shown(operator)}.`);
    at++;
    for (;;) {
      skipLines();
      const start = peek();
      const modifiers: Modifier[] = [];
      while (peek().type !== 'end' && isModifier()) {
        modifiers.push(modifier());
        expectSymbol('*');
        skipLines();
      }
      const element = peek();
      const isIntercept = operator.text === '~' && element.type === 'number' && Number(element.text) === 1;
      if (element.type === 'number' && operator.text === '~' && !isIntercept) throw fail(`an intercept is written ~ 1; fix it with ${element.text}*1.`);
      if (element.type !== 'name' && !isIntercept) throw fail(`expected the name of a variable, found ${shown(element)}.`);
      at++;
      for (const name of left) {
        terms.push({
          lhs: name.text,
          op: isIntercept ? '~1' : (operator.text as '=~' | '~~' | '~'),
          rhs: isIntercept ? '' : element.text,
          modifiers,
          line: start.line,
          column: start.column,
        });
      }
      // A line that begins with + goes on with the one before.
      let look = at;
      while (tokens[look]!.type === 'newline') look++;
      if (tokens[look]!.type === 'symbol' && tokens[look]!.text === '+') at = look;
      if (!is('+')) break;
      at++;
    }
    if (peek().type !== 'newline' && peek().type !== 'end') throw fail(`expected + or a new line, found ${shown(peek())}.`);
  }
  if (terms.length === 0) throw new ModelError('the model is empty.', { line: 1, column: 1 });
  return terms;
}
