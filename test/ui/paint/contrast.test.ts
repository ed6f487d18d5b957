import {describe, expect, it} from 'vitest';
import {contrastOf, fixedColour, type Hex} from '../../../src/core/theme/colour.ts';
import {shippedThemes} from '../../../src/core/theme/shipped.ts';
import {readable} from '../../../src/core/theme/theme.ts';
import type {Paint, Theme} from '../../../src/ui/paint/theme.ts';
import {themeOf} from '../../support/themes.ts';

/** The 16 colours of a terminal, its ink and its paper, as they come with it. */
interface Palette {
  readonly ink: Hex;
  readonly paper: Hex;
  readonly numbered: readonly Hex[];
}

const solarized: readonly Hex[] = [
  ...(['#073642', '#dc322f', '#859900', '#b58900', '#268bd2', '#d33682', '#2aa198', '#eee8d5'] as const),
  ...(['#002b36', '#cb4b16', '#586e75', '#657b83', '#839496', '#6c71c4', '#93a1a1', '#fdf6e3'] as const),
];

const palettes: Readonly<Record<string, Palette>> = {
  xterm: {
    ink: '#e5e5e5',
    paper: '#000000',
    numbered: [
      ...(['#000000', '#cd0000', '#00cd00', '#cdcd00', '#0000ee', '#cd00cd', '#00cdcd', '#e5e5e5'] as const),
      ...(['#7f7f7f', '#ff0000', '#00ff00', '#ffff00', '#5c5cff', '#ff00ff', '#00ffff', '#ffffff'] as const),
    ],
  },
  Tango: {
    ink: '#d3d7cf',
    paper: '#2e3436',
    numbered: [
      ...(['#2e3436', '#cc0000', '#4e9a06', '#c4a000', '#3465a4', '#75507b', '#06989a', '#d3d7cf'] as const),
      ...(['#555753', '#ef2929', '#8ae234', '#fce94f', '#729fcf', '#ad7fa8', '#34e2e2', '#eeeeec'] as const),
    ],
  },
  Campbell: {
    ink: '#cccccc',
    paper: '#0c0c0c',
    numbered: [
      ...(['#0c0c0c', '#c50f1f', '#13a10e', '#c19c00', '#0037da', '#881798', '#3a96dd', '#cccccc'] as const),
      ...(['#767676', '#e74856', '#16c60c', '#f9f1a5', '#3b78ff', '#b4009e', '#61d6d6', '#f2f2f2'] as const),
    ],
  },
  'Solarized light': {ink: '#657b83', paper: '#fdf6e3', numbered: solarized},
  'Solarized dark': {ink: '#839496', paper: '#002b36', numbered: solarized},
};

/** Every paint that something is written in which has to be read. */
function wordPaints(theme: Theme): Readonly<Record<string, Paint>> {
  const {tones, selectedTones, labels} = theme;
  const {title, focusedTitle, selected, resting, key, found} = theme;
  const {told, filled} = theme.band(undefined);
  return {
    ...Object.fromEntries(Object.entries(tones).map(([tone, paint]) => [tone, paint])),
    ...Object.fromEntries(Object.entries(selectedTones).map(([tone, paint]) => [`selected ${tone}`, paint])),
    ...Object.fromEntries(labels.map((paint, index) => [`series ${index + 1}`, paint])),
    ...{title, focusedTitle, selected, resting, key, found, told, filled},
  };
}

