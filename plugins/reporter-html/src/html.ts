const marker = Symbol('html');

/** Markup that was made by {@link html} and nothing else. */
export interface Html {
  readonly [marker]: string;
}
type Part = Html | string | number | null | undefined | readonly Part[];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an element or a quoted attribute. Control characters, which a page may not hold, become U+FFFD. */
export function escapeHtml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (character) => escapes[character]!)
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  );
}

function render(part: Part): string {
  if (part === null || part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (marker in part) return part[marker];
  return part.map(render).join('');
}

/** Markup; whatever is put in is escaped, unless it came from here. There is no other way to make an {@link Html}. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { [marker]: strings.map((string, i) => string + (i < parts.length ? render(parts[i]) : '')).join('') };
}

export function toText(page: Html): string {
  return page[marker];
}
