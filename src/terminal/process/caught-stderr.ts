import {closeSync, constants, openSync} from 'node:fs';
import {dirname} from 'node:path';
import {makeFolder} from '../../disk/make-folder.ts';

/** What Node keeps of a terminal behind a stream. */
interface TerminalStream {
  _handle?: {readonly fd?: number} | null;
}

const stderrDescriptor = 2;

// Never through a link, nor waiting for somebody to read from a pipe.
const appending =
  constants.O_WRONLY |
  constants.O_APPEND |
  constants.O_CREAT |
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0);

/**
 * Puts a file (mode 0600) in the place of the terminal as descriptor 2: Node's own warnings, and what libraries print in other
 * languages than JavaScript, go there past every stream, and would stand on the screen. The stream is not touched: Node has opened
 * the terminal anew for it. Where that is not so, or without a terminal, nothing is done.
 */
export const catchStderr = (stream: NodeJS.WriteStream, file: string): void => {
  const own = (stream as TerminalStream)._handle?.fd;
  if (!stream.isTTY || own === undefined || own === stderrDescriptor) return;
  closeSync(stderrDescriptor);
  // What is opened next gets the lowest number that is free, which is this one.
  try {
    makeFolder(dirname(file));
    openSync(file, appending, 0o600);
  } catch {
    openSync('/dev/null', 'a');
  }
};
