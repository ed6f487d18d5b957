import {randomUUID} from 'node:crypto';
import {lstatSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {codeOfDisk, formatDiskError} from '../disk/disk-error.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {checkOrdinary} from '../disk/ordinary-file.ts';
import {SandboxError} from './errors/sandbox-error.ts';

/** What a sandbox keeps in its folder: some of it is made with the first log line or invocation only. */
const parts = {folders: ['', 'code', 'runtimes'], files: ['sandbox.sqlite', 'telemetry.sqlite']};

/**
 * Looks whether a folder can be used, so that it is said at the start and not with the first invocation. Makes what is missing.
 * Throws a SandboxError that names the part at fault. A full disk is none: one can still look, and delete.
 */
export function checkFolder(folder: string): void {
  for (const name of parts.folders) attempt(join(folder, name), checkWritable);
  for (const name of parts.files) attempt(join(folder, name), checkFile);
}

function attempt(path: string, check: (path: string) => void): void {
  try {
    check(path);
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes(codeOfDisk(error) ?? '')) return;
    throw new SandboxError('data-unusable', `The sandbox data in ${path} cannot be used: ${formatDiskError(error)}`, {
      cause: error,
    });
  }
}

function checkWritable(path: string): void {
  makeFolder(path);
  const probe = join(path, `.${randomUUID()}`);
  writeFileSync(probe, '', {flag: 'wx', mode: 0o600});
  rmSync(probe);
}

function checkFile(path: string): void {
  const found = lstatSync(path, {throwIfNoEntry: false});
  if (found !== undefined) checkOrdinary(found);
}
