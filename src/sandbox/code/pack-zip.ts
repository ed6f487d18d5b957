import {buffer} from 'node:stream/consumers';
import {ZipFile} from 'yazl';

/**
 * A zip of the given files, by path inside the zip; the same files give the same bytes, so the same CodeSha256.
 * A file named `bootstrap` and every file with a `#!` line is executable.
 */
export async function packZip(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const isProgram = bytes.subarray(0, 2).toString('latin1') === '#!' || path === 'bootstrap';
    zip.addBuffer(bytes, path, {mtime: packedAt, mode: isProgram ? 0o100755 : 0o100644, forceDosTimestamp: true});
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Local time on purpose: a DOS timestamp has no zone, and this one must not depend on the machine's. */
const packedAt = new Date(2026, 0, 1);
