/**
 * How a cell looks: the parameters of the SGR sequence that sets it after a reset, in a fixed order, such as `1;36`; then, after a
 * blank, the address that it is a link to. Empty for a cell that looks as the terminal's own. Two cells look the same exactly when
 * these texts are equal.
 */
export type CellStyle = string;

interface Look {
  readonly attributes: Set<number>;
  ink: string;
  paper: string;
  address: string;
}

/** The style after an SGR sequence with these parameters. What is neither a colour nor among the attributes a theme has is left out. */
export const applySgr = (style: CellStyle, parameters: string): CellStyle => {
  const {after} = readStyle(style);
  let applied = after.get(parameters);
  if (applied === undefined) {
    const look = toLook(style);
    change(look, parameters);
    applied = toStyle(look);
    after.set(parameters, applied);
  }
  return applied;
};

/** The same, as a link to an address; only those of the web are. Empty for none. */
export const applyLink = (style: CellStyle, address: string): CellStyle =>
  toStyle({...toLook(style), address: /^https?:\/\/[!-~]+$/.test(address) ? address : ''});

/** The shortest sequence that leads from one style to another; empty when they are the same. */
export const findTransition = (from: CellStyle, to: CellStyle): string => {
  if (from === to) return '';
  const {look, transitions} = readStyle(from);
  let sequence = transitions.get(to);
  if (sequence === undefined) {
    const next = toLook(to);
    const link = look.address === next.address ? '' : `\u001B]8;;${next.address}\u0007`;
    sequence = link + findSgr(look, next);
    transitions.set(to, sequence);
  }
  return sequence;
};

/**
 * What is seen of a style where nothing is written: the paper, and lines through and under it. Of the ink, and whatever becomes of that,
 * only what such a line is drawn in, or a paper that is inverse. A blank is no link.
 */
export const toBlankStyle = (style: CellStyle): CellStyle => (style === '' ? '' : readStyle(style).blank);

/** The paper of a style, as the style of a blank on it. */
export const toPaper = (style: CellStyle): CellStyle => (style === '' ? '' : readStyle(style).look.paper);

const underline = 4;
const inverse = 7;
const strike = 9;

/** By the parameter that ends it, what an attribute is begun with. */
const ends: ReadonlyMap<number, readonly number[]> = new Map([
  [22, [1, 2]],
  [23, [3]],
  [24, [underline]],
  [27, [inverse]],
  [29, [strike]],
]);
const attributes: ReadonlySet<number> = new Set([...ends.values()].flat());

/** A style, and what has been found of it. */
interface KnownStyle {
  readonly look: Readonly<Look>;
  readonly blank: CellStyle;
  /** By the parameters of a sequence, the style after it. */
  readonly after: Map<string, CellStyle>;
  /** By another style, the sequence that leads to it. */
  readonly transitions: Map<CellStyle, string>;
}

/** There are as many as the theme has combinations; more only where a text brings colours of its own. */
const known = new Map<CellStyle, KnownStyle>();
const mostKnown = 128;

const readStyle = (style: CellStyle): KnownStyle => {
  let found = known.get(style);
  if (found === undefined || found.after.size > mostKnown || found.transitions.size > mostKnown) {
    const look = toLook(style);
    const showsInk = [underline, inverse, strike].some(attribute => look.attributes.has(attribute));
    const blank = showsInk ? toStyle({...look, address: ''}) : look.paper;
    found = {look, blank, after: new Map(), transitions: new Map()};
    if (known.size > mostKnown) known.clear();
    known.set(style, found);
  }
  return found;
};

const toLook = (style: CellStyle): Look => {
  const [parameters = '', address = ''] = style.split(' ');
  const look: Look = {attributes: new Set(), ink: '', paper: '', address};
  if (parameters !== '') change(look, parameters);
  return look;
};

const toStyle = (look: Look): CellStyle => toParameters(look) + (look.address === '' ? '' : ` ${look.address}`);

const toParameters = ({attributes, ink, paper}: Look): string =>
  [...[...attributes].sort((a, b) => a - b), ink, paper].filter(part => part !== '').join(';');

const change = (look: Look, parameters: string): void => {
  const codes = parameters.split(/[;:]/).map(Number);
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const length = codes[index + 1] === 5 ? 3 : 5;
      setColour(look, code === 38, codes.slice(index, index + length).join(';'));
      index += length - 1;
    } else changeOne(look, code);
  }
};

const changeOne = (look: Look, code: number): void => {
  if (code === 0) {
    look.attributes.clear();
    setColour(look, true, '');
    setColour(look, false, '');
  } else if (attributes.has(code)) look.attributes.add(code);
  else if (isWithin(code, 30, 37) || isWithin(code, 90, 97)) setColour(look, true, String(code));
  else if (isWithin(code, 40, 47) || isWithin(code, 100, 107)) setColour(look, false, String(code));
  else if (code === 39 || code === 49) setColour(look, code === 39, '');
  else for (const attribute of ends.get(code) ?? []) look.attributes.delete(attribute);
};

const setColour = (look: Look, isInk: boolean, colour: string): void => {
  if (isInk) look.ink = colour;
  else look.paper = colour;
};

const isWithin = (code: number, first: number, last: number): boolean => code >= first && code <= last;

const findSgr = (from: Look, to: Look): string => {
  const changes = listChanges(from, to).join(';');
  if (changes === '') return '';
  const parameters = toParameters(to);
  const anew = parameters === '' ? '' : `0;${parameters}`;
  return `\u001B[${changes.length < anew.length ? changes : anew}m`;
};

const listChanges = (from: Look, to: Look): (number | string)[] => {
  const changes: (number | string)[] = [];
  const kept = new Set(from.attributes);
  for (const [end, begun] of ends) {
    if (!begun.some(attribute => from.attributes.has(attribute) && !to.attributes.has(attribute))) continue;
    changes.push(end);
    for (const attribute of begun) kept.delete(attribute);
  }
  for (const attribute of to.attributes) if (!kept.has(attribute)) changes.push(attribute);
  if (from.ink !== to.ink) changes.push(to.ink || 39);
  if (from.paper !== to.paper) changes.push(to.paper || 49);
  return changes;
};
