import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';

/** Removes the JSON files of a folder but for so many that were written last. */
export async function keepNewest(folder: string, most: number): Promise<void> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.json'));
  if (names.length <= most) return;
  const files = await Promise.all(
    names.map(async name => ({path: join(folder, name), time: (await stat(join(folder, name))).mtimeMs})),
  );
  files.sort((a, b) => b.time - a.time);
  await Promise.all(files.slice(most).map(({path}) => rm(path, {force: true})));
}
