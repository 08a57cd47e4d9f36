import { cosine } from '../meaning/cosine.ts';
import type { GroupToName, Namer, NamingContext } from './namer.ts';

export interface NamedGroup {
  readonly name: string;
  readonly names: { readonly namer: string; readonly name: string }[];
}

export interface NamedGroups {
  readonly groups: readonly NamedGroup[];
  /** Over groups with more than one word: the share in which all namers propose the same. Null without such groups. */
  readonly unanimous: number | null;
  /** Mean similarity of meaning over pairs of proposals, 1 for equal words. Null without pairs. */
  readonly similarity: number | null;
}

/**
 * Names each group: what most namers propose, the first namer’s word where they differ. A name is given once; a group whose name is
 * `taken` gets its next proposal, then its next members. A namer without a proposal has no vote.
 */
export async function nameGroups(groups: readonly GroupToName[], namers: readonly Namer[], context: NamingContext, taken: ReadonlySet<string> = new Set()): Promise<NamedGroups> {
  const proposals = await Promise.all(namers.map((namer) => namer.propose(groups, context)));
  await context.learn?.([...new Set(proposals.flat().filter((name) => name !== null))]);
  const used = new Set([...taken].map(keyOf));
  const named = groups.map((group, g): NamedGroup => {
    const names = namers.flatMap((namer, i) => {
      const name = proposals[i]![g]!;
      return name === null ? [] : [{ namer: namer.id, name }];
    });
    const votes = new Map<string, number>();
    for (const { name } of names) votes.set(keyOf(name), (votes.get(keyOf(name)) ?? 0) + 1);
    const ranked = names.map(({ name }) => name).sort((a, b) => votes.get(keyOf(b))! - votes.get(keyOf(a))!);
    const name = [...ranked, ...group.members.map(({ descriptor }) => descriptor)].find((candidate) => !used.has(keyOf(candidate))) ?? ranked[0] ?? '';
    used.add(keyOf(name));
    return { name, names };
  });
  const open = named.filter((_, g) => groups[g]!.members.length > 1);
  const similarities = open.flatMap(({ names }) =>
    names.flatMap((a, i) => names.slice(i + 1).map((b) => (keyOf(a.name) === keyOf(b.name) ? 1 : similarity(a.name, b.name, context)))),
  );
  return {
    groups: named,
    unanimous: open.length === 0 ? null : open.filter(({ names }) => new Set(names.map(({ name }) => keyOf(name))).size === 1).length / open.length,
    similarity: similarities.length === 0 ? null : similarities.reduce((a, b) => a + b, 0) / similarities.length,
  };
}

/** Names that differ in case alone are one. */
const keyOf = (name: string): string => name.toLowerCase();

function similarity(a: string, b: string, { meaningOf }: NamingContext): number {
  const [left, right] = [meaningOf(a), meaningOf(b)];
  return left === undefined || right === undefined ? 0 : cosine(left, right);
}
