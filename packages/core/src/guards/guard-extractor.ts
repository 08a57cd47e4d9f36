import { extractionSchema } from '../domain/extraction.ts';
import type { Extraction } from '../domain/extraction.ts';
import type { DescriptorExtractor, ExtractorInput } from '../ports/descriptor-extractor.ts';
import { brokenContract, inWords, requireMethods, requireShape, rethrownUnlessAborted } from './broken-contract.ts';

/**
 * Wraps an extractor: every span is the text it claims (but for phrases rejected as `not-in-text`, which stand at 0–0), descriptors stand in order of appearance, no surface twice, and
 * an answer that is empty or a refusal yields none.
 * @throws PluginError naming plugin and member when the extractor breaks its contract.
 */
export function guardExtractor(plugin: string, port: DescriptorExtractor): DescriptorExtractor {
  requireMethods(plugin, port, ['extract']);
  if (port.model !== undefined && typeof port.model !== 'string') throw brokenContract(plugin, 'model', '`account/model`, or absent', inWords(port.model));
  return {
    ...(port.model !== undefined && { model: port.model }),
    async extract(input: ExtractorInput, signal: AbortSignal): Promise<Extraction> {
      let extraction: Extraction;
      try {
        extraction = await port.extract(input, signal);
      } catch (error) {
        throw rethrownUnlessAborted(plugin, 'extract', error, signal);
      }
      requireShape(plugin, 'extract', extractionSchema, extraction);
      checkSpans(plugin, input.text, extraction);
      return extraction;
    },
  };
}

function checkSpans(plugin: string, text: string, { verdict, descriptors, rejected }: Extraction): void {
  for (const [list, spans] of [
    ['descriptors', descriptors],
    ['rejected', rejected],
  ] as const) {
    for (const [i, { surface, start, end, ...rest }] of spans.entries()) {
      // What a model claims and the answer does not hold has no place in it.
      if ('reason' in rest && rest.reason === 'not-in-text') {
        if (start === 0 && end === 0 && surface !== '' && !text.includes(surface)) continue;
        throw brokenContract(plugin, `extract → ${list}.${i}`, 'not-in-text at 0–0, for what the answer does not hold', inWords(surface));
      }
      const there = text.slice(start, end);
      if (surface === '' || there !== surface) {
        const member = `extract → ${list}.${i}`;
        throw brokenContract(
          plugin,
          member,
          `the answer's text at ${start}–${end}, ${inWords(there)}`,
          inWords(surface),
        );
      }
    }
  }
  const seen = new Set<string>();
  let last = -1;
  for (const [i, { surface, start }] of descriptors.entries()) {
    const member = `extract → descriptors.${i}`;
    if (start < last) throw brokenContract(plugin, member, 'order of appearance', `offset ${start} after ${last}`);
    if (seen.has(surface)) throw brokenContract(plugin, member, 'no surface twice', inWords(surface));
    seen.add(surface);
    last = start;
  }
  if ((verdict === 'empty' || verdict === 'refusal') && descriptors.length > 0) {
    throw brokenContract(plugin, 'extract', `no descriptors with verdict ${verdict}`, String(descriptors.length));
  }
}
