/** A file of a zip with another content. */
export interface ChangedEntry {
  /** Its place in the list of entries, from 0. */
  readonly index: number;
  /** Deflated, without a header of its own. */
  readonly packed: Uint8Array;
  /** Bytes of the content, unpacked. */
  readonly size: number;
  readonly crc32: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** The zip cannot be written anew; the message is the end of a sentence. */
export class UnwritableZipError extends Error {
  override readonly name = 'UnwritableZipError';
}

const [endSignature, entrySignature, localSignature] = [0x06054b50, 0x02014b50, 0x04034b50];
const [endSize, entrySize, localSize] = [22, 46, 30];
/** Some tools write so what they are given as a stream, however small it is. */
const isZip64 = 'it is in zip64, the format for more than 4 GB';

/** Extra fields that tell times and sizes of what was there before. */
const staleFields = new Set([0x0001, 0x000a, 0x5455]);

interface ListedEntry {
  /** Its header in the list. */
  readonly header: Uint8Array;
  readonly offset: number;
}

/**
 * The zip with other contents of some files. All others keep their bytes, as packed, and all keep their order, names, modes and
 * comments; those that are changed get their time and are deflated. Throws an UnwritableZipError for a zip that is broken, or in
 * zip64.
 */
export function rewriteZip(zip: Uint8Array, changes: readonly ChangedEntry[]): Uint8Array {
  const end = findEnd(zip);
  const view = viewOf(zip);
  const listAt = view.getUint32(end + 16, true);
  const entries = readList(zip, {from: listAt, to: end, count: view.getUint16(end + 10, true)});
  const byIndex = new Map(changes.map(change => [change.index, change]));
  const order = entries.map((_, index) => index).toSorted((a, b) => offsetOf(entries, a) - offsetOf(entries, b));
  const parts: Uint8Array[] = [zip.subarray(0, Math.min(listAt, offsetOf(entries, order[0] ?? 0)))];
  const offsets: number[] = [];
  let at = parts[0]?.byteLength ?? 0;
  for (const [place, index] of order.entries()) {
    const from = offsetOf(entries, index);
    const next = order[place + 1];
    const to = next === undefined ? listAt : offsetOf(entries, next);
    const change = byIndex.get(index);
    const written = change === undefined ? [zip.subarray(from, to)] : buildLocal(zip.subarray(from, to), change);
    offsets[index] = at;
    for (const part of written) at += part.byteLength;
    parts.push(...written);
  }
  const list = entries.map(({header}, index) => buildListed(header, offsets[index] ?? 0, byIndex.get(index)));
  return join([...parts, ...list, buildEnd(zip.subarray(end), at, list)]);
}

function offsetOf(entries: readonly ListedEntry[], index: number): number {
  return entries[index]?.offset ?? 0;
}

function findEnd(zip: Uint8Array): number {
  const view = viewOf(zip);
  for (let at = zip.byteLength - endSize; at >= Math.max(0, zip.byteLength - endSize - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endSignature && at + endSize + view.getUint16(at + 20, true) === zip.byteLength)
      return at;
  }
  throw new UnwritableZipError('it has no list of its files');
}

function readList(
  zip: Uint8Array,
  {from, to, count}: {readonly from: number; readonly to: number; readonly count: number},
): readonly ListedEntry[] {
  const view = viewOf(zip);
  if (from === 0xffffffff || count === 0xffff) throw new UnwritableZipError(isZip64);
  const entries: ListedEntry[] = [];
  const offsets = new Set<number>();
  let at = from;
  while (entries.length < count) {
    if (at + entrySize > to || view.getUint32(at, true) !== entrySignature)
      throw new UnwritableZipError('its list of files is broken');
    const length =
      entrySize + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const offset = view.getUint32(at + 42, true);
    if (offset === 0xffffffff || view.getUint32(at + 20, true) === 0xffffffff) {
      throw new UnwritableZipError(isZip64);
    }
    if (offset + localSize > from || view.getUint32(offset, true) !== localSignature) {
      throw new UnwritableZipError('a file is not where its list says');
    }
    if (offsets.has(offset)) throw new UnwritableZipError('two of its files share their content');
    offsets.add(offset);
    entries.push({header: zip.subarray(at, at + length), offset});
    at += length;
  }
  return entries;
}

/** The header before a content, and the content; what described the old one after it is left out. */
function buildLocal(record: Uint8Array, change: ChangedEntry): readonly Uint8Array[] {
  const old = viewOf(record);
  const [nameLength, extraLength] = [old.getUint16(26, true), old.getUint16(28, true)];
  const name = record.subarray(localSize, localSize + nameLength);
  const extra = withoutStale(record.subarray(localSize + nameLength, localSize + nameLength + extraLength));
  const header = new Uint8Array(record.subarray(0, localSize));
  const view = viewOf(header);
  writeContent(view, 6, change);
  view.setUint16(28, extra.byteLength, true);
  return [header, name, extra, change.packed];
}

function buildListed(header: Uint8Array, offset: number, change: ChangedEntry | undefined): Uint8Array {
  const old = viewOf(header);
  const nameEnd = entrySize + old.getUint16(28, true);
  const extraEnd = nameEnd + old.getUint16(30, true);
  const extra = header.subarray(nameEnd, extraEnd);
  const kept = change === undefined ? extra : withoutStale(extra);
  const listed = join([header.subarray(0, nameEnd), kept, header.subarray(extraEnd)]);
  const view = viewOf(listed);
  if (change !== undefined) writeContent(view, 8, change);
  view.setUint16(30, kept.byteLength, true);
  view.setUint32(42, offset, true);
  return listed;
}

/** Flags, method, time, checksum and sizes stand in the same order in both headers, from `at` on. */
function writeContent(view: DataView, at: number, {packed, size, crc32, modified}: ChangedEntry): void {
  // No descriptor follows the content, and it is not encrypted.
  view.setUint16(at, view.getUint16(at, true) & ~0b1001, true);
  view.setUint16(at + 2, 8, true);
  const time = new Date(Math.max(modified, Date.UTC(1980, 0, 1)));
  view.setUint16(at + 4, (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1), true);
  view.setUint16(
    at + 6,
    ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate(),
    true,
  );
  view.setUint32(at + 8, crc32, true);
  view.setUint32(at + 12, packed.byteLength, true);
  view.setUint32(at + 16, size, true);
}

function withoutStale(extra: Uint8Array): Uint8Array {
  const view = viewOf(extra);
  const kept: Uint8Array[] = [];
  for (let at = 0; at + 4 <= extra.byteLength; ) {
    const next = at + 4 + view.getUint16(at + 2, true);
    if (!staleFields.has(view.getUint16(at, true))) kept.push(extra.subarray(at, next));
    at = next;
  }
  return join(kept);
}

/** The end of the zip with where its list is now; its comment stays. */
function buildEnd(old: Uint8Array, listAt: number, list: readonly Uint8Array[]): Uint8Array {
  // A slice of Node's buffers would be the old bytes themselves.
  const end = new Uint8Array(old);
  const view = viewOf(end);
  view.setUint32(
    12,
    list.reduce((sum, {byteLength}) => sum + byteLength, 0),
    true,
  );
  view.setUint32(16, listAt, true);
  return end;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, {byteLength}) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
}
