import {spawn} from 'node:child_process';
import {codeOfDisk} from '../../disk/disk-error.ts';
import type {TerminalEnvironment} from '../environment.ts';

// tmux answers at once, unless its server hangs. ms
const patience = 3000;

/**
 * Gives a text to the tmux that `TMUX` names, through its standard input alone: into its buffer, and with `-w` among the
 * options (tmux 3.2) on to the terminal outside. Resolves with why it did not take it, or undefined.
 */
export const loadTmuxBuffer = (
  text: string,
  options: readonly string[],
  env: TerminalEnvironment,
): Promise<string | undefined> => {
  const {promise, resolve} = Promise.withResolvers<string | undefined>();
  const tmux = spawn('tmux', ['load-buffer', ...options, '-'], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  const complaints: Buffer[] = [];
  tmux.stderr.on('data', piece => complaints.push(piece));
  tmux.on('error', error => resolve(codeOfDisk(error) === 'ENOENT' ? 'it is not on the PATH' : error.message));
  tmux.on('close', (code, signal) => {
    if (code === 0) return resolve(undefined);
    const [complaint = ''] = Buffer.concat(complaints).toString('utf8').split('\n');
    resolve(signal === null ? complaint || `it ended with code ${code}` : `it did not answer for ${patience / 1000} s`);
  });
  // It may end before it has read all; how it ended says why.
  tmux.stdin.on('error', () => {});
  tmux.stdin.end(text);
  return promise;
};
