import type {TerminalEnvironment} from '../environment.ts';

/**
 * Whether the terminal erases cells in the paper that is set, as nearly all do, and not in its own: GNU screen does not unless it is
 * told to, nor do terminals that are older than colours, and Emacs' own one. tmux does, whatever it calls itself.
 */
export const erasesInPaper = (env: TerminalEnvironment): boolean => {
  const name = env['TERM'] ?? '';
  if (name.startsWith('tmux') || name.endsWith('-bce')) return true;
  return !env['STY'] && (Boolean(env['TMUX']) || !/^(?:$|ansi|dumb|eterm|screen|sun|vt\d)/.test(name));
};
