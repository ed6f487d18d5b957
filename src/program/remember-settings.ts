import {dirname} from 'node:path';
import Conf from 'conf';
import {makeFolder} from '../disk/make-folder.ts';

/** What a settings file holds. */
export type StoredSettings = Readonly<Record<string, unknown>>;

/**
 * Writes members into the settings file, whole or not at all; the others stay as they are, and so does a link that leads to it.
 * Rejects when it cannot be written.
 */
export async function remember(file: string, change: StoredSettings): Promise<void> {
  // It would make the folder in Node's way, which may never end.
  makeFolder(dirname(file));
  const conf = new Conf<Record<string, unknown>>({
    cwd: dirname(file),
    configName: 'settings',
    configFileMode: 0o600,
    // Some editors put a mark of byte order before what they save.
    deserialize: text => JSON.parse(text.replace(/^\uFEFF/, '')),
  });
  conf.set({...change});
}
