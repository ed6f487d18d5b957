import type {OwnCommand} from '../core/own-commands/own-command.ts';
import {readOwnCommands} from '../core/own-commands/read-own-commands.ts';
import type {Aliases} from '../core/settings/read-aliases.ts';
import {readFilters, type SavedFilters} from '../core/settings/read-filters.ts';
import {offerNames, type WrongSetting} from '../core/settings/wrong-setting.ts';
import type {OwnColumns} from '../core/table/own-columns.ts';
import type {Groups} from '../core/table/read-groups.ts';
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
  /** The columns of panes in place of their own. */
  readonly columns?: OwnColumns;
  /** What panes are grouped by at first. */
  readonly groups?: Groups;
  /** Filters of lists, by their names. */
  readonly filters?: SavedFilters;
  /** What entries of the palette are called besides. */
  readonly aliases?: Aliases;
  /** Whether the mouse is taken from the terminal; it is unless told otherwise. */
  readonly mouse?: boolean;
  /** Commands of the user's own, on keys and in the palette. */
  readonly commands?: readonly OwnCommand[];
}

/** What was read of the settings, and whether they say of every target if it starts read-only. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly wrong: readonly WrongSetting[];
  /** How what they say is written now. */
  readonly advice: readonly string[];
  readonly isUnsure: boolean;
}

type Store = Readonly<Record<string, unknown>>;

/** Members of the settings that an earlier version kept there for itself. */
const moved = ['lastConnection', 'layout', 'silentTerminals'];

/** What a setting has to be that is taken as it is. */
const rules = {
  theme: {right: 'the name of a theme, such as "dark"', isRight: isText},
  escapeTimeout: {right: 'a number of milliseconds, such as 100', isRight: isNumber},
  metrics: {right: 'true or false', isRight: isFlag},
  rememberRows: {right: 'true or false', isRight: isFlag},
  mouse: {right: 'true or false', isRight: isFlag},
};

/** Takes what makes sense of the object of a settings file, but for what needs more than that to be read. */
export function parseSettings(store: Store): ReadSettings {
  const guard = parseReadOnly(store);
  const read = readEnvironments(store['environments']);
  const own = readOwnCommands(store['commands']);
  const keys = readKeys(store['keys']);
  const saved = readFilters(store['filters']);
  const environments = [...read.rules, ...guard.rules];
  const wrong: WrongSetting[] = [...guard.wrong, ...read.wrong, ...own.wrong, ...keys.wrong, ...saved.wrong];
  const plain = Object.entries(rules).filter(([name, {right, isRight}]) => {
    const value = store[name];
    if (value === undefined || isRight(value)) return value !== undefined;
    wrong.push({path: [name], what: `"${name}" is ${right}; what is there was ignored`});
    return false;
  });
  for (const name of Object.keys(store)) {
    if (known.includes(name) || moved.includes(name) || /^[_$]/.test(name)) continue;
    wrong.push({path: [name], what: `there is no setting "${name}"; ${offerNames(name, known)}`});
  }
  return {
    settings: {
      ...Object.fromEntries(plain.map(([name]) => [name, store[name]])),
      ...(keys.keys && {keys: keys.keys}),
      ...(environments.length > 0 && {environments}),
      ...(Object.keys(saved.filters).length > 0 && {filters: saved.filters}),
      ...(own.commands.length > 0 && {commands: own.commands}),
    },
    wrong,
    advice: guard.advice,
    isUnsure: guard.isUnsure || read.isUnsure,
  };
}

const known = [
  ...Object.keys(rules),
  'keys',
  'environments',
  'commands',
  'columns',
  'groups',
  'filters',
  'aliases',
  'readOnly',
];

/** Keys by the names of actions; what is wrong with one leaves the others. */
function readKeys(value: unknown): {readonly keys?: Settings['keys']; readonly wrong: readonly WrongSetting[]} {
  if (value === undefined) return {wrong: []};
  const right = 'such as {"refresh": ["r", "ctrl+r"]}';
  if (!isRecord(value))
    return {wrong: [{path: ['keys'], what: `"keys" is an object ${right}; what is there was ignored`}]};
  const entries = Object.entries(value);
  const odd = entries.filter(([, keys]) => !isTexts(keys)).map(([name]) => name);
  return {
    keys: Object.fromEntries(entries.filter((entry): entry is [string, readonly string[]] => isTexts(entry[1]))),
    wrong: odd.map(name => ({
      path: ['keys', name],
      what: `the keys of "${name}" are a list of texts, ${right}; what is there was ignored`,
    })),
  };
}

interface ReadGuard {
  readonly rules: readonly EnvironmentRule[];
  readonly wrong: readonly WrongSetting[];
  readonly advice: readonly string[];
  readonly isUnsure: boolean;
}

/**
 * What an earlier version was told of profiles by their names. What protects must not be lost to a slip: a profile of which it says
 * something unreadable starts read-only.
 */
function parseReadOnly(store: Store): ReadGuard {
  const misspelt = Object.keys(store).find(isMisspelt);
  if (misspelt !== undefined) return unsure(misspelt, `"${misspelt}" may mean "environments"`);
  const {readOnly} = store;
  if (readOnly === undefined) return {rules: [], wrong: [], advice: [], isUnsure: false};
  if (!isRecord(readOnly)) return unsure('readOnly', '"readOnly" has no profiles with true or false');
  const odd = Object.keys(readOnly).filter(profile => !isFlag(readOnly[profile]));
  const rules = Object.entries(readOnly).map(([profile, value]) => ({
    match: {profile: [profile]},
    readOnly: value !== false,
    from: `"readOnly" of ${profile}`,
  }));
  return {
    rules,
    wrong: odd.map(profile => ({
      path: ['readOnly', profile],
      what: `"readOnly" says neither true nor false of "${profile}": it starts read-only`,
    })),
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

function unsure(name: string, why: string): ReadGuard {
  return {rules: [], wrong: [{path: [name], what: `${why}: everything starts read-only`}], advice: [], isUnsure: true};
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

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
