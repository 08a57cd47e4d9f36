/** Text for HTML, inside elements and double-quoted attributes. Invisible signs that turn the direction of text are shown as what they are. */
export function escapeText(text: string): string {
  return shownControls(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** JSON for a script element: no sign of it ends the element or opens a comment, and lone surrogates cannot be in it. */
export function scriptData(value: unknown): string {
  // A lone surrogate would stand there as an escape, and come to life again when the page reads it.
  const wellFormed = (_key: string, member: unknown): unknown => (typeof member === 'string' ? member.toWellFormed() : member);
  return JSON.stringify(value, wellFormed).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Signs that turn the direction of text, that no eye sees, or that are control characters, as a visible box. */
export function shownControls(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '\u25af');
}
