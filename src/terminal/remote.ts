import type {TerminalEnvironment} from './environment.ts';

/** Whether the terminal is on the other side of a network, by what SSH leaves in the environment. */
export const isRemote = (env: TerminalEnvironment): boolean =>
  [env['SSH_CONNECTION'], env['SSH_TTY'], env['SSH_CLIENT']].some(Boolean);
