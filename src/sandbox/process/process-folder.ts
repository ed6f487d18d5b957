import {chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {makeFolder} from '../../disk/make-folder.ts';
import {isAlive, ownPid} from './control.ts';

/** A folder that belongs to this process alone and goes away with it. */
export interface ProcessFolder {
  readonly path: string;
  /** Deletes the folder with everything in it, read-only folders included. */
  remove(): void;
}

/**
 * Makes a new folder `<name>-<pid>-<random>` in `parent` (made when missing; no `-` in `name`), after sweeping away those of processes
 * that ended without removing theirs. Several processes may share one parent.
 */
export function createProcessFolder(parent: string, name: string): ProcessFolder {
  makeFolder(parent);
  for (const entry of readdirSync(parent)) {
    if (isAbandoned(entry, name)) removeTree(join(parent, entry));
  }
  const path = mkdtempSync(join(parent, `${name}-${ownPid}-`));
  return {path, remove: () => removeTree(path)};
}

function isAbandoned(entry: string, name: string): boolean {
  const [prefix, pid, random] = entry.split('-');
  return prefix === name && random !== undefined && /^\d+$/.test(pid ?? '') && !isAlive(Number(pid));
}

/** Deletes a folder even when folders in it are read-only, as unpacked code is. */
export function removeTree(path: string): void {
  makeWritable(path);
  rmSync(path, {recursive: true, force: true, maxRetries: 2});
}

function makeWritable(path: string): void {
  const status = lstatSync(path, {throwIfNoEntry: false});
  if (!status?.isDirectory()) return;
  try {
    chmodSync(path, 0o700);
    for (const entry of readdirSync(path, {withFileTypes: true})) {
      if (entry.isDirectory()) makeWritable(join(path, entry.name));
    }
  } catch {
    // A file that goes away meanwhile, or one of another user: what can be deleted still is.
  }
}
