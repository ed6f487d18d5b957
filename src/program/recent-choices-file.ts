import {join} from 'node:path';
import {mergeRecent, type RecentChoices} from '../console/session/recent-choices.ts';
import type {SessionStore} from '../console/session/store.ts';
import {parseRecord} from '../core/json.ts';
import {makeFolder} from '../disk/make-folder.ts';
import {readText} from '../disk/read-text.ts';
import {replaceFile} from '../disk/write-file.ts';

const fileName = 'recent.json';
/** Bytes of the file at most, and characters of a text in it. */
const mostBytes = 1 << 18;
const longest = 200;

/** What was chosen and typed in lists, by their names. */
type AllRecent = Readonly<Record<string, RecentChoices>>;

/** What earlier sessions chose and typed in lists; nothing where the file cannot be used. */
export async function recallChoices(stateFolder: string): Promise<AllRecent> {
  try {
    const stored = parseRecord(await readText(join(stateFolder, fileName), mostBytes)) ?? {};
    return Object.fromEntries(Object.entries(stored).map(([list, recent]) => [list, parseRecent(recent)]));
  } catch {
    return {};
  }
}

/** Keeps what is chosen and typed in lists for later sessions. */
export interface ChoiceKeeper {
  /** Resolves once what was chosen so far is written. */
  kept(): Promise<void>;
  stop(): void;
}

/**
 * Gives a session what earlier ones chose, and writes (mode 0600) whenever something was chosen in it, with what others have written
 * meanwhile.
 */
export async function openChoiceKeeper(stateFolder: string, store: SessionStore): Promise<ChoiceKeeper> {
  const before = await recallChoices(stateFolder);
  store.dispatch({type: 'recent', recent: mergeRecent(store.getState().recent, before)});
  let known = store.getState().recent;
  let writing = Promise.resolve();
  const look = () => {
    const {recent} = store.getState();
    if (recent === known) return;
    known = recent;
    // That a choice is not remembered is no reason to say anything.
    writing = writing.then(() => write(stateFolder, recent)).catch(() => undefined);
  };
  const stop = store.subscribe(look);
  return {
    kept: () => {
      look();
      return writing;
    },
    stop,
  };
}

async function write(stateFolder: string, recent: AllRecent): Promise<void> {
  const merged = mergeRecent(recent, await recallChoices(stateFolder));
  makeFolder(stateFolder);
  await replaceFile(join(stateFolder, fileName), `${JSON.stringify(merged, undefined, 2)}\n`);
}

function parseRecent(recent: unknown): RecentChoices {
  const {chosen, typed} = typeof recent === 'object' && recent !== null ? (recent as Partial<RecentChoices>) : {};
  return {chosen: parseTexts(chosen), typed: parseTexts(typed)};
}

function parseTexts(texts: unknown): readonly string[] {
  if (!Array.isArray(texts)) return [];
  return texts.filter(text => typeof text === 'string' && text !== '' && text.length <= longest);
}
