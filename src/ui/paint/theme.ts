import chalk, {Chalk, type ChalkInstance, type ColorSupportLevel} from 'chalk';
import {toAscii} from '../../core/text/ascii.ts';
import type {DrawnTheme} from '../../core/theme/look.ts';
import {shippedTheme} from '../../core/theme/shipped.ts';
import type {Style, StyleForms} from '../../core/theme/style.ts';
import {type ThemeDefinition, toIndexed} from '../../core/theme/theme.ts';
import type {Tone} from '../../core/tone.ts';

/** Paints a text; a theme maps every meaning to one. */
export type Paint = (text: string) => string;

/** The colours of the console by meaning. */
export interface Theme {
  readonly tones: Readonly<Record<Tone, Paint>>;
  /** The same in the row under the cursor. */
  readonly selectedTones: Readonly<Record<Tone, Paint>>;
  /** The same for what is drawn of blocks and dots, which must not be turned inside out. */
  readonly selectedGraphs: Readonly<Record<Tone, Paint>>;
  readonly border: Paint;
  readonly focusedBorder: Paint;
  readonly title: Paint;
  readonly focusedTitle: Paint;
  readonly selected: Paint;
  readonly resting: Paint;
  readonly key: Paint;
  /** What a search found in a text. */
  readonly found: Paint;
  /** A row that the service has not told of yet: fainter where the dim tone has no colour of its own. */
  readonly awaited: Paint;
  /** Of a target that has a label, in its colour or that of production: what is told of it, and what is filled, louder. */
  band(colour: StyleForms | undefined): {readonly told: Paint; readonly filled: Paint};
  /** Told apart at a glance, and without a meaning of their own. */
  readonly labels: readonly Paint[];
  /** What stands before the row under the cursor. */
  readonly cursorSign: string;
  /** The last that is done to a whole row: what the terminal cannot show is replaced, and the background is brought along. */
  readonly finishRow: Paint;
}

/** What a terminal can show: colours (0 none, 1 the 16, 2 the palette of 256, 3 all) and letters beyond ASCII. */
export interface Shows {
  readonly colours: ColorSupportLevel;
  readonly unicode: boolean;
}

/** What can be shown as far as the environment tells, which chalk has asked. */
export function findShown(hasColours: boolean, unicode: boolean): Shows {
  return {colours: hasColours ? chalk.level : 0, unicode};
}

const plain: Paint = text => text;

const everyTone: readonly Tone[] = ['plain', 'dim', 'accent', 'good', 'warn', 'bad', 'heading'];

/** Makes the paints of a theme for what the terminal can show. */
export function buildTheme({definition: wanted, isUnsure, bringsBackground}: DrawnTheme, shows: Shows): Theme {
  // With 16 colours everything can be read on anything.
  const colours = isUnsure || shows.colours === 0 ? 1 : shows.colours;
  const chalk = new Chalk({level: colours});
  const {styles, series, background} = shows.colours === 0 ? shippedTheme('mono') : wanted;
  const toStyle = (forms: StyleForms) => pickForm(forms, colours, background);
  const paint = (forms: StyleForms) => toPaint(toStyle(forms), chalk);
  const bold = (forms: StyleForms) => toPaint(withBold(toStyle(forms)), chalk);
  const tones = mapTones(tone => (tone === 'plain' && !bringsBackground ? plain : paint(styles[roleOf(tone)])));
  const selected = toStyle(styles.selected);
  const selectedTones = mapTones(tone => paint(onPaper(styles[roleOf(tone)], styles.selected, tone)));
  const isInverse = selected.paper === undefined;
  return {
    tones,
    selectedTones,
    selectedGraphs: isInverse ? tones : selectedTones,
    border: paint(styles.border),
    focusedBorder: paint({...styles.focus, basic: {...styles.focus.basic, attributes: []}}),
    title: tones.plain,
    focusedTitle: bold(styles.focus),
    selected: toPaint(selected, chalk),
    resting: chalk.bold,
    key: bold(styles.heading),
    found: chalk.underline.bold,
    awaited: colours === 1 ? chalk.dim : plain,
    band: (colour = styles.production) => {
      const loud = bold(colour);
      return {told: paint(colour), filled: text => chalk.inverse(loud(text))};
    },
    labels: series.map(paint),
    cursorSign: shows.unicode ? '▌' : '>',
    finishRow: buildFinish({styles, background}, bringsBackground ? colours : 0, shows.unicode),
  };
}

