import {showInRow} from '../text/visible.ts';

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
