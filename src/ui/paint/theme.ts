import chalk from 'chalk';
import type {Tone} from '../../core/tone.ts';

/** Paints a text; a theme maps every meaning to one. */
export type Paint = (text: string) => string;

/** The colours of the console by meaning. */
export interface Theme {
  readonly tones: Readonly<Record<Tone, Paint>>;
  readonly border: Paint;
  readonly focusedBorder: Paint;
  readonly title: Paint;
  readonly focusedTitle: Paint;
  readonly selected: Paint;
  readonly resting: Paint;
  readonly key: Paint;
  /** What a search found in a text. */
  readonly found: Paint;
  /** Told apart at a glance, and without a meaning of their own. */
  readonly labels: readonly Paint[];
}

const plain: Paint = text => text;

const base: Theme = {
  tones: {
    plain,
    dim: chalk.gray,
    accent: chalk.cyan,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    heading: chalk.bold,
  },
  border: chalk.gray,
  focusedBorder: chalk.cyan,
  title: plain,
  focusedTitle: chalk.bold.cyan,
  selected: chalk.inverse,
  resting: chalk.bold,
  key: chalk.bold,
  found: chalk.underline.bold,
  labels: [chalk.cyan, chalk.magenta, chalk.green, chalk.blue, chalk.yellow, chalk.cyanBright, chalk.magentaBright],
};

/** The themes by name. `dark` keeps to the terminal's own 16 colours; `light` avoids those that vanish on white. */
const themes: Readonly<Record<string, Theme>> = {
  dark: base,
  light: {
    ...base,
    tones: {...base.tones, dim: chalk.blackBright, accent: chalk.blue, warn: chalk.magenta},
    focusedBorder: chalk.blue,
    focusedTitle: chalk.bold.blue,
    labels: [chalk.blue, chalk.magenta, chalk.green, chalk.red, chalk.cyan],
  },
  mono: {
    ...base,
    tones: {plain, dim: plain, accent: plain, good: plain, warn: chalk.bold, bad: chalk.bold, heading: chalk.bold},
    border: plain,
    focusedBorder: chalk.bold,
    focusedTitle: chalk.bold,
    labels: [plain, chalk.bold, chalk.underline, chalk.italic],
  },
};

/** The theme of that name, or the dark one. */
export function findTheme(name: string): Theme {
  return themes[name] ?? base;
}
