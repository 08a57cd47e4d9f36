/** A question to a judge, as far as it can be read. */
export interface JudgePrompt {
  readonly members: readonly string[];
  /** The beginning that the text goes on from; empty: none was given. */
  readonly stem: string;
  readonly text: string;
  /** All that is not the text. */
  readonly outside: string;
  readonly min: number;
  readonly max: number;
}

const opening = 'You rate how far a text expresses one value';

/** Reads a question to a judge; null when it is something else. What stands between the marks of the last closed block is the text. */
export function readJudgePrompt(said: string): JudgePrompt | null {
  if (!said.includes(opening)) return null;
  const members = /Words that belong to it: ([^\n]{0,4000})/.exec(said)?.[1] ?? '';
  const range = /from (-?\d{1,4}) to (-?\d{1,4})/.exec(said);
  const { text, outside: around } = takeBlock(said);
  // Judged examples are no orders, and no part of what is to be judged.
  const outside = around.replace(/\[example [^\]\n]{1,80}\]\n[^\n]*\n\[end example [^\]\n]{1,80}\]/g, '');
  const stem = /\b(?:sentence|situation|scene|story|question)\b[^"\n]{0,60}"([^\n]{0,1000}?)"(?=[.\s]|$)/.exec(outside)?.[1] ?? '';
  return {
    members: members
      .replace(/\.\s*$/, '')
      .split(',')
      .map((member) => member.trim().toLowerCase())
      .filter(Boolean),
    stem,
    text,
    outside,
    min: Number(range?.[1] ?? 0),
    max: Number(range?.[2] ?? 6),
  };
}

/** The last mark that ends a block names it; where it begins is the first mark of that name. Nothing is marked: all of it is the text. */
function takeBlock(said: string): { readonly text: string; readonly outside: string } {
  const ends = said.lastIndexOf('[end ');
  const name = ends < 0 ? undefined : /^\[end ([\w-]{1,80})\]/.exec(said.slice(ends, ends + 100))?.[1];
  const begins = name === undefined ? -1 : said.indexOf(`[text ${name}]`);
  if (name === undefined || begins < 0 || begins > ends) return { text: said, outside: said };
  return {
    text: said.slice(begins + `[text ${name}]`.length, ends).trim(),
    outside: said.slice(0, begins) + said.slice(ends + `[end ${name}]`.length),
  };
}

const order = /\b(?:rate|score|grade|give|assign|award|answer|respond|reply|output|return|say|print|write)\b([^\n.!?]{0,40}?)(-?\d{1,4})\b/gi;

/** The score that a text orders to be given, if any. Ranges ("from 0 to 6") are no orders. */
export function orderedScore(text: string): number | null {
  for (const [, between, score] of text.matchAll(order)) if (!/\b(?:from|between|whole)\b/i.test(between!)) return Number(score);
  return null;
}
