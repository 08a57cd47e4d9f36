/**
 * JSON with one line for each member of the root and each entry of its lists: small enough for a matrix, and still a
 * file that people and `diff` can read. Ends with a newline.
 */
export function formatArtefact(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${JSON.stringify(value)}\n`;
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [` ${JSON.stringify(key)}: ${formatMember(member)}`],
  );
  return `{\n${members.join(',\n')}\n}\n`;
}

function formatMember(member: unknown): string {
  if (!Array.isArray(member) || member.length === 0 || typeof member[0] !== 'object') return JSON.stringify(member);
  return `[\n${member.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n ]`;
}
