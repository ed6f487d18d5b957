import {promisify} from 'node:util';
import {crc32, deflateRaw} from 'node:zlib';
import type {CodeEntry} from '../../core/source/code.ts';
import type {ChangedEntry} from '../../core/source/rewrite-zip.ts';

/** Contents packed for a zip, each at the place of its entry, with the time of now. */
export async function packContents(
  contents: ReadonlyMap<CodeEntry, Uint8Array>,
  indexOf: (entry: CodeEntry) => number,
): Promise<readonly ChangedEntry[]> {
  const modified = Date.now();
  const packing = [...contents].map(async ([entry, content]) => ({
    index: indexOf(entry),
    packed: await promisify(deflateRaw)(content),
    size: content.byteLength,
    crc32: crc32(content),
    modified,
  }));
  return Promise.all(packing);
}
