import {join} from 'node:path';
import type {ReadAnew} from '../console/own-settings.ts';
import {parseJson} from '../core/json.ts';
import {type Environment, findEnvironment, type TargetFacts} from '../core/target/environment.ts';
import {codeOfDisk, formatDiskError} from '../disk/disk-error.ts';
import {readText} from '../disk/read-text.ts';
import {findMemoryFile, type Memory, readMemory, toMemory} from './console-memory.ts';
import {isRecord, parseSettings, type ReadSettings, type Settings} from './parse-settings.ts';

/** The settings file and what the console remembers: what they held at start, and how to keep something. */
export interface SettingsFile {
  readonly settings: Settings;
  readonly memory: Memory;
  /** What to tell the user, a sentence each: the file cannot be used, or some of it makes no sense or is written otherwise now. */
  readonly notices: readonly string[];
  /** Says what else is wrong with them, a sentence each, with the file and the line. */
  place(wrong: ReadSettings['wrong']): Promise<readonly string[]>;
  /** What a target is. When the settings cannot tell, it starts read-only. */
  findEnvironment(facts: TargetFacts): Environment;
  /** Keeps it for the next start. Rejects when it cannot be written. */
  remember(change: Memory): Promise<void>;
  /** Makes favourites of what has these ARNs, or takes them away. Rejects when that cannot be written. */
  favour(arns: readonly string[], isFavourite: boolean): Promise<void>;
  /** Sets the theme, and leaves everything else in the file as it is. Rejects when that cannot be done. */
  setTheme(name: string): Promise<void>;
  /** The same with a filter of a name. */
  setFilter(name: string, text: string): Promise<void>;
  /** The text of the file; one to begin with where there is none. Rejects when it cannot be read. */
  text(): Promise<string>;
  /** Writes the file, and reads it anew: what environments it tells of holds from then on. Rejects when it cannot be written. */
  rewrite(text: string): Promise<ReadAnew>;
}

/** Where settings lie, and what the console keeps by itself. */
export interface SettingsFolders {
  readonly config: string;
  readonly state: string;
}

/** Bytes of a settings file at most. */
const mostBytes = 1 << 20;

/** Reads `settings.json` and what was remembered. A file that cannot be used is said so, and never overwritten. */
export async function openSettings({config, state}: SettingsFolders): Promise<SettingsFile> {
  const file = join(config, 'settings.json');
  let current = await readSettings(file);
  const change = async (path: readonly string[], value: unknown) => {
    if (current.isUsable === false) throw new Error(`${file} cannot be read`);
    await (await import('./change-settings.ts')).changeSettings(file, path, value, mostBytes);
  };
  return {
    settings: current.settings,
    memory: {...current.earlier, ...(await readMemory(state))},
    notices: [...current.notices, ...current.advice],
    place: wrong => formatWrong(file, current.text, wrong),
    findEnvironment: facts => {
      const found = findEnvironment(facts, current.settings.environments ?? []);
      return current.isUnsure ? {...found, readOnly: true, why: 'the settings cannot be read'} : found;
    },
    remember: async change => (await import('./keep-memory.ts')).keepMemory(findMemoryFile(state), change),
    favour: async (...given) => (await import('./keep-memory.ts')).keepFavourites(state, ...given),
    setTheme: name => change(['theme'], name),
    setFilter: (name, text) => change(['filters', name], text),
    text: async () => {
      const {readSettingsText} = await import('./edit-settings.ts');
      return readSettingsText(file, mostBytes);
    },
    rewrite: async text => {
      const {rewriteSettings} = await import('./change-settings.ts');
      await rewriteSettings(file, mostBytes, () => text);
      const before = current.settings;
      const read = await readSettings(file);
      // What protects holds on when nothing can be read any more.
      if (read.isUsable === false) return {settings: before, notices: read.notices, place: async () => []};
      current = read;
      const {tellLater} = await import('./edit-settings.ts');
      const notices = [...read.notices, ...read.advice, ...tellLater(before, read.settings)];
      return {settings: read.settings, notices, place: wrong => formatWrong(file, text, wrong)};
    },
  };
}

interface ReadFile extends Omit<ReadSettings, 'wrong'> {
  /** Of the file; empty where there is none that can be read. */
  readonly text: string;
  /** What is wrong, a sentence each. */
  readonly notices: readonly string[];
  /** What an earlier version remembered in the same file. */
  readonly earlier?: Memory;
  readonly isUsable?: boolean;
}

async function readSettings(file: string): Promise<ReadFile> {
  let text: string;
  try {
    text = await readText(file, mostBytes);
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test(codeOfDisk(error))) return {...parseSettings({}), text: '', notices: []};
    return unusable(`The settings cannot be read: ${file}: ${formatDiskError(error)}`);
  }
  const store = await parseStore(text);
  if (typeof store === 'string') return unusable(`The settings are not read: ${file} is ${store}`);
  const read = await withAliases(await withPanes(parseSettings(store), store), store);
  return {...read, text, notices: await formatWrong(file, text, read.wrong), earlier: toMemory(store)};
}

/** Columns, groups and the panes of commands are read by what panes and lists there are, which is loaded for them. */
async function withPanes(
  read: ReadSettings,
  {columns, groups, commands}: Readonly<Record<string, unknown>>,
): Promise<ReadSettings> {
  const hasPanes = read.settings.commands?.some(({panes}) => panes !== undefined) ?? false;
  if (columns === undefined && groups === undefined && !hasPanes) return read;
  const {readPaneSettings} = await import('./read-pane-settings.ts');
  const {wrong, ...own} = readPaneSettings(columns, groups, commands);
  return {...read, settings: {...read.settings, ...own}, wrong: [...read.wrong, ...wrong]};
}

/** The same of aliases. */
async function withAliases(read: ReadSettings, store: Readonly<Record<string, unknown>>): Promise<ReadSettings> {
  if (store['aliases'] === undefined) return read;
  const {readSettingsAliases} = await import('./read-settings-aliases.ts');
  const {aliases, wrong} = readSettingsAliases(store['aliases'], read.settings.commands ?? []);
  return {...read, settings: {...read.settings, aliases}, wrong: [...read.wrong, ...wrong]};
}

/** What is wrong, a sentence each, with the file and the line. */
async function formatWrong(file: string, text: string, wrong: ReadSettings['wrong']): Promise<readonly string[]> {
  if (wrong.length === 0) return [];
  const {findLine} = await import('../core/edit/commented-json.ts');
  return wrong.map(({path, what}) => `${file}, line ${findLine(text, path)}: ${what}.`);
}

/** Nothing is known of what the user has set: what protects them is taken for set. */
function unusable(why: string): ReadFile {
  const notices = [`${why}. It is left as it is. Everything starts read-only.`];
  return {settings: {}, text: '', notices, advice: [], isUnsure: true, isUsable: false};
}

/** The object of a settings file, or what it is in place of one. The parser that knows comments would hold up the first frame. */
async function parseStore(text: string): Promise<Readonly<Record<string, unknown>> | string> {
  const plain = parseJson(text);
  if (isRecord(plain)) return plain;
  const {parseCommented} = await import('../core/edit/commented-json.ts');
  const {showJsonError} = await import('../core/edit/json-error.ts');
  const read = parseCommented(text);
  if ('error' in read) return showJsonError(read.error);
  return isRecord(read.value) ? read.value : 'no JSON object';
}
