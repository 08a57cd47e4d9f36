import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 (hex) of a text or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 (hex) of a value's canonical JSON (RFC 8785): members that are undefined are left out, their order is no matter. */
export function hashOf(value: unknown): string {
  return sha256(canonicalize(value) ?? 'null');
}
