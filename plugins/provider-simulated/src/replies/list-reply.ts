import { closings, preambles, proseFrames } from '../data/phrasing.ts';
import type { ValueWord } from '../data/values.ts';
import { drawWeighted } from '../draw.ts';
import type { Training } from '../population/roster.ts';
import type { Random } from '../random.ts';

/** One entry of a list: how it is put, and what could be said about it. */
export interface Entry {
  readonly text: string;
  readonly remark: string | undefined;
}

type Layout = 'numbered' | 'bulleted' | 'explained' | 'commas' | 'lines' | 'prose' | 'json';

const layouts: Record<Training, readonly (readonly [Layout, number])[]> = {
  base: [
    ['commas', 4],
    ['lines', 2],
    ['prose', 3],
    ['numbered', 1],
    ['bulleted', 1],
  ],
  sft: [
    ['numbered', 4],
    ['bulleted', 2],
    ['explained', 2],
    ['commas', 3],
    ['lines', 1],
    ['prose', 2],
    ['json', 0.3],
  ],
  rlhf: [
    ['numbered', 3],
    ['bulleted', 2],
    ['explained', 5],
    ['commas', 2],
    ['lines', 1],
    ['prose', 1],
    ['json', 0.2],
  ],
};

/** Puts values into words: the word, a form of it, a synonym, a paraphrase. Nouns or adjectives, by the mood of the reply. */
export function phraseValues(values: readonly ValueWord[], random: Random): Entry[] {
  const adjectives = random.chance(0.22);
  const ways = adjectives
    ? ([
        ['form', 0.7],
        ['word', 0.1],
        ['synonym', 0.12],
        ['paraphrase', 0.08],
      ] as const)
    : ([
        ['word', 0.62],
        ['form', 0.18],
        ['synonym', 0.11],
        ['paraphrase', 0.09],
      ] as const);
  return values.map((value) => {
    const way = drawWeighted(ways, random);
    const form = random.chance(0.8) ? value.forms[0]! : random.pick(value.forms);
    const text =
      way === 'word'
        ? value.word
        : way === 'form'
          ? form
          : way === 'synonym'
            ? random.pick(value.synonyms)
            : value.paraphrase;
    const being = way === 'form' && form === value.forms[0] && adjectives && random.chance(0.15);
    return { text: being ? `being ${text}` : text, remark: random.pick(value.acts) };
  });
}

/** Lays entries out as models do. */
export function listReply(entries: readonly Entry[], training: Training, random: Random): string {
  const layout = drawWeighted(layouts[training], random);
  const isChat = training !== 'base';
  const body = layBody(layout, entries, random);
  const before = random.chance(isChat ? 0.45 : 0.1) ? `${random.pick(preambles)}\n\n` : '';
  const after = random.chance(isChat ? 0.25 : 0.04) ? `\n\n${random.pick(closings)}` : '';
  return layout === 'prose' || layout === 'json' ? body : `${before}${body}${after}`;
}

function layBody(layout: Layout, entries: readonly Entry[], random: Random): string {
  const big = random.chance(0.75);
  const texts = entries.map(({ text }) => (big ? capitalise(text) : text));
  switch (layout) {
    case 'numbered': {
      const mark = random.pick(['.', ')', '.']);
      const bold = random.chance(0.3);
      return texts.map((text, i) => `${i + 1}${mark} ${bold ? `**${text}**` : text}`).join('\n');
    }
    case 'bulleted': {
      const mark = random.pick(['-', '*', '•']);
      return texts.map((text) => `${mark} ${text}`).join('\n');
    }
    case 'explained': {
      const mark = random.pick(['numbered', 'dashed', 'plain'] as const);
      const bold = random.chance(0.7);
      const join = random.pick([': ', ' – ', ' - ']);
      return entries
        .map(({ remark }, i) => {
          const head = mark === 'numbered' ? `${i + 1}. ` : mark === 'dashed' ? '- ' : '';
          const text = bold ? `**${texts[i]!}**` : texts[i]!;
          return remark === undefined ? `${head}${text}` : `${head}${text}${join}${capitalise(remark)}.`;
        })
        .join('\n');
    }
    case 'commas':
      return `${texts.join(', ')}${random.chance(0.4) ? '.' : ''}`;
    case 'lines':
      return texts.join('\n');
    case 'prose':
      return random.pick(proseFrames).replace('%', () =>
        series(
          entries.map(({ text }) => text),
          random,
        ),
      );
    case 'json':
      return JSON.stringify(texts);
  }
}

/** `a, b and c`. */
function series(texts: readonly string[], random: Random): string {
  const last = random.pick([' and ', ', and ', ' and also ', ', and above all ']);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')}${last}${texts.at(-1)!}`;
}

export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
