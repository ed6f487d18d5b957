import {crc32} from 'node:zlib';

/** An entry of a zip, with whatever name and mode. */
interface RawEntry {
  readonly name: string;
  readonly content?: string;
  readonly mode?: number;
  /** What the zip says the size is, where that is a lie. */
  readonly claimedSize?: number;
}

/** A zip of uncompressed entries, with whatever names, modes and sizes: no library writes such zips. */
export function toRawZip(entries: readonly RawEntry[]): Uint8Array {
  let offset = 0;
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const {name, content = '', mode = 0o100644, claimedSize} of entries) {
    const [path, data] = [Buffer.from(name), Buffer.from(content)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(claimedSize ?? data.length, 14);
    fields.writeUInt32LE(claimedSize ?? data.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end]);
}

/** The mode of a symbolic link. */
export const link = 0o120777;
