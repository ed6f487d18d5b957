import {join} from 'node:path';
import {parseRecord} from '../core/json.ts';
import {type Hex, parseBackground} from '../core/theme/colour.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {readText} from '../disk/read-text.ts';
import {replaceFile} from '../disk/write-file.ts';

const fileName = 'backgrounds.json';
/** Bytes of the file, and terminals in it, at most. */
const mostBytes = 1 << 16;
const mostTerminals = 50;

/** The background that a terminal of that name told last; undefined when it never did, or the file cannot be used. */
export async function recallBackground(stateFolder: string, terminal: string): Promise<Hex | undefined> {
  const colour = (await readBackgrounds(stateFolder))[terminal];
  return typeof colour === 'string' ? parseBackground(colour) : undefined;
}

/** Keeps it for the next start. What cannot be written is asked again. */
export async function rememberBackground(stateFolder: string, terminal: string, background: Hex): Promise<void> {
  const {[terminal]: before, ...others} = await readBackgrounds(stateFolder);
  if (before === background) return;
  const kept = Object.entries(others).slice(1 - mostTerminals);
  const text = JSON.stringify(Object.fromEntries([...kept, [terminal, background]]), undefined, 2);
  try {
    makeFolder(stateFolder);
    await replaceFile(join(stateFolder, fileName), `${text}\n`);
  } catch {
    // It is only a colour.
  }
}

async function readBackgrounds(stateFolder: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return parseRecord(await readText(join(stateFolder, fileName), mostBytes)) ?? {};
  } catch {
    return {};
  }
}
