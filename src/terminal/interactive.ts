/** The streams of the process, as far as it matters whether they are a terminal. */
export interface InteractiveStreams {
  stdin: {isTTY?: boolean};
  stdout: {isTTY?: boolean};
}

/** Why the full-screen console cannot run on these streams, in one line, or undefined when it can. */
export const findTerminalRefusal = ({stdin, stdout}: InteractiveStreams): string | undefined => {
  if (stdin.isTTY && stdout.isTTY) return undefined;
  const which = stdout.isTTY ? 'input' : 'output';
  return `lambdeck needs a terminal: its ${which} is not one. To serve the sandbox alone, run: lambdeck sandbox`;
};
