import {existsSync, readFileSync, renameSync} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import type Conf from 'conf';

/** What a user can set, and what the console remembers between sessions. */
export interface Settings {
  /** `dark`, `light` or `mono`. */
  readonly theme?: string;
  /** Keys by action name, instead of the action's own. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds after ESC in which the rest of an escape sequence may arrive. */
  readonly escapeTimeout?: number;
  /** Whether a profile starts read-only, by its name; those that look like production do unless told otherwise. */
  readonly readOnly?: Readonly<Record<string, boolean>>;
  /** Whether the Functions pane shows metrics, which AWS charges for; it does unless told otherwise. */
  readonly metrics?: boolean;
  /** Where the console was last taken by its own region and profile switches. */
  readonly lastConnection?: {readonly profile?: string; readonly region?: string};
  readonly layout?: {readonly pane?: string; readonly zoomed?: boolean};
}

/** The settings file: what it held at start, and how to remember something. */
export interface SettingsFile {
  readonly settings: Settings;
  /** What to tell the user: a broken file was set aside, or some of it makes no sense. */
  readonly notice: string | undefined;
  remember(change: Partial<Settings>): Promise<void>;
}

/** The folder of the settings: `$XDG_CONFIG_HOME/lambdeck`, or `~/.config/lambdeck`. */
export function findConfigFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const base = env['XDG_CONFIG_HOME'];
  return join(base !== undefined && isAbsolute(base) ? base : join(home, '.config'), 'lambdeck');
}

/** Reads `settings.json` of the folder. A file that is broken is renamed, said so, and never overwritten. */
export async function openSettings(folder: string, now: Date): Promise<SettingsFile> {
  const file = join(folder, 'settings.json');
  if (!existsSync(file)) return {settings: {}, notice: undefined, remember: change => remember(folder, change)};
  try {
    const {settings, wrong} = parseSettings(readStore(file));
    const notice = wrong.length === 0 ? undefined : `${file}: ${wrong.join('; ')}`;
    return {settings, notice, remember: change => remember(folder, change)};
  } catch {
    return {settings: {}, notice: setAside(file, now), remember: change => remember(folder, change)};
  }
}

/** Moves a broken file out of the way and says where to; one that cannot be moved is left alone. */
function setAside(file: string, now: Date): string {
  const aside = `${file}.broken-${now.toISOString().replaceAll(':', '-')}`;
  try {
    renameSync(file, aside);
    return `The settings file is not readable as JSON; it was set aside as ${aside}.`;
  } catch (error) {
    return `The settings file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** Reads by hand what `conf` writes: loading that would hold up the first frame. Throws when it is no JSON object. */
function readStore(file: string): Readonly<Record<string, unknown>> {
  const store: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(store)) throw new TypeError('The settings are no JSON object');
  return store;
}

async function remember(folder: string, change: Partial<Settings>): Promise<void> {
  const conf = await openConf(folder);
  for (const [name, value] of Object.entries(change)) conf.set(name, value);
}

/** Loaded when there is something to write. */
async function openConf(folder: string): Promise<Conf> {
  const {default: ConfFile} = await import('conf');
  return new ConfFile({cwd: folder, configName: 'settings', configFileMode: 0o600});
}

function parseSettings(store: Readonly<Record<string, unknown>>): {settings: Settings; wrong: string[]} {
  const wrong: string[] = [];
  const take = <Value>(name: string, isRight: (value: unknown) => value is Value): Value | undefined => {
    const value = store[name];
    if (value === undefined) return undefined;
    if (isRight(value)) return value;
    wrong.push(`"${name}" is not what it should be and was ignored`);
    return undefined;
  };
  const settings = {
    theme: take('theme', isText),
    keys: take('keys', isKeys),
    escapeTimeout: take('escapeTimeout', isNumber),
    readOnly: take('readOnly', isFlags),
    metrics: take('metrics', isFlag),
    lastConnection: take('lastConnection', isRecord),
    layout: take('layout', isRecord),
  };
  const present = Object.entries(settings).filter(([, value]) => value !== undefined);
  return {settings: Object.fromEntries(present), wrong};
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

function isFlags(value: unknown): value is Record<string, boolean> {
  return isRecord(value) && Object.values(value).every(flag => typeof flag === 'boolean');
}

function isKeys(value: unknown): value is Record<string, readonly string[]> {
  return isRecord(value) && Object.values(value).every(keys => Array.isArray(keys) && keys.every(isText));
}
