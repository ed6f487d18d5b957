import type {Hex} from './colour.ts';
import {parseStyle, type Style, type StyleForms} from './style.ts';
import {roles, type ThemeDefinition, type ThemeRole} from './theme.ts';

/**
 * The forms for 16 colours, which every terminal's palette makes other colours of, on whatever background: what has to be
 * read is told by attributes, and only signs are coloured.
 */
const basic: Readonly<Record<ThemeRole, Style>> = {
  text: {attributes: []},
  dim: {attributes: []},
  accent: {signs: 6, attributes: []},
  good: {signs: 2, attributes: []},
  warn: {signs: 3, attributes: ['bold']},
  bad: {signs: 1, attributes: ['bold']},
  heading: {attributes: ['bold']},
  border: {signs: 4, attributes: []},
  focus: {signs: 6, attributes: ['bold']},
  selected: {attributes: ['inverse']},
  production: {signs: 5, attributes: ['bold']},
};

const basicSeries: readonly Style[] = [
  {signs: 6, attributes: []},
  {signs: 3, attributes: ['bold']},
  {signs: 5, attributes: ['underline']},
  {signs: 2, attributes: ['italic']},
  {signs: 4, attributes: ['bold', 'underline']},
  {signs: 1, attributes: ['bold', 'italic']},
];

interface Declared {
  readonly name: string;
  readonly about: string;
  readonly background: Hex;
  readonly styles: Readonly<Record<ThemeRole, string>>;
  readonly series: readonly string[];
}

/** A theme of colours, each style as it would be written in a theme's file. */
function defineTheme({name, about, background, styles, series}: Declared): ThemeDefinition {
  return {
    name,
    about,
    background,
    styles: mapRoles(role => ({rgb: readStyle(styles[role]), basic: basic[role]})),
    series: series.map((text, index) => ({
      rgb: readStyle(text),
      basic: basicSeries[index % basicSeries.length] ?? {attributes: []},
    })),
  };
}

function readStyle(text: string): Style {
  const style = parseStyle(text, 'rgb');
  if (style === undefined) throw new RangeError(`${text} is no style`);
  return style;
}

function mapRoles<Value>(toValue: (role: ThemeRole) => Value): Readonly<Record<ThemeRole, Value>> {
  // Every role has an entry.
  return Object.fromEntries(roles.map(role => [role, toValue(role)])) as Record<ThemeRole, Value>;
}

/** A style of attributes alone looks the same whatever the terminal can show. */
function same(style: Style): StyleForms {
  const {signs: _, ...plain} = style;
  return {rgb: plain, indexed: plain, basic: plain};
}

/** The themes that are there without a file. The first two are chosen by the terminal's background. */
export const shippedThemes: readonly ThemeDefinition[] = [
  defineTheme({
    name: 'dark',
    about: 'for dark backgrounds',
    background: '#10141b',
    styles: {
      text: '#d8dee9',
      dim: '#93a0b4',
      accent: '#56cdd8',
      good: '#8bd17c',
      warn: '#e8c268',
      bad: '#ff8089 bold',
      heading: '#f2f5fa bold',
      border: '#465266',
      focus: '#6cb8ff',
      selected: '#ffffff on #22354e',
      production: '#f58fd0 bold',
    },
    series: ['#6cb0f5', '#e8c268', '#c99bec', '#8bd17c', '#ff9e64', '#56cdd8'],
  }),
  defineTheme({
    name: 'light',
    about: 'for light backgrounds',
    background: '#fcfcfd',
    styles: {
      text: '#1f2630',
      dim: '#566070',
      accent: '#0b6478',
      good: '#176b31',
      warn: '#7d5500',
      bad: '#b01c28 bold',
      heading: '#10151c bold',
      border: '#a9b3c0',
      focus: '#1557b5',
      selected: '#10151c on #d6e6fb',
      production: '#9a1b86 bold',
    },
    series: ['#1557b5', '#7d5500', '#7d36a8', '#176b31', '#a3400a', '#0b6478'],
  }),
  defineTheme({
    name: 'midnight',
    about: 'deep blue, for dark backgrounds',
    background: '#0b1026',
    styles: {
      text: '#dfe3ff',
      dim: '#9aa3cf',
      accent: '#7dd3fc',
      good: '#86efac',
      warn: '#fcd34d',
      bad: '#ff94a8 bold',
      heading: '#ffffff bold',
      border: '#3b4577',
      focus: '#b5a1ff',
      selected: '#ffffff on #2a3268',
      production: '#ff9dd6 bold',
    },
    series: ['#7dd3fc', '#fcd34d', '#c4b5fd', '#86efac', '#fdba74', '#5eead4'],
  }),
  defineTheme({
    name: 'ember',
    about: 'warm, for dark backgrounds',
    background: '#1d1a17',
    styles: {
      text: '#ebdbb2',
      dim: '#b3a489',
      accent: '#8fd0ae',
      good: '#b8c43c',
      warn: '#fabd2f',
      bad: '#ff8d7d bold',
      heading: '#fff4d6 bold',
      border: '#5a4b3e',
      focus: '#fe9a4c',
      selected: '#fff4d6 on #463626',
      production: '#eaa8da bold',
    },
    series: ['#83b5c9', '#fabd2f', '#d3a6c8', '#b8c43c', '#fe9a4c', '#8fd0ae'],
  }),
  defineTheme({
    name: 'colour-blind',
    about: 'blue and orange in place of green and red, for dark backgrounds',
    background: '#0e1116',
    styles: {
      text: '#e6e8eb',
      dim: '#a3a9b3',
      accent: '#56b4e9',
      good: '#7cc4f5',
      warn: '#f0e442',
      bad: '#ff9d5c bold',
      heading: '#ffffff bold',
      border: '#4b5563',
      focus: '#56b4e9',
      selected: '#ffffff on #233a52',
      production: '#eaa3cb bold',
    },
    series: ['#56b4e9', '#e69f00', '#eaa3cb', '#f0e442', '#3fc9a4', '#e6e8eb'],
  }),
  {
    name: 'mono',
    about: 'no colours, for any background',
    background: undefined,
    styles: mapRoles(role => same(basic[role])),
    series: basicSeries.map(same),
  },
];

/** One of the shipped themes that something depends on. */
export function shippedTheme(name: 'dark' | 'light' | 'mono'): ThemeDefinition {
  const found = shippedThemes.find(theme => theme.name === name);
  if (found === undefined) throw new RangeError(`There is no theme ${name}`);
  return found;
}
