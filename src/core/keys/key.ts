import {showInRow} from '../text/visible.ts';

/** What Ink reports of a key beside its text; the members used here. */
export interface KeyPress {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageDown: boolean;
  readonly pageUp: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly meta: boolean;
}

const named: readonly (readonly [keyof KeyPress, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageDown', 'pagedown'],
  ['pageUp', 'pageup'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/**
 * The name a key goes by in the keymap and the settings: a printable key is its own character (`j`, `J`, `/`), others
 * are `up`, `pagedown`, `enter`, `esc`, `space`, …, with `ctrl+`, `alt+` and `shift+tab` before them.
 */
export function readKeyName(input: string, key: KeyPress): string {
  if (key.tab) return key.shift ? 'shift+tab' : 'tab';
  const special = named.find(([flag]) => key[flag]);
  const ofControl = special === undefined && controlCharacter.test(input);
  const sign = ofControl ? toSignOf(input) : input;
  const base = special?.[1] ?? (sign === ' ' ? 'space' : sign);
  if (base === 'esc') return base;
  const prefix = `${key.ctrl || ofControl ? 'ctrl+' : ''}${key.meta ? 'alt+' : ''}`;
  return prefix === '' ? base : `${prefix}${base.toLowerCase()}`;
}

/** What Ctrl with a sign gives that is no letter (Ctrl-_ and the like): Ink hands it on as it came. */
const controlCharacter = /^[\x1c-\x1f]$/;

function toSignOf(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0x40);
}

const shown: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pagedown: 'PgDn',
  pageup: 'PgUp',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  'shift+tab': 'Shift-Tab',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Del',
};

/** A key's name as people write it: `Ctrl-F`, `PgDn`, `j`. */
export function showKey(given: string): string {
  const name = showInRow(given);
  const direct = shown[name];
  if (direct !== undefined) return direct;
  const [modifier, rest = ''] = name.split('+', 2);
  if (name.length === 1 || rest === '') return name;
  return `${modifier === 'ctrl' ? 'Ctrl' : 'Alt'}-${shown[rest] ?? rest.toUpperCase()}`;
}
