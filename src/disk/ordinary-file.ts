import type {Stats} from 'node:fs';
import {UnusableFileError} from './disk-error.ts';

/** Throws an UnusableFileError, which says what it is, for anything but an ordinary file. */
export function checkOrdinary(found: Stats): void {
  if (!found.isFile()) throw new UnusableFileError(nameKind(found));
}

function nameKind(found: Stats): string {
  if (found.isDirectory()) return 'that is a folder';
  if (found.isSymbolicLink()) return 'that is a symbolic link, and links are never replaced or written through';
  return found.isCharacterDevice() || found.isBlockDevice() ? 'that is a device' : 'that is no ordinary file';
}
