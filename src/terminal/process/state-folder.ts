import {isAbsolute, join} from 'node:path';
import type {TerminalEnvironment} from '../environment.ts';

/**
 * The folder for what the console keeps between runs: `$XDG_STATE_HOME/lambdeck`, or `~/.local/state/lambdeck`. A relative
 * XDG_STATE_HOME is ignored, as the XDG Base Directory Specification asks.
 */
export const findStateFolder = (env: TerminalEnvironment, homeFolder: string): string => {
  const stateHome = env['XDG_STATE_HOME'] ?? '';
  return join(isAbsolute(stateHome) ? stateHome : join(homeFolder, '.local', 'state'), 'lambdeck');
};
