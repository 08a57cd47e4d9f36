/** Words that carry no meaning of their own, and words of talk ("think", "answer") that say nothing about values. */
const functionWords: ReadonlySet<string> = new Set(
  `a about above after again all also although always am an and any anything are as at away back be became because become been
  before being below between both but by came can come could day did do does doing done down during each either else even ever every
  everyone everything few first for from further get gets getting give given gives go goes going got had has have having he her here
  hers herself him himself his how however i if in into is it its itself just keep kept know last least less let like likely lot made
  make makes making many may maybe me might mine more most much must my myself need next now of off often on once one only onto or other
  others our ours ourselves out over own part people perhaps person put quite rather really said same say says see seem seems set shall
  she should so some someone something sometimes somewhere still such sure take takes taken tell than that the their theirs them
  themselves then there these they thing things think this those though through thus time to too toward towards two under until up upon
  us use used using usually very want wants was way we well were what whatever when where whether which while who whom whose why will
  with within word words would yet you your yours yourself answer ai assistant language model`.split(/\s+/),
);

const negators: ReadonlySet<string> = new Set(
  'no not never none nobody nothing neither nor without cannot hardly scarcely barely lack lacks lacking refuse refuses reject rejects avoid avoids against ignore ignores despise despises'.split(' '),
);
/** Words that end the reach of a negation, as a comma does. */
const turns: ReadonlySet<string> = new Set('but yet however although though instead still because'.split(' '));

/** One content word of an answer. */
export interface Token {
  readonly word: string;
  readonly negated: boolean;
}

const pieces = /\p{L}+(?:['’]\p{L}+)*|[.,;:!?\n—–()]/gu;

/** The content words of a text, lower case, each with whether a negation reaches it. Linear in the text. */
export function contentTokens(text: string, negationWindow: number): Token[] {
  const tokens: Token[] = [];
  let reach = 0;
  for (const [piece] of text.toLowerCase().matchAll(pieces)) {
    if (!/\p{L}/u.test(piece) || turns.has(piece)) {
      reach = 0;
      continue;
    }
    if (negators.has(piece) || /n['’]t$/.test(piece)) {
      reach = negationWindow;
      continue;
    }
    const word = piece.replace(/['’]s$/, '');
    if (word.length > 1 && !functionWords.has(word)) tokens.push({ word, negated: reach > 0 });
    if (reach > 0) reach--;
  }
  return tokens;
}
