/** Characters of one text that are shown; what the study stores is longer. */
const longest = 2000;

/** An empty sign that is joined to marks on which GitHub acts although they are no Markdown: mentions, references, emoji, addresses. */
const apart = '\u2060';
const acting = /[@#](?=[\p{L}\p{N}_])|GH-(?=\d)|:(?=[a-z0-9_+-]{1,60}:)|www(?=\.)|(?:https?|ftp|mailto|xmpp)(?=:)/giu;
/** Writing that runs from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Lone surrogates made U+FFFD, and signs that no eye sees, or that turn the direction, boxes: nothing in it acts. */
export const visible = (text: string): string => text.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, '\u25af');

/**
 * A text as one line may show it: its line breaks are blanks; it is {@link visible}; what runs from right to left is kept from turning what follows; the end of a
 * long one is left out, and this is said.
 */
export function plain(text: string): string {
  const cut = text.length - longest;
  const kept = (cut > 0 ? text.slice(0, longest) : text).replace(/\s+/gu, ' ');
  const shown = visible(kept);
  const isolated = rightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown;
  return cut > 0 ? `${isolated}… (${cut.toLocaleString('en')} more characters)` : isolated;
}

/** The same where GitHub would act on it: nobody is mentioned, nothing referred to or linked. */
export const tame = (text: string): string => plain(text).replace(acting, (sign) => sign + apart);
