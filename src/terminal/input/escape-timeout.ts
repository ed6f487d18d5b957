import type {TerminalEnvironment} from '../environment.ts';
import {isRemote} from '../remote.ts';

const localTimeout = 30;
const remoteTimeout = 250;

/**
 * How long (ms) to wait for the rest of an escape sequence: the person's setting, else short on a local terminal and
 * longer over SSH, where a slow link may deliver one sequence in two packets.
 */
export const chooseEscapeTimeout = (env: TerminalEnvironment, setting?: number): number => {
  if (setting !== undefined) return setting;
  return isRemote(env) ? remoteTimeout : localTimeout;
};
