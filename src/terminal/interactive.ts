import type {TerminalEnvironment} from './environment.ts';

/** The streams of the process, as far as it matters whether they are a terminal. */
export interface InteractiveStreams {
  stdin: {isTTY?: boolean};
  stdout: {isTTY?: boolean};
}

/**
 * Why the full-screen console cannot run on these streams, in a line or two, or undefined when it can. `commands` are those
 * that can be run all the same.
 */
export const findTerminalRefusal = (
  {stdin, stdout}: InteractiveStreams,
  env: TerminalEnvironment,
  commands: () => readonly string[],
): string | undefined => {
  const tell = (why: string) => `lambdeck needs a terminal${why}. These work here: ${commands().join(', ')}`;
  if (!stdin.isTTY || !stdout.isTTY) {
    return tell(`: its ${stdout.isTTY ? 'input' : 'output'} is not one`);
  }
  if (env['TERM'] !== 'dumb') return undefined;
  return tell(' that moves its cursor: TERM=dumb says that this one does not');
};
