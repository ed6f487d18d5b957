import {contrastOf, type Hex, luminanceOf} from './colour.ts';
import {shippedTheme} from './shipped.ts';
import type {ThemeDefinition} from './theme.ts';

/** What is known of the terminal's background: nothing yet, nothing at all, or its colour. */
export type KnownBackground = 'asked' | 'unknown' | Hex;

/** Which theme is wanted, and what it is drawn on. */
export interface Look {
  /** Name of a theme; `auto` chooses by the terminal's background. */
  readonly chosen: string;
  /** Name of a theme that is only tried on. */
  readonly tried: string | undefined;
  readonly background: KnownBackground;
}

/** A theme as it is to be drawn. */
export interface DrawnTheme {
  readonly definition: ThemeDefinition;
  /** Nothing is known of what is behind it: only what can be read on anything will do. */
  readonly isUnsure: boolean;
  /** The terminal's background is none that it could be read on, so that it brings its own. */
  readonly bringsBackground: boolean;
}

/** The name that leaves the choice to the terminal's background. */
export const byBackground = 'auto';

/** The theme that is drawn. */
export function chooseTheme(themes: readonly ThemeDefinition[], {chosen, tried, background}: Look): DrawnTheme {
  const name = tried ?? chosen;
  const named = themes.find(theme => theme.name === name);
  const isLight = background.startsWith('#') && luminanceOf(background as Hex) > 0.18;
  const definition = named ?? shippedTheme(isLight ? 'light' : 'dark');
  const isUnsure = background === 'asked' && named === undefined;
  return {definition, isUnsure, bringsBackground: needsOwn(definition, background)};
}

/** Times that a theme's text is lighter or darker than a background it can do without its own on. */
const clear = 7;

function needsOwn({background: own, styles}: ThemeDefinition, background: KnownBackground): boolean {
  if (own === undefined || background === 'asked') return false;
  if (background === 'unknown') return true;
  const {ink} = styles.text.rgb;
  return typeof ink === 'string' && contrastOf(ink, background) < clear;
}
