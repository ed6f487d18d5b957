import type {TerminalEnvironment} from '../environment.ts';

const localTimeout = 30;
const remoteTimeout = 250;

/**
 * How long (ms) to wait for the rest of an escape sequence: the person's setting, else short on a local terminal and
 * longer over SSH, where a slow link may deliver one sequence in two packets.
 */
export const chooseEscapeTimeout = (env: TerminalEnvironment, setting?: number): number => {
  if (setting !== undefined) return setting;
  const isRemote = [env['SSH_CONNECTION'], env['SSH_TTY'], env['SSH_CLIENT']].some(Boolean);
  return isRemote ? remoteTimeout : localTimeout;
};
