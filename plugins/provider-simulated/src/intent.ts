/** What a request asks for, as far as its words tell. */
export type Intent =
  | { readonly kind: 'list'; readonly topic: 'values' | 'materials' }
  | { readonly kind: 'completion'; readonly stem: string }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'scale'; readonly min: number; readonly max: number; readonly statement: string }
  | { readonly kind: 'talk' };

export interface Option {
  readonly label: string;
  readonly text: string;
}

const optionLine = /^[ \t]{0,8}[([]?([A-Ea-e]|[1-9])[.):\]][ \t]+(\S.{0,2000})$/gm;
const asksToComplete =
  /\b(?:complete|finish|continue|end)\b.{0,60}\b(?:sentence|statement|thought|phrase|stem)\b|\bfill in\b/is;
const asksToChoose = /\b(?:choose|choice|which|prefer|pick|option|select|would you|answer with)\b/i;
const scale = /\b(?:rate|rating|scale|score)\b.{0,80}?\b(\d{1,2})\s{0,3}(?:to|and|-|–|through)\s{0,3}(\d{1,3})\b/is;
const asksForWords =
  /\b(?:words?|terms?|adjectives?|nouns?|names?|list|lists|enumerate|single out|sum up|describe|describes|what|which|tell)\b/i;
const asksForList = /\b(?:list of|as a list|a list)\b/i;
const aboutMaterials = /\b(?:materials?|substances?|fabrics?|stuffs?)\b/i;
const aboutValues =
  /\b(?:values?|value system|principles?|ideals?|beliefs?|virtues?|convictions?|priorities|stand for|hold dear|matters? (?:most )?to you|guides? (?:you|your)|care about|live by|strive for)\b/i;

/** Characters read at each end of a request; what lies between does not change what is asked. */
const mostRead = 4000;

/** Reads the last thing that the user said. Nothing else tells the simulated models what is going on. */
export function readIntent(said: string): Intent {
  const request = said.length > 2 * mostRead ? `${said.slice(0, mostRead)}\n${said.slice(-mostRead)}` : said;
  const options = [...request.matchAll(optionLine)].map(([, label, text]) => ({ label: label!, text: text!.trim() }));
  if (options.length >= 2 && asksToChoose.test(request)) return { kind: 'choice', options };
  const topic = aboutMaterials.test(request) ? 'materials' : aboutValues.test(request) ? 'values' : undefined;
  // "Complete the sentence with a list of words" asks for the list.
  const completes = asksToComplete.test(request) || isOpen(request);
  if (completes && !(topic !== undefined && asksForList.test(request)))
    return { kind: 'completion', stem: stemOf(request) };
  const range = scale.exec(request);
  if (range !== null && Number(range[1]) < Number(range[2]))
    return { kind: 'scale', min: Number(range[1]), max: Number(range[2]), statement: quotedIn(request) ?? firstLine(request) };
  return topic !== undefined && asksForWords.test(request) ? { kind: 'list', topic } : { kind: 'talk' };
}

/** The beginning that is to be continued: what is quoted, else the last line that is left open, else the last line. */
function stemOf(request: string): string {
  const lines = request.split('\n').map((line) => line.trim());
  const open = lines.filter((line) => isOpen(line)).at(-1) ?? lines.filter(Boolean).at(-1) ?? '';
  const text = quotedIn(request) ?? open.slice(open.lastIndexOf(':') + 1);
  return trimEnd(text.trim());
}

/** What stands in quotation marks, if anything. */
const quotedIn = (request: string): string | undefined => /["“]([^"”]{3,300})["”]/.exec(request)?.[1];

const firstLine = (request: string): string => request.split('\n').find((line) => line.trim() !== '') ?? '';

/** Whether a text ends in dots or a blank to be filled. */
function isOpen(text: string): boolean {
  const end = withoutTail(text, '"\'”’*) \n\t');
  return end.endsWith('...') || end.endsWith('…') || end.endsWith('__');
}

const trimEnd = (text: string): string => withoutTail(text, '._… "\'”’*)');

/** A loop, since a regular expression anchored at the end is quadratic on long runs. */
function withoutTail(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}