/** What a paint makes of a word: its ink and paper by number or colour, undefined for the terminal's own. */
function readPaint(paint: Paint): {ink?: Hex | number; paper?: Hex | number; isInverse: boolean; isDim: boolean} {
  const [before = ''] = paint('word').split('word');
  const codes = [...before.matchAll(/\u001B\[([\d;]*)m/g)].map(([, code = '']) => code);
  const find = (start: 3 | 4) => codes.map(code => toColour(code, start)).find(colour => colour !== undefined);
  const ink = find(3);
  const paper = find(4);
  return {
    ...(ink !== undefined && {ink}),
    ...(paper !== undefined && {paper}),
    isInverse: codes.includes('7'),
    isDim: codes.includes('2'),
  };
}

function toColour(code: string, start: 3 | 4): Hex | number | undefined {
  const [first, kind, ...parts] = code.split(';').map(Number);
  if (first === start * 10 + 8) {
    if (kind === 5) return parts[0];
    return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`;
  }
  if (first === undefined) return undefined;
  const [normal, bright] = [first - start * 10, first - start * 10 - 60];
  if (normal >= 0 && normal < 8) return normal;
  return bright >= 0 && bright < 8 ? bright + 8 : undefined;
}

const colourThemes = shippedThemes.filter(({background}) => background !== undefined);

describe.each(colourThemes.map(theme => [theme.name, theme] as const))('the theme %s', (name, definition) => {
  const {background = '#000000', styles} = definition;
  const own = styles.text.rgb.ink as Hex;

  it.each([3, 2] as const)('can be read on its background at colour level %i', colours => {
    const unreadable = Object.entries(wordPaints(themeOf(name, {colours}))).flatMap(([what, paint]) => {
      const {ink, paper, isInverse} = readPaint(paint);
      const toHex = (colour: Hex | number | undefined, usual: Hex) =>
        typeof colour === 'number' ? fixedColour(colour) : (colour ?? usual);
      const contrast = contrastOf(toHex(ink, own), toHex(paper, background));
      return contrast >= readable || (isInverse && ink === undefined) ? [] : [`${what} ${contrast.toFixed(2)}`];
    });
    expect(unreadable).toEqual([]);
  });

  it('brings its background where the terminal has one that its text is not clear on, or does not tell', () => {
    const brought = (at: Hex | 'unknown') => readPaint(themeOf(name, {background: at}).finishRow).paper;
    const opposite = definition.name === 'light' ? '#000000' : '#ffffff';
    expect([brought(background), brought(opposite), brought('unknown'), brought('#808080')]).toEqual([
      undefined,
      ...[background, background, background],
    ]);
  });
});

it.each(shippedThemes.map(({name}) => name))('the theme %s can be read in 16 colours in any palette', name => {
  const unreadable = Object.entries(wordPaints(themeOf(name, {colours: 1}))).flatMap(([what, paint]) => {
    const {ink, paper, isDim} = readPaint(paint);
    if (isDim) return [`${what} is faint`];
    return Object.entries(palettes).flatMap(([palette, {ink: usual, paper: behind, numbered}]) => {
      // The terminal's own two, and these turned, are what its user reads everything in.
      if (ink === undefined && paper === undefined) return [];
      const toHex = (colour: Hex | number | undefined, own: Hex) =>
        typeof colour === 'number' ? (numbered[colour] ?? own) : (colour ?? own);
      const contrast = contrastOf(toHex(ink, usual), toHex(paper, behind));
      return contrast >= readable ? [] : [`${what} in ${palette} ${contrast.toFixed(2)}`];
    });
  });
  expect(unreadable).toEqual([]);
});

it('has no bright black in anything, for it is the background of some palettes', () => {
  const forms = shippedThemes.flatMap(({styles, series}) => [...Object.values(styles), ...series]);
  const used = forms.flatMap(({basic}) => [basic.ink, basic.paper, basic.signs]);
  expect(used).not.toContain(8);
});

it('uses no colours at all where there are to be none, whatever theme is chosen', () => {
  const theme = themeOf('dark', {colours: 0, background: 'unknown'});
  const painted = Object.values(wordPaints(theme)).map(paint => theme.finishRow(paint('✗ word')));
  expect(painted.join('')).not.toMatch(/\u001B\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10\d)[;m]/);
  expect(theme.selected('word')).toBe('\u001B[7mword\u001B[27m');
});

it('is there six times, one light, one for colour-blind eyes and one without colours', () => {
  expect(shippedThemes.map(({name}) => name)).toEqual(['dark', 'light', 'midnight', 'ember', 'colour-blind', 'mono']);
});
