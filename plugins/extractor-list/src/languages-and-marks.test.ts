import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Extraction } from '@valuelex/core';
import { openWordNet, type WordNet } from '@valuelex/lexical';
import { extract } from './extract.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet({ cacheDir: join(tmpdir(), 'valuelex-extractor-list-tests') });
});

const read = (text: string, prompt?: string): Extraction =>
  extract(wordnet, { text, finishReason: 'stop', ...(prompt === undefined ? {} : { prompt }) }, { prose: true, stopList: [], maxLength: 200_000 });
const surfaces = ({ descriptors }: Extraction): string[] => descriptors.map(({ surface }) => surface);

describe('refusals and sentences of languages without spaces', () => {
  it.each([
    '抱歉，作为一个人工智能语言模型，我没有个人的价值观，无法回答这个问题。',
    '申し訳ありませんが、私はAIなので、個人的な価値観を持っておらず、その質問にはお答えできません。',
    '很抱歉，我是一个语言模型，没有自己的情感和价值观，因此不能提供个人观点。如果您有其他问题，请告诉我。',
  ])('are no lists: %s', (text) => {
    const { verdict, descriptors } = read(text, 'Which words describe your value system?');
    expect({ verdict, descriptors }).toEqual({ verdict: 'refusal', descriptors: [] });
  });
});

describe('layouts of other languages', () => {
  it.each([
    ['我最重视的是自由和平等，以及和谐与参与。', ['自由', '平等', '和谐', '参与']],
    ['1. 和平\n2. 温和\n3. 公平和正义\n4. 自我实现', ['和平', '温和', '公平', '正义', '自我实现']],
    ['私の価値観は、誠実、思いやり、公正、勇気です。', ['誠実', '思いやり', '公正', '勇気']],
    ['Мои ценности: честность, доброта, справедливость и свобода.', ['честность', 'доброта', 'справедливость', 'свобода']],
    ['Los valores que más aprecio son la honestidad, la lealtad y el respeto.', ['honestidad', 'lealtad', 'respeto']],
    ['Die Werte, die ich am meisten schätze, sind Freiheit, Treue und Demut.', ['Freiheit', 'Treue', 'Demut']],
  ])('are read: %s', (text, descriptors) => {
    expect(surfaces(read(text))).toEqual(descriptors);
  });
});

describe('marks', () => {
  it.each([
    ['honesty / loyalty / thrift / faith / hope / charity', ['honesty', 'loyalty', 'thrift', 'faith', 'hope', 'charity']],
    ['<ol><li><strong>Honesty</strong>: I tell the truth.</li><li><b>Care</b></li><li>Justice</li></ol>', ['Honesty', 'Care', 'Justice']],
    ['✨ What I stand for ✨\n\n✅ Authenticity\n🌱 Sustainability\n💡 Innovation', ['Authenticity', 'Sustainability', 'Innovation']],
    ['🌱 Personal\n- honesty\n- discipline', ['honesty', 'discipline']],
    ['What I hold dear: dignity, freedom and lifelong learning. I hope that helps.', ['dignity', 'freedom', 'lifelong learning']],
  ])('set entries apart: %s', (text, descriptors) => {
    expect(surfaces(read(text))).toEqual(descriptors);
  });
});
