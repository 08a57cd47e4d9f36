import { Document, visit } from 'yaml';

/** Signs that begin a tag, that no eye sees or that turn the direction. Line breaks are those of the file itself. */
const acting = /[<\p{Cf}\u2028\u2029]|(?!\n)\p{Cc}/u;
const everyActing = new RegExp(acting, 'gu');

/** A value as YAML that can be run again: what must not stand there as it is, is written by its number. */
export function yamlOf(value: unknown): string {
  const document = new Document(wellFormed(value), { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      // Numbers of signs are read between double quotes alone.
      if (typeof node.value === 'string' && acting.test(node.value)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 }).trimEnd().replace(everyActing, (sign) => `\\U${sign.codePointAt(0)!.toString(16).padStart(8, '0')}`);
}

/** As JSON, without lone surrogates: they are no text in YAML. */
function wellFormed(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value, (_key, member: unknown) => (typeof member === 'string' ? member.toWellFormed() : member))) as unknown);
}
