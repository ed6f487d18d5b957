import {fromBufferPromise} from 'yauzl';

/** Bytes of a function's code unpacked, layers included (Lambda quotas page). */
export const maxUnpacked = 250 * 1024 * 1024;

/** What keeps these bytes from being used as a deployment package, in words; undefined when nothing does. */
export async function findZipProblem(bytes: Uint8Array): Promise<string | undefined> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return 'is not a zip file: give a .zip, or a folder to be zipped';
  try {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Which names it takes is the service's to say.
    const zip = await fromBufferPromise(content, {decodeStrings: false});
    let unpacked = 0;
    for await (const {uncompressedSize} of zip.eachEntry()) unpacked += uncompressedSize;
    if (zip.entryCount === 0) return 'has no files in it';
    return unpacked > maxUnpacked ? 'is larger unpacked than the 250 MB a function may have' : undefined;
  } catch {
    return 'is a broken zip file: it may be cut off. Make it again';
  }
}
