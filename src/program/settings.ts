import {isAbsolute, join} from 'node:path';
import {looksLikeProduction} from '../console/connection/connection-name.ts';
import {codeOfDisk, formatDiskError} from '../disk/disk-error.ts';
import {readText} from '../disk/read-text.ts';
import type {StoredSettings} from './remember-settings.ts';

/** What a user can set, and what the console remembers between sessions. */
export interface Settings {
  /** Name of a theme; the terminal's background chooses when not given. */
  readonly theme?: string;
  /** Keys by action name, instead of the action's own. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds after ESC in which the rest of an escape sequence may arrive. */
  readonly escapeTimeout?: number;
  /** Whether a profile starts read-only, by its name; those that look like production do unless told otherwise. */
  readonly readOnly?: Readonly<Record<string, boolean>>;
  /** Whether the Functions pane shows metrics, which AWS charges for; it does unless told otherwise. */
  readonly metrics?: boolean;
  /** Whether names and versions of what was listed are kept on disk, to be there at the next start; they are unless told otherwise. */
  readonly rememberRows?: boolean;
  /** Where the console was last taken by its own region and profile switches. */
  readonly lastConnection?: {readonly profile?: string; readonly region?: string};
  readonly layout?: {readonly pane?: string; readonly zoomed?: boolean};
  /** Terminals that do not answer over a slow link, by their names. */
  readonly silentTerminals?: readonly string[];
}

/** The settings file: what it held at start, and how to remember something. */
export interface SettingsFile {
  readonly settings: Settings;
  /** What to tell the user, a sentence each: the file cannot be used, or some of it makes no sense. */
  readonly notices: readonly string[];
  /** Whether a profile starts read-only. When the settings cannot tell, it does. */
  startsReadOnly(profile: string): boolean;
  /** Writes it down for the next start. A file that could not be used is left as it is. Rejects when it cannot be written. */
  remember(change: Partial<Settings>): Promise<void>;
}

/** The folder of the settings: `$XDG_CONFIG_HOME/lambdeck`, or `~/.config/lambdeck`. */
export function findConfigFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const base = env['XDG_CONFIG_HOME'];
  return join(base !== undefined && isAbsolute(base) ? base : join(home, '.config'), 'lambdeck');
}

/** Bytes of a settings file at most. */
const mostBytes = 1 << 20;

/** Reads `settings.json` of the folder. One that cannot be used is said so, and never overwritten. */
export async function openSettings(folder: string): Promise<SettingsFile> {
  const file = join(folder, 'settings.json');
  const remember = async (change: Partial<Settings>) => (await import('./remember-settings.ts')).remember(file, change);
  let text: string;
  try {
    text = await readText(file, mostBytes);
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test(codeOfDisk(error)))
      return toFile({settings: {}, wrong: [], isUnsure: false}, remember);
    return unusable(`The settings cannot be read: ${file}: ${formatDiskError(error)}`);
  }
  const store = parseStore(text);
  if (store === undefined) return unusable(`The settings are not read: ${file} is ${await describeText(text)}`);
  const read = parseSettings(store);
  return toFile({...read, wrong: read.wrong.map(what => `${file}: ${what}.`)}, remember);
}

/** What was read of the settings, and whether they say for every profile if it starts read-only. */
interface ReadSettings {
  readonly settings: Settings;
  readonly wrong: readonly string[];
  readonly isUnsure: boolean;
}

function toFile({settings, wrong, isUnsure}: ReadSettings, remember: SettingsFile['remember']): SettingsFile {
  return {
    settings,
    notices: wrong,
    remember,
    // Profiles that look like production do unless told otherwise.
    startsReadOnly: profile => isUnsure || (settings.readOnly?.[profile] ?? looksLikeProduction(profile)),
  };
}

/** Nothing is known of what the user has set: what protects them is taken for set. */
function unusable(why: string): SettingsFile {
  const left = 'It is left as it is, and nothing is remembered until it is mended. Every profile starts read-only.';
  return toFile({settings: {}, wrong: [`${why}. ${left}`], isUnsure: true}, async () => {});
}

function parseStore(text: string): StoredSettings | undefined {
  try {
    const store: unknown = JSON.parse(text);
    return isRecord(store) ? store : undefined;
  } catch {
    return undefined;
  }
}

/** Loaded when there is something wrong: the parser that knows where would hold up the first frame. */
async function describeText(text: string): Promise<string> {
  const {findJsonError, showJsonError} = await import('../core/edit/json-error.ts');
  const error = findJsonError(text);
  return error === undefined ? 'no JSON object' : showJsonError(error);
}

function parseSettings(store: StoredSettings): ReadSettings {
  const wrong: string[] = [];
  const take = <Value>(name: string, isRight: (value: unknown) => value is Value): Value | undefined => {
    const value = store[name];
    if (value === undefined) return undefined;
    if (isRight(value)) return value;
    wrong.push(`"${name}" is not what it should be and was ignored`);
    return undefined;
  };
  const guard = parseReadOnly(store);
  const settings = {
    theme: take('theme', isText),
    keys: take('keys', isKeys),
    escapeTimeout: take('escapeTimeout', isNumber),
    readOnly: guard.readOnly,
    metrics: take('metrics', isFlag),
    rememberRows: take('rememberRows', isFlag),
    lastConnection: take('lastConnection', isConnection),
    layout: take('layout', isRecord),
    silentTerminals: take('silentTerminals', isTexts),
  };
  const present = Object.entries(settings).filter(([, value]) => value !== undefined);
  const unknown = Object.keys(store).filter(name => !(name in settings) && !/^[_$]/.test(name));
  return {
    settings: Object.fromEntries(present),
    wrong: [...wrong, ...guard.wrong, ...unknown.map(name => `there is no setting "${name}"`)],
    isUnsure: guard.isUnsure,
  };
}

/** What protects must not be lost to a slip: a profile of which it says something unreadable starts read-only. */
function parseReadOnly(store: StoredSettings): Pick<ReadSettings, 'wrong' | 'isUnsure'> & Pick<Settings, 'readOnly'> {
  const misspelt = Object.keys(store).find(name => name !== 'readOnly' && /^read[-_ ]?only/i.test(name));
  if (misspelt !== undefined) return unsure(`"${misspelt}" may mean "readOnly"`);
  const {readOnly} = store;
  if (readOnly === undefined) return {wrong: [], isUnsure: false};
  if (!isRecord(readOnly)) return unsure('"readOnly" has no profiles with true or false');
  const odd = Object.keys(readOnly).filter(profile => !isFlag(readOnly[profile]));
  return {
    readOnly: Object.fromEntries(Object.entries(readOnly).map(([profile, value]) => [profile, value !== false])),
    wrong: odd.map(profile => `"readOnly" says neither true nor false of "${profile}": it starts read-only`),
    isUnsure: false,
  };
}

function unsure(why: string): ReturnType<typeof parseReadOnly> {
  return {wrong: [`${why}: every profile starts read-only`], isUnsure: true};
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isConnection(value: unknown): value is NonNullable<Settings['lastConnection']> {
  return isRecord(value) && Object.values(value).every(isText);
}

function isKeys(value: unknown): value is Record<string, readonly string[]> {
  return isRecord(value) && Object.values(value).every(isTexts);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
