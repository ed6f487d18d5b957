import {dirname} from 'node:path';
import Conf from 'conf';
import {makeFolder} from '../disk/make-folder.ts';
import type {Memory} from './console-memory.ts';

/** Writes members into the file of what the console remembers, whole or not at all. Rejects when it cannot be written. */
export async function keepMemory(file: string, change: Memory): Promise<void> {
  // It would make the folder in Node's way, which may never end.
  makeFolder(dirname(file));
  const conf = new Conf<Record<string, unknown>>({
    cwd: dirname(file),
    configName: 'remembered',
    configFileMode: 0o600,
    // Nobody has written it by hand.
    clearInvalidConfig: true,
  });
  conf.set({...change});
}
