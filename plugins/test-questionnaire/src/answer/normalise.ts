import { textOf, visibleSpans } from '@valuelex/extractor-kit';

/** Characters read at each end of an answer: the choice stands at one of them. */
const mostRead = 2000;

/** What an answer says to its reader, in one way of writing: no thinking, no emphasis, straight quotes and dashes, lower case. Empty where nothing was said. */
export function plainText(answer: string): string {
  const visible = visibleSpans(answer)
    .spans.map((span) => textOf(answer, span))
    .join('\n')
    .trim();
  const read = visible.length > 2 * mostRead ? `${visible.slice(0, mostRead)}\n${visible.slice(-mostRead)}` : visible;
  return tidy(read).trim();
}

/** The same for what is looked for inside an answer. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\\boxed\{([^{}]{1,60})\}/g, '$1')
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    // Keycaps (4️⃣) and emphasis.
    .replace(/[\u{fe0f}\u{20e3}*`~#>$]/gu, '')
    .replace(/_/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .toLowerCase();
}
