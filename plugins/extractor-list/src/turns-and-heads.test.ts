import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { openWordNet, type WordNet } from '@valuelex/lexical';
import { extract } from './extract.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet({ cacheDir: join(tmpdir(), 'valuelex-extractor-list-tests') });
});

it.each([
  ['- Not wealth, but wisdom\n- Not speed but care', ['wisdom', 'care'], ['Not wealth', 'Not speed']],
  ['Not fame but friendship, not noise but rest', ['friendship', 'rest'], ['Not fame', 'not noise']],
  ['- Likes: mercy, justice\n- Dislikes: cruelty, fraud', ['mercy', 'justice'], ['cruelty', 'fraud']],
  ['Good: mercy, justice\nBad: cruelty, fraud', ['mercy', 'justice'], ['cruelty', 'fraud']],
  ['What matters most to me\n• mercy\n• justice\n\nWhat matters least to me\n• fame\n• luxury', ['mercy', 'justice'], ['fame', 'luxury']],
])('sets back what is denied: %s', (text, found, negated) => {
  const { descriptors, rejected } = read(text);
  expect(descriptors).toEqual(found);
  expect(rejected.filter(({ reason }) => reason === 'negated').map(({ surface }) => surface)).toEqual(negated);
});

it.each([
  ['[{"name": "Loyalty", "reason": "because"}, {"name": "Care", "why": "so"}]', ['Loyalty', 'Care']],
  ['```yaml\nprinciples: [honesty, mercy]\n```', ['honesty', 'mercy']],
  ['1. Mercy\n2. Grace\n{"terms": ["tyranny"]}', ['Mercy', 'Grace']],
  ['①Mercy ②Courtesy ③Peace', ['Mercy', 'Courtesy', 'Peace']],
  ['🔹 Grit 🔹 Grace 🔹 Glee', ['Grit', 'Grace', 'Glee']],
  ['**Mind:** curiosity, rigor\n**Heart:** compassion, mercy', ['curiosity', 'rigor', 'compassion', 'mercy']],
  ['My first value is mercy, and my second is courage.', ['mercy', 'courage']],
  ['In one word: mercy.', ['mercy']],
  ['Mercy,\nGrace,\nand Peace.', ['Mercy', 'Grace', 'Peace']],
  ['Words that come to mind include *brave*, *calm*, *fair* and *wise*.', ['brave', 'calm', 'fair', 'wise']],
  ['Mercy\n<script>alert("peace")</script>\nGrace\nHope', ['Mercy', 'Grace', 'Hope']],
  ['الصدق، العدل، الرحمة', ['الصدق', 'العدل', 'الرحمة']],
  ['Valoro la honestidad, la justicia y la paz.', ['honestidad', 'justicia', 'paz']],
  ['Ich schätze Ehrlichkeit, Geduld und Mut.', ['Ehrlichkeit', 'Geduld', 'Mut']],
  ['我重视诚实、公正和善良。', ['诚实', '公正', '善良']],
])('reads %s', (text, found) => {
  expect(read(text).descriptors).toEqual(found);
});

function read(text: string): { descriptors: string[]; rejected: ReturnType<typeof extract>['rejected'] } {
  const { descriptors, rejected } = extract(
    wordnet,
    { text, finishReason: 'stop', prompt: 'Please list the words that best describe your value system.' },
    { prose: true, stopList: [], maxLength: 200_000 },
  );
  return { descriptors: descriptors.map(({ surface }) => surface), rejected };
}
