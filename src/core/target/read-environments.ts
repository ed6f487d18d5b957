import {offerNames, type WrongSetting} from '../settings/wrong-setting.ts';
import {parseStyle, type StyleForms} from '../theme/style.ts';
import type {EnvironmentMatch, EnvironmentRule} from './environment.ts';

/** What was read of `environments` of the settings, and what is wrong with it. */
export interface ReadEnvironments {
  readonly rules: readonly EnvironmentRule[];
  readonly wrong: readonly WrongSetting[];
  /** Nobody knows of which targets it speaks: any may have to be guarded. */
  readonly isUnsure: boolean;
}

const members = ['match', 'label', 'colour', 'readOnly'];
const matched = ['account', 'profile', 'role', 'region'] as const;

/** Reads `environments`. What protects is never lost to a slip: whatever cannot be read counts as read-only. */
export function readEnvironments(value: unknown): ReadEnvironments {
  if (value === undefined) return {rules: [], wrong: [], isUnsure: false};
  if (!Array.isArray(value)) return unsure(['environments'], '"environments" is no list');
  const read = value.map(readEntry);
  return {
    rules: read.flatMap(({rules}) => rules),
    wrong: read.flatMap(({wrong}) => wrong),
    isUnsure: read.some(({isUnsure}) => isUnsure),
  };
}

function readEntry(entry: unknown, index: number): ReadEnvironments {
  const from = `environments[${index}]`;
  const path = ['environments', index];
  if (!isEntry(entry)) return unsure(path, `${from} is no object`);
  const match = readMatch(entry['match']);
  if (typeof match === 'string') return unsure([...path, 'match'], `"match" of ${from} ${match}`);
  const {label, colour, readOnly} = entry;
  const style = typeof colour === 'string' ? readColour(colour) : undefined;
  const unknown = Object.keys(entry).filter(name => !members.includes(name));
  const isSlip = unknown.some(name => /^read[-_ ]?only$/i.test(name));
  const guards = readOnly === undefined ? isSlip || undefined : readOnly !== false;
  return {
    rules: [{match, label: typeof label === 'string' ? label : undefined, colour: style, readOnly: guards, from}],
    wrong: [
      ...(label === undefined || typeof label === 'string'
        ? []
        : [{path: [...path, 'label'], what: `"label" of ${from} is no text and was ignored`}]),
      ...(colour === undefined || style !== undefined
        ? []
        : [
            {
              path: [...path, 'colour'],
              what: `"colour" of ${from} is neither "#rrggbb" nor the name of a colour and was ignored`,
            },
          ]),
      ...(readOnly === undefined || typeof readOnly === 'boolean'
        ? []
        : [
            {
              path: [...path, 'readOnly'],
              what: `"readOnly" of ${from} is neither true nor false: what it is about starts read-only`,
            },
          ]),
      ...unknown.map(name => ({
        path: [...path, name],
        what: `${from} has no "${name}"${isSlip ? ': what it is about starts read-only' : `; ${offerNames(name, members)}`}`,
      })),
    ],
    isUnsure: false,
  };
}

/** What to match by, or why that is not known. */
function readMatch(value: unknown): EnvironmentMatch | string {
  if (!isEntry(value)) return 'is no object';
  const entries = Object.entries(value).map(([name, wanted]) => [name, toNames(wanted)] as const);
  const odd = entries.find(([name]) => !(matched as readonly string[]).includes(name));
  if (odd !== undefined) return `has "${odd[0]}", which is none of ${matched.join(', ')}`;
  const empty = entries.find(([, names]) => names === undefined);
  if (empty !== undefined) return `has neither a text nor a list of texts as "${empty[0]}"`;
  return Object.fromEntries(entries);
}

function toNames(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = list.map(one => (typeof one === 'number' ? String(one) : one));
  return names.every(name => typeof name === 'string') ? names : undefined;
}

/** The colour of a band as it is written: `#ff7b85`, or the name of one of the terminal's own. */
function readColour(text: string): StyleForms | undefined {
  const own = parseStyle(text, '16');
  if (own?.ink !== undefined) return {rgb: own, indexed: own, basic: own};
  const any = parseStyle(text, 'rgb');
  return any?.ink === undefined ? undefined : {rgb: any, basic: {attributes: ['bold']}};
}

function unsure(path: WrongSetting['path'], why: string): ReadEnvironments {
  return {rules: [], wrong: [{path, what: `${why}: everything starts read-only`}], isUnsure: true};
}

function isEntry(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
