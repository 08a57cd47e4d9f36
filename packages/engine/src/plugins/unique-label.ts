/** The label, with a number behind it where it is taken: `name (2)`. Takes what it gives. */
export function uniqueLabel(wanted: string, taken: Set<string>): string {
  let label = wanted;
  for (let n = 2; taken.has(label); n++) label = `${wanted} (${n})`;
  taken.add(label);
  return label;
}
