import { join } from 'node:path';
import { buildFamilies, type Derivation } from './build-families.ts';
import { ProfileBuilder } from './build-profiles.ts';
import { lemmaOf, parseDataLine, synsetKey, type Pointer } from './parse-data-line.ts';
import { readLines } from './read-lines.ts';
import type { WordNet } from './wordnet.ts';

const FILES = ['data.noun', 'data.verb', 'data.adj', 'data.adv'] as const;
const ANTONYM = '!';
const DERIVED = '+';
const PERTAINS = '\\';

/** Lists of numbers, one per owner, as one array with starts. */
function flatten(lists: readonly (readonly number[])[]): { start: Uint32Array; items: Uint32Array } {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
  const items = new Uint32Array(start[lists.length]!);
  lists.forEach((list, i) => items.set(list, start[i]!));
  return { start, items };
}

/**
 * Build the index from the files of WordNet 3.1 in `dictDir` (data.*, index.sense).
 *
 * @throws when a file is missing or its lines do not parse.
 */
export async function buildIndex(dictDir: string, revision: string): Promise<WordNet> {
  const lemmas: string[] = [];
  const lemmaIds = new Map<string, number>();
  const idOf = (lemma: string): number => {
    let id = lemmaIds.get(lemma);
    if (id === undefined) {
      id = lemmas.push(lemma) - 1;
      lemmaIds.set(lemma, id);
    }
    return id;
  };

  const synsetIds = new Map<number, number>();
  const pos: number[] = [];
  const lexicographerFiles: number[] = [];
  const words: number[][] = [];
  const pointers: Pointer[][] = [];
  const profileBuilder = new ProfileBuilder();
  for (const [code, file] of FILES.entries()) {
    for await (const lines of readLines(join(dictDir, file))) {
      for (const text of lines) {
        const line = parseDataLine(text, code);
        if (line === undefined) continue;
        synsetIds.set(line.key, pos.length);
        pos.push(code);
        lexicographerFiles.push(line.lexicographerFile);
        words.push(line.words.map(idOf));
        pointers.push(line.pointers);
        profileBuilder.add(line.gloss, line.words);
      }
    }
  }
  if (pos.length === 0) throw new Error(`No synsets in ${dictDir}: are these the files of WordNet 3.1?`);

  const edges: number[][] = pos.map(() => []);
  const antonyms = new Map<number, Set<number>>();
  const derivations: Derivation[] = [];
  pointers.forEach((list, source) => {
    for (const pointer of list) {
      const target = synsetIds.get(pointer.target);
      if (target === undefined)
        throw new Error(`A pointer of WordNet leads nowhere (${pointer.symbol} ${pointer.target}).`);
      const from = words[source]![pointer.sourceWord - 1];
      const to = words[target]![pointer.targetWord - 1];
      if (pointer.symbol === ANTONYM) {
        if (from === undefined || to === undefined) continue;
        antonyms.set(from, (antonyms.get(from) ?? new Set()).add(to));
        continue;
      }
      if ((pointer.symbol === DERIVED || pointer.symbol === PERTAINS) && from !== undefined && to !== undefined) {
        derivations.push({
          from,
          fromPos: pos[source]!,
          to,
          toPos: pos[target]!,
        });
      }
      if (source === target) continue;
      edges[source]!.push(target);
      edges[target]!.push(source);
    }
  });

  const senses: { synset: number; count: number; rank: number }[][] = lemmas.map(() => []);
  for await (const lines of readLines(join(dictDir, 'index.sense'))) {
    for (const line of lines) {
      const [senseKey, offset, rank, count] = line.split(' ');
      if (senseKey === undefined || offset === undefined) continue;
      const percent = senseKey.indexOf('%');
      if (percent < 0) continue;
      const type = Number(senseKey[percent + 1]);
      const synset = synsetIds.get(synsetKey(type === 5 ? 2 : type - 1, Number(offset)));
      const lemma = lemmaIds.get(lemmaOf(senseKey.slice(0, percent)));
      if (synset === undefined || lemma === undefined)
        throw new Error(`A sense of WordNet leads nowhere (${senseKey}).`);
      senses[lemma]!.push({ synset, count: Number(count), rank: Number(rank) });
    }
  }
  for (const list of senses)
    list.sort((a, b) => pos[a.synset]! - pos[b.synset]! || a.rank - b.rank || a.synset - b.synset);

  const sense = flatten(senses.map((list) => list.map((s) => s.synset)));
  const counts = flatten(senses.map((list) => list.map((s) => s.count)));
  const edge = flatten(edges);
  const pairs = [...antonyms]
    .sort((a, b) => a[0] - b[0])
    .flatMap(([a, others]) => [...others].sort((x, y) => x - y).flatMap((b) => [a, b]));
  const profiles = profileBuilder.build();
  return {
    revision,
    lemmas,
    lemmaIds,
    terms: profiles.terms,
    arrays: {
      synsetPos: Uint8Array.from(pos),
      senseStart: sense.start,
      senseSynset: sense.items,
      senseCount: counts.items,
      edgeStart: edge.start,
      edgeTarget: edge.items,
      antonyms: Uint32Array.from(pairs),
      family: buildFamilies(
        lemmas,
        lemmaIds,
        derivations,
        senses.map((list) =>
          list.map(({ synset, count }) => ({ synset, count, pos: pos[synset]!, file: lexicographerFiles[synset]! })),
        ),
      ),
      profileStart: profiles.start,
      profileTerm: profiles.term,
      profileWeight: profiles.weight,
      termPrior: profiles.prior,
    },
  };
}
