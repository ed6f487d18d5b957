import {findNearNames} from '../search/near-names.ts';
import {offerNames, type WrongSetting} from './wrong-setting.ts';

/** What entries of the palette are called besides, by those names: the name of an entry, or a line that is typed with a name. */
export type Aliases = Readonly<Record<string, string>>;

/** What there is in the palette. */
export interface PaletteNames {
  /** Of actions, commands of the user's own and operations. */
  readonly entries: readonly string[];
  /** Of the commands that take a name behind them, such as `sort`. */
  readonly words: readonly string[];
}

/** Reads `aliases` of the settings; one that leads nowhere, or is the name of something else, is left out. */
export function readAliases(
  value: unknown,
  names: PaletteNames,
): {readonly aliases: Aliases; readonly wrong: readonly WrongSetting[]} {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const what = `"aliases" is an object such as {"pv": "PublishVersion", "us": "region us-east-1"}; what is there was ignored`;
    return {aliases: {}, wrong: [{path: ['aliases'], what}]};
  }
  const aliases = new Map<string, string>();
  const wrong: WrongSetting[] = [];
  for (const [alias, meant] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const why = whyNot(alias, meant, names) ?? findTwin(alias, [...aliases.keys()]);
    if (why === undefined) aliases.set(alias, String(meant).trim());
    else wrong.push({path: ['aliases', alias], what: `the alias "${alias}" is left out: ${why}`});
  }
  return {aliases: Object.fromEntries(aliases), wrong};
}

function whyNot(alias: string, meant: unknown, {entries, words}: PaletteNames): string | undefined {
  if (!/^\S+$/.test(alias)) return 'its name is one word, such as "pv"';
  const taken = [...entries, ...words].find(name => name.toLowerCase() === alias.toLowerCase());
  if (taken !== undefined) return `${taken} is the name of something else: give it another one`;
  if (typeof meant !== 'string') return 'it is a text, the name of an action, an operation or a command';
  const [word = '', ...behind] = meant.trim().split(/\s+/);
  if (behind.length === 0) {
    if (words.includes(word)) return `${word} takes a name behind it, such as "${word} NAME"`;
    return entries.includes(word) ? undefined : `there is no "${meant}"; ${offerSome(word, entries)}`;
  }
  return words.includes(word) ? undefined : `no command "${word}" takes a name; ${offerNames(word, words)}`;
}

function findTwin(alias: string, before: readonly string[]): string | undefined {
  const twin = before.find(other => other.toLowerCase() === alias.toLowerCase());
  return twin === undefined ? undefined : `"${twin}" before it is the same but for small letters`;
}

/** The nearest name; where none is near there are too many to tell. */
function offerSome(name: string, names: readonly string[]): string {
  return findNearNames(name, names, 1).length > 0
    ? offerNames(name, names)
    : 'docs/keys.md has the names of actions, and operations have that of AWS';
}
