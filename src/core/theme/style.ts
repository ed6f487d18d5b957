import {type Hex, parseHex} from './colour.ts';

/** What a terminal can do to a text beside colours. */
export type Attribute = 'bold' | 'underline' | 'italic' | 'inverse';

/** How something is drawn. A number is a colour of the terminal's palette. */
export interface Style {
  readonly ink?: Hex | number;
  readonly paper?: Hex | number;
  /** Colour of the palette for signs alone (arrows, blocks, marks): words stay in the terminal's own colour. */
  readonly signs?: number;
  readonly attributes: readonly Attribute[];
}

/** A style in the forms that terminals can show: any colour, the palette of 256 (the nearest when not given), the 16. */
export interface StyleForms {
  readonly rgb: Style;
  readonly indexed?: Style;
  readonly basic: Style;
}

/** The forms by the names they have in a theme's file. */
export const formNames = ['rgb', '256', '16'] as const;

export type FormName = (typeof formNames)[number];

const attributes: readonly Attribute[] = ['bold', 'underline', 'italic', 'inverse'];

const basicNames = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** What a style is written like in each form, for who wrote it otherwise. */
export const styleExamples: Readonly<Record<FormName, string>> = {
  rgb: '"#ff7b85", "#ff7b85 bold" or "#ffffff on #263a55"',
  256: '"210" or "210 bold", a number from 16 to 255',
  16: `"bold", "inverse" or "bold red": one of ${basicNames.join(', ')}, or bright-red and so on`,
};

/** Reads a style as it is written in a theme's file: a colour, `on` another one, attributes. Undefined when it is none. */
export function parseStyle(text: string, form: FormName): Style | undefined {
  let style: Style = {attributes: []};
  let part: 'ink' | 'paper' = 'ink';
  for (const word of text.trim().split(/\s+/)) {
    const attribute = attributes.find(name => name === word);
    if (attribute !== undefined) {
      style = {...style, attributes: [...style.attributes, attribute]};
    } else if (word === 'on' && part === 'ink') {
      part = 'paper';
    } else if (word !== 'default') {
      const colour = parseColour(word, form);
      if (colour === undefined || style[part] !== undefined) return undefined;
      style = {...style, [part]: colour};
    }
  }
  return text.trim() === '' || (part === 'paper' && style.paper === undefined) ? undefined : style;
}

function parseColour(word: string, form: FormName): Hex | number | undefined {
  if (form === 'rgb') return parseHex(word);
  if (form === '256')
    return /^\d{2,3}$/.test(word) && Number(word) >= 16 && Number(word) <= 255 ? Number(word) : undefined;
  const [, bright, name] = /^(bright-)?([a-z]+)$/.exec(word) ?? [];
  const number = (basicNames as readonly (string | undefined)[]).indexOf(name);
  if (number === -1) return undefined;
  return number + (bright === undefined ? 0 : 8);
}
