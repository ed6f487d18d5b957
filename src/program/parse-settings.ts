import type {OwnCommand, WrongCommand} from '../core/own-commands/own-command.ts';
import {readOwnCommands} from '../core/own-commands/read-own-commands.ts';
import type {EnvironmentRule} from '../core/target/environment.ts';
import {readEnvironments} from '../core/target/read-environments.ts';

/** What a user can set. */
export interface Settings {
  /** Name of a theme; the terminal's background chooses when not given. */
  readonly theme?: string;
  /** Keys by action name, instead of the action's own. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds after ESC in which the rest of an escape sequence may arrive. */
  readonly escapeTimeout?: number;
  /** What targets are to whoever works on them, the first rule that is about one before the others. */
  readonly environments?: readonly EnvironmentRule[];
  /** Whether the Functions pane shows metrics, which AWS charges for; it does unless told otherwise. */
  readonly metrics?: boolean;
  /** Whether names and versions of what was listed are kept on disk, to be there at the next start; they are unless told otherwise. */
  readonly rememberRows?: boolean;
  /** Commands of the user's own, on keys and in the palette. */
  readonly commands?: readonly OwnCommand[];
}

/** What was read of the settings, and whether they say of every target if it starts read-only. */
export interface ReadSettings {
  readonly settings: Settings;
  /** What is wrong with them, a sentence each without its end. */
  readonly wrong: readonly string[];
  readonly wrongCommands: readonly WrongCommand[];
  /** How what they say is written now. */
  readonly advice: readonly string[];
  readonly isUnsure: boolean;
}

type Store = Readonly<Record<string, unknown>>;

/** Members of the settings that an earlier version kept there for itself. */
const moved = ['lastConnection', 'layout', 'silentTerminals'];

/** Takes what makes sense of the object of a settings file. */
export function parseSettings(store: Store): ReadSettings {
  const wrong: string[] = [];
  const take = <Value>(name: string, isRight: (value: unknown) => value is Value): Value | undefined => {
    const value = store[name];
    if (value === undefined || isRight(value)) return value;
    wrong.push(`"${name}" is not what it should be and was ignored`);
    return undefined;
  };
  const guard = parseReadOnly(store);
  const read = readEnvironments(store['environments']);
  const own = readOwnCommands(store['commands']);
  const rules = [...read.rules, ...guard.rules];
  const settings = {
    theme: take('theme', isText),
    keys: take('keys', isKeys),
    escapeTimeout: take('escapeTimeout', isNumber),
    environments: rules.length > 0 ? rules : undefined,
    metrics: take('metrics', isFlag),
    rememberRows: take('rememberRows', isFlag),
    commands: own.commands.length > 0 ? own.commands : undefined,
  };
  const present = Object.entries(settings).filter(([, value]) => value !== undefined);
  const known = [...Object.keys(settings), ...moved, 'readOnly'];
  const unknown = Object.keys(store).filter(name => !known.includes(name) && !/^[_$]/.test(name));
  return {
    settings: Object.fromEntries(present),
    wrong: [...wrong, ...guard.wrong, ...read.wrong, ...unknown.map(name => `there is no setting "${name}"`)],
    wrongCommands: own.wrong,
    advice: guard.advice,
    isUnsure: guard.isUnsure || read.isUnsure,
  };
}

interface ReadGuard {
  readonly rules: readonly EnvironmentRule[];
  readonly wrong: readonly string[];
  readonly advice: readonly string[];
  readonly isUnsure: boolean;
}

/**
 * What an earlier version was told of profiles by their names. What protects must not be lost to a slip: a profile of which it says
 * something unreadable starts read-only.
 */
function parseReadOnly(store: Store): ReadGuard {
  const misspelt = Object.keys(store).find(isMisspelt);
  if (misspelt !== undefined) return unsure(`"${misspelt}" may mean "environments"`);
  const {readOnly} = store;
  if (readOnly === undefined) return {rules: [], wrong: [], advice: [], isUnsure: false};
  if (!isRecord(readOnly)) return unsure('"readOnly" has no profiles with true or false');
  const odd = Object.keys(readOnly).filter(profile => !isFlag(readOnly[profile]));
  const rules = Object.entries(readOnly).map(([profile, value]) => ({
    match: {profile: [profile]},
    readOnly: value !== false,
    from: `"readOnly" of ${profile}`,
  }));
  return {
    rules,
    wrong: odd.map(profile => `"readOnly" says neither true nor false of "${profile}": it starts read-only`),
    advice: rules.slice(0, 1).map(({match: {profile}, readOnly: guards}) => {
      const written = JSON.stringify([{match: {profile: profile[0]}, readOnly: guards}]).replaceAll(/([:,])/g, '$1 ');
      return `"readOnly" is written "environments" now: ${written}`;
    }),
    isUnsure: false,
  };
}

function isMisspelt(name: string): boolean {
  if (name === 'readOnly' || name === 'environments') return false;
  return /^(read[-_ ]?only|environments?)/i.test(name);
}

function unsure(why: string): ReadGuard {
  return {rules: [], wrong: [`${why}: everything starts read-only`], advice: [], isUnsure: true};
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

/** Whether a value is an object and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKeys(value: unknown): value is Record<string, readonly string[]> {
  return isRecord(value) && Object.values(value).every(isTexts);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
