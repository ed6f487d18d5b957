import {WriteStream} from 'node:tty';
import type {TerminalEnvironment} from '../environment.ts';

/** Colours: 0 none, 1 the 16 of every terminal, 2 the palette of 256, 3 RGB. The values FORCE_COLOR takes. */
export type ColorLevel = 0 | 1 | 2 | 3;

/**
 * How many colours to use. NO_COLOR with any value (no-color.org) and an output that is no terminal mean none; CLICOLOR_FORCE
 * other than 0 at least the 16, whatever is known of the terminal.
 */
export const chooseColorLevel = (env: TerminalEnvironment, isTTY: boolean): ColorLevel => {
  if (env['NO_COLOR'] || env['FORCE_COLOR'] === '0') return 0;
  const least = (env['CLICOLOR_FORCE'] ?? '0') === '0' || env['CLICOLOR_FORCE'] === '' ? 0 : 1;
  if (!isTTY) return least;
  const bits = WriteStream.prototype.getColorDepth(env);
  if (bits >= 24) return 3;
  if (bits >= 8) return 2;
  return bits >= 4 ? 1 : least;
};
