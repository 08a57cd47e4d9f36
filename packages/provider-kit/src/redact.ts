const masked = '[secret]';

/** What keys look like in error texts of model servers. Linear-time: one character class, no nesting. */
const keyShapes: readonly RegExp[] = [
  /\b(?:sk|pk|rk|gsk|xai|hf|or)[-_][A-Za-z0-9_*-]{8,}/g,
  /\bAIza[A-Za-z0-9_-]{10,}/g,
  /\bBearer [A-Za-z0-9._~+/=-]{4,}/gi,
  /([?&](?:key|api_key|api-key|access_token)=)[^&\s"']+/gi,
];

/** Replaces the given secrets, and whatever has the shape of a key, by `[secret]`. */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  let result = text;
  for (const secret of secrets) {
    if (secret !== undefined && secret.length >= 4) result = result.split(secret).join(masked);
  }
  for (const shape of keyShapes) {
    result = result.replace(shape, (_match, prefix: unknown) => (typeof prefix === 'string' ? prefix : '') + masked);
  }
  return result;
}

/** Text from a server as one printable line of at most `limit` UTF-16 units. */
export function oneLine(text: string, limit = 300): string {
  const line = text.slice(0, limit * 4).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').replace(/ {2,}/g, ' ').trim();
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
