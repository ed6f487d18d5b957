import {contrastOf, fixedColour, type Hex, nearestFixed} from './colour.ts';
import type {Style, StyleForms} from './style.ts';

/** What has a look of its own, by what it means. */
export const roles = [
  ...(['text', 'dim', 'accent', 'good', 'warn', 'bad', 'heading'] as const),
  ...(['border', 'focus', 'selected', 'production'] as const),
] as const;

export type ThemeRole = (typeof roles)[number];

/** A theme: how everything looks, by what it means. */
export interface ThemeDefinition {
  readonly name: string;
  /** What it is for, in a few words. */
  readonly about: string;
  /** The background it is made for; undefined when it looks well on any. */
  readonly background: Hex | undefined;
  readonly styles: Readonly<Record<ThemeRole, StyleForms>>;
  /** Told apart at a glance, and without a meaning of their own. */
  readonly series: readonly StyleForms[];
}

/** How many times lighter or darker than what is behind it everything is that has to be read. */
export const readable = 4.5;

/**
 * The form of a style for the palette of 256: the one it declares, else the nearest colours that can be read on what is
 * behind them.
 */
export function toIndexed({rgb, indexed}: StyleForms, background: Hex | undefined): Style {
  if (indexed !== undefined) return indexed;
  const {ink, paper, ...others} = rgb;
  const sheet = typeof paper === 'string' ? nearestFixed(paper) : undefined;
  const behind = sheet === undefined ? background : fixedColour(sheet);
  const isReadable = (colour: Hex) => behind === undefined || contrastOf(colour, behind) >= readable;
  const wasReadable = typeof ink === 'string' && contrastOf(ink, paperOf(paper, background) ?? ink) >= readable;
  return {
    ...others,
    ...(typeof ink === 'string' && {ink: nearestFixed(ink, wasReadable ? isReadable : undefined)}),
    ...(sheet !== undefined && {paper: sheet}),
  };
}

function paperOf(paper: Style['paper'], background: Hex | undefined): Hex | undefined {
  return typeof paper === 'string' ? paper : background;
}
