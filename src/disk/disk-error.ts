/** A path at which there is something that is not used as a file; the message says what: `that is a folder`. */
export class UnusableFileError extends Error {
  override readonly name = 'UnusableFileError';
}

/** A text as long as that would not be used by anyone; the message has both lengths. */
export class LongFileError extends Error {
  override readonly name = 'LongFileError';

  constructor(bytes: number, most: number) {
    const [is, may] = [bytes, most].map(count => count.toLocaleString('en'));
    super(`it has ${is} bytes, and at most ${may} bytes can be used`);
  }
}

/** Why something did not work on the disk, as the end of a sentence: `the disk is full`. */
export function formatDiskError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return reasons[codeOfDisk(error)] ?? error.message;
}

/** The system's name of an error, such as `ENOSPC`; empty when it is none of the system's. */
export function codeOfDisk(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'that is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'the file is larger than may be',
  EIO: 'the disk does not work',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  ELOOP: 'that is a symbolic link, and links are never replaced or written through',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'that is in use',
  ENXIO: 'that is a device',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'this is no text in UTF-8',
};
