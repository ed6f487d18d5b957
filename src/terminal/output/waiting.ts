/** What Node keeps of a terminal behind a stream; others have none. */
interface TerminalStream {
  _handle?: {setBlocking?(isBlocking: boolean): void} | null;
}

/**
 * Node has each write to a terminal wait until it was taken, which a terminal that does not read never does: from here on no
 * write to this one waits. Returns whether it is such a terminal.
 */
export const writeWithoutWaiting = (stream: object): boolean => {
  const {_handle: handle} = stream as TerminalStream;
  handle?.setBlocking?.(false);
  return handle?.setBlocking !== undefined;
};

/** Has writes wait again, as others expect who write to the same terminal. */
export const waitAgain = (stream: object): void => (stream as TerminalStream)._handle?.setBlocking?.(true);
