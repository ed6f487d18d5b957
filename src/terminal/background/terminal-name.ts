import type {TerminalEnvironment} from '../environment.ts';

/** What tells a kind of terminal from others, as far as it says so itself: what it answered once holds for all of that name. */
export const nameTerminal = (env: TerminalEnvironment): string =>
  ['TERM', 'TERM_PROGRAM', 'LC_TERMINAL', 'COLORTERM', 'ITERM_PROFILE', 'KONSOLE_PROFILE_NAME', 'WT_PROFILE_ID']
    .map(name => env[name] ?? '')
    .concat(env['TMUX'] ? ['tmux'] : [], env['STY'] ? ['screen'] : [])
    .filter(part => part !== '')
    .join(' ');
