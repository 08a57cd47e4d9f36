import { shown } from '../text/format.ts';

/** Text for HTML, inside elements and double-quoted attributes. Invisible signs that turn the direction of text are shown as what they are. */
export function escapeText(text: string): string {
  return shown(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** JSON for a script element: no sign of it ends the element or opens a comment, and lone surrogates cannot be in it. */
export function scriptData(value: unknown): string {
  // A lone surrogate would stand there as an escape, and come to life again when the page reads it.
  const wellFormed = (_key: string, member: unknown): unknown => (typeof member === 'string' ? member.toWellFormed() : member);
  return JSON.stringify(value, wellFormed).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
