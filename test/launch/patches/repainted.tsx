import {PassThrough} from 'node:stream';
import {Box, render, Text} from 'ink';
import {useSyncExternalStore} from 'react';
import {createStore} from 'zustand/vanilla';

interface Output {
  applyWriteOperation(rows: unknown, write: {text: string}, clip: unknown): void;
}

/** The very module that Ink paints with: it is not among Ink's exports. */
const painter = new URL('../../../node_modules/ink/build/output.js', import.meta.url).href;
const {default: InkOutput} = (await import(painter)) as {default: {prototype: Output}};

const middle = createStore(() => 'two');

/** Draws two frames that differ in one of three lines, and tells which lines Ink painted for the second. */
export async function findRepainted(): Promise<string[]> {
  const {applyWriteOperation} = InkOutput.prototype;
  const painted: string[] = [];
  InkOutput.prototype.applyWriteOperation = function (this: Output, rows, write, clip) {
    painted.push(write.text);
    applyWriteOperation.call(this, rows, write, clip);
  };
  // Only its writing is used.
  const stdout = new PassThrough().resume() as unknown as NodeJS.WriteStream;
  const {waitUntilRenderFlush, unmount} = render(<Lines />, {stdout, interactive: true, patchConsole: false});
  await waitUntilRenderFlush();
  const before = painted.length;
  middle.setState('TWO', true);
  await waitUntilRenderFlush();
  const repainted = painted.slice(before);
  unmount();
  InkOutput.prototype.applyWriteOperation = applyWriteOperation;
  return repainted;
}

function Lines() {
  return (
    <Box flexDirection="column">
      <Text>one</Text>
      <Middle />
      <Text>three</Text>
    </Box>
  );
}

function Middle() {
  return <Text>{useSyncExternalStore(middle.subscribe, middle.getState)}</Text>;
}
