/** What came from the keyboard: a key by its name with the text it types, if any, or what was pasted. */
export type KeyOrPaste = Key | {readonly paste: string};

/**
 * The name a key goes by in the keymap and the settings: a printable key is its own character (`j`, `J`, `/`), others are `up`,
 * `pagedown`, `enter`, `esc`, `space`, …, with `ctrl+`, `alt+` and `shift+tab` before them. It is empty for a key that has none here.
 */
interface Key {
  readonly name: string;
  readonly input: string;
}

/** Reads what the terminal sends for one key, or for one paste with the marks around it; undefined for what is no key. */
export function readKey(sequence: string): KeyOrPaste | undefined {
  if (!sequence.startsWith(esc)) return readCharacter(sequence, none);
  if (sequence.startsWith(pasteStart) && sequence.endsWith(pasteEnd))
    return {paste: sequence.slice(pasteStart.length, -pasteEnd.length)};
  const rest = sequence.slice(esc.length);
  if (rest === '') return {name: 'esc', input: ''};
  return [...rest].length === 1 ? readCharacter(rest, {...none, alt: true}) : readSequence(rest);
}

const esc = '\u001B';
const pasteStart = `${esc}[200~`;
const pasteEnd = `${esc}[201~`;

interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  readonly ctrl: boolean;
}

const none: Modifiers = {shift: false, alt: false, ctrl: false};

function toName(base: string, {shift, alt, ctrl}: Modifiers): string {
  if (base === 'tab' && shift) return 'shift+tab';
  if (/^(esc|tab|shift\+tab)$/.test(base)) return base;
  const prefix = `${ctrl ? 'ctrl+' : ''}${alt ? 'alt+' : ''}`;
  return prefix === '' ? base : `${prefix}${base.toLowerCase()}`;
}

const characters: Readonly<Record<string, Key>> = {
  '\t': {name: 'tab', input: ''},
  '\r': {name: 'enter', input: '\r'},
  ' ': {name: 'space', input: ' '},
  '\b': {name: 'backspace', input: ''},
  '\u007F': {name: 'backspace', input: ''},
};

function readCharacter(character: string, modifiers: Modifiers): Key {
  const key = characters[character];
  if (key !== undefined) return {...key, name: toName(key.name, modifiers)};
  // Ctrl-J, which a terminal also sends for a line break that is pasted without marks.
  const isBreak = character === '\n' && !modifiers.alt;
  if (isBreak || !/^[\0-\x1F]$/.test(character)) return {name: toName(character, modifiers), input: character};
  return readControl(character.charCodeAt(0), modifiers);
}

/** Ctrl with a letter, with the space bar, or with one of the signs after the letters. */
function readControl(code: number, modifiers: Modifiers): Key {
  const input = code === 0 ? ' ' : String.fromCharCode(code + (code <= 26 ? 0x60 : 0x40));
  return {name: toName(input === ' ' ? 'space' : input, {...modifiers, ctrl: true}), input};
}

/**
 * What stands for a key between ESC and the end of its sequence, modifiers left out; `u` ends the number of a character, `[[` is
 * of Linux' console. Keys without a name here type nothing.
 */
const codes: Readonly<Record<string, string>> = {
  up: '[A OA [57419u',
  down: '[B OB [57420u',
  right: '[C OC [57418u',
  left: '[D OD [57417u',
  home: '[H OH [1~ [7~ [57423u',
  end: '[F OF [4~ [8~ [57424u',
  pageup: '[5~ [[5~ [57421u',
  pagedown: '[6~ [[6~ [57422u',
  delete: '[3~ [57426u',
  'shift+tab': '[Z',
  tab: '[9u',
  enter: 'OM [13u [57414u',
  esc: '[27u',
  backspace: '[127u',
  // F1 to F12, Insert, and the middle of the number pad.
  '': [
    'OP OQ OR OS [P [Q [R [S [[A [[B [[C [[D [[E [11~ [12~ [13~ [14~',
    '[15~ [17~ [18~ [19~ [20~ [21~ [23~ [24~ [2~ [E OE',
  ].join(' '),
};

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(codes).flatMap(([name, all]) => all.split(' ').map(code => [code, name])),
);

// Each with the modifiers, and with whether the key was pressed or is repeated: that it was released is no key.
const keyPattern = /^(\[\[?|O)(\d*)(?:;(\d+)(?::[12])?)?([A-Za-z~$^])$/;
const characterPattern = /^\[(\d+)[\d:]*(?:;(\d*)(?::[12])?(?:;([\d:]+))?)?u$/;

function readSequence(sequence: string): Key | undefined {
  const numbered = characterPattern.exec(sequence);
  if (numbered !== null) return readNumbered(numbered);
  const [, introducer = '', first = '', second, final = ''] = keyPattern.exec(sequence) ?? [];
  const isOfLetter = /[A-Z]/i.test(final);
  // A letter has nothing before it but its modifiers, and a 1 before these.
  if (isOfLetter && second !== undefined && first !== '1') return undefined;
  // rxvt has small letters and `$` with Shift, and with Ctrl `^` and small letters after an O.
  const usual = final.replace(/[$^]/, '~').replace(/[a-e]/, letter => letter.toUpperCase());
  const name = names.get(`${introducer}${isOfLetter ? '' : first}${usual}`);
  if (name === undefined) return undefined;
  const modifiers = toModifiers(isOfLetter ? (second ?? first) : second);
  const ctrl = modifiers.ctrl || /\^$|^O[a-e]$/.test(`${introducer}${final}`);
  return {name: toName(name, {...modifiers, ctrl}), input: textOf(name)};
}

function textOf(name: string): string {
  return name === 'enter' ? '\r' : '';
}

/** Reads what a sequence says of modifiers: one more than their bits. */
function toModifiers(number: string | undefined): Modifiers {
  const bits = Math.max(Number(number ?? 0) - 1, 0);
  return {shift: (bits & 1) !== 0, alt: (bits & (2 | 32)) !== 0, ctrl: (bits & 4) !== 0};
}

/** Reads a key that is told by the number of its character, and perhaps by what it typed. */
function readNumbered([, number, modifiers, typed]: RegExpExecArray): Key {
  const name = names.get(`[${number}u`);
  const character = name === undefined ? toPrintable(number) : textOf(name);
  const input = typed === undefined ? character : typed.split(':').map(toPrintable).join('');
  return {name: toName(name ?? (input === ' ' ? 'space' : input), toModifiers(modifiers)), input};
}

/** Empty for what is no character, or one that only programs understand. */
function toPrintable(number: string | undefined): string {
  const code = Number(number);
  const character = code <= 0x10_ffff ? String.fromCodePoint(code) : '';
  return /^[\p{Cc}\p{Cs}\uE000-\uF8FF]$/u.test(character) ? '' : character;
}
