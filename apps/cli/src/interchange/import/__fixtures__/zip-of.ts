import { deflateRawSync } from 'node:zlib';

/** A member of a ZIP made for a test; `claims` is the length that its head states. */
export interface MadeMember {
  readonly name: string;
  readonly bytes: Buffer;
  readonly method?: number;
  readonly claims?: number;
  /** Start of the member whose data this one shares. */
  readonly sharedWith?: number;
}

/** A ZIP (PKWARE APPNOTE 6.3, without ZIP64 and checksums), also one that lies. */
export function zipOf(members: readonly MadeMember[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let length = 0;
  for (const { name, bytes, method = 8, claims = bytes.length, sharedWith } of members) {
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(sharedWith ?? length, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, entry, Buffer.from(name));
    if (sharedWith !== undefined) continue;
    parts.push(Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed);
    length += 4 + head.length + Buffer.byteLength(name) + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(length, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]);
}
