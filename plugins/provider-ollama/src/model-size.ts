const units: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** `3.2B`, `567.75M` → parameters; undefined for anything else. */
export function parseModelSize(text: string | null | undefined): number | undefined {
  const match = /^([0-9]+(?:\.[0-9]+)?)([KMBT])$/.exec(text?.trim() ?? '');
  return match === null ? undefined : Math.round(Number(match[1]) * units[match[2]!]!);
}
