import {dirname} from 'node:path';
import Conf from 'conf';
import {makeFolder} from '../disk/make-folder.ts';
import {findMemoryFile, type Memory, readMemory} from './console-memory.ts';

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

/** Favourites that are kept at most: those that were made first are forgotten. */
const mostFavourites = 200;

/** Makes favourites, or takes them away, of those there are by now: another console may have made some. */
export async function keepFavourites(state: string, arns: readonly string[], isFavourite: boolean): Promise<void> {
  const {favourites = []} = await readMemory(state);
  const others = favourites.filter(arn => !arns.includes(arn));
  const next = isFavourite ? [...others, ...arns].slice(-mostFavourites) : others;
  await keepMemory(findMemoryFile(state), {favourites: next});
}