/** The theme of what has not the focus. */
export function withoutFocus(theme: Theme): Theme {
  const {border, title, resting} = theme;
  return {...theme, focusedBorder: border, focusedTitle: title, selected: resting};
}

function roleOf(tone: Tone): Exclude<Tone, 'plain'> | 'text' {
  return tone === 'plain' ? 'text' : tone;
}

function mapTones(toPaintOf: (tone: Tone) => Paint): Readonly<Record<Tone, Paint>> {
  // Every tone has an entry.
  return Object.fromEntries(everyTone.map(tone => [tone, toPaintOf(tone)])) as Record<Tone, Paint>;
}

function pickForm(forms: StyleForms, colours: ColorSupportLevel, background: ThemeDefinition['background']): Style {
  if (colours === 3) return forms.rgb;
  return colours === 2 ? toIndexed(forms, background) : forms.basic;
}

function withBold(style: Style): Style {
  return style.attributes.includes('bold') ? style : {...style, attributes: [...style.attributes, 'bold']};
}

/** A style on the selected row: its own ink on the row's paper, or the row's look where that has no paper. */
function onPaper({rgb}: StyleForms, {rgb: row, basic}: StyleForms, tone: Tone): StyleForms {
  const ink = tone === 'plain' || rgb.ink === undefined ? row.ink : rgb.ink;
  const style = row.paper === undefined ? row : {...rgb, ...(ink !== undefined && {ink}), paper: row.paper};
  return {rgb: style, basic};
}

/** Arrows, mathematical signs, lines, blocks, marks and dots of braille. */
const signPattern = /[\u2190-\u28FF]+/g;

function toPaint({ink, paper, signs, attributes}: Style, chalk: ChalkInstance): Paint {
  if (chalk.level === 0) return plain;
  let styled = chalk;
  if (ink !== undefined) styled = typeof ink === 'string' ? styled.hex(ink) : styled.ansi256(ink);
  if (paper !== undefined) styled = typeof paper === 'string' ? styled.bgHex(paper) : styled.bgAnsi256(paper);
  for (const attribute of attributes) styled = styled[attribute];
  const isPlain = ink === undefined && paper === undefined && attributes.length === 0;
  const words: Paint = isPlain ? plain : styled;
  if (signs === undefined) return words;
  const ofSigns = chalk.ansi256(signs);
  return text => words(text.replace(signPattern, sign => ofSigns(sign)));
}

/** SGR that stands for the terminal's own two colours, which a theme's background replaces. */
const defaultInk = '\u001B[39m';
const defaultPaper = '\u001B[49m';

function buildFinish(
  {styles, background}: Pick<ThemeDefinition, 'styles' | 'background'>,
  colours: ColorSupportLevel,
  unicode: boolean,
): Paint {
  const spelled: Paint = unicode ? plain : toAscii;
  if (background === undefined || colours < 2) return spelled;
  const chalk = new Chalk({level: colours});
  const behind: StyleForms = {rgb: {paper: background, attributes: []}, basic: {attributes: []}};
  const form = (forms: StyleForms) => pickForm(forms, colours, background);
  const ink = openingOf({...form(styles.text), attributes: []}, chalk);
  const paper = openingOf(form(behind), chalk);
  return row =>
    `${ink}${paper}${spelled(row).replaceAll(defaultInk, ink).replaceAll(defaultPaper, paper)}${defaultInk}${defaultPaper}`;
}

function openingOf(style: Style, chalk: ChalkInstance): string {
  return toPaint(style, chalk)('|').split('|')[0] ?? '';
}
