import type {WrongSetting} from './wrong-setting.ts';

/** Filters of lists by their names. */
export type SavedFilters = Readonly<Record<string, string>>;

/** Reads `filters` of the settings; one that is no text is left out. */
export function readFilters(value: unknown): {readonly filters: SavedFilters; readonly wrong: readonly WrongSetting[]} {
  if (value === undefined) return {filters: {}, wrong: []};
  const right = 'such as {"payments": "pay !test"}';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      filters: {},
      wrong: [{path: ['filters'], what: `"filters" is an object ${right}; what is there was ignored`}],
    };
  }
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  const isRight = ([name, filter]: readonly [string, unknown]) => name.trim() !== '' && typeof filter === 'string';
  return {
    filters: Object.fromEntries(entries.filter((entry): entry is [string, string] => isRight(entry))),
    wrong: entries
      .filter(entry => !isRight(entry))
      .map(([name]) => ({
        path: ['filters', name],
        what: `the filter "${name}" is a text with a name, ${right}; it is left out`,
      })),
  };
}
