import {setTimeout as wait} from 'node:timers/promises';
import type {Program} from '../../support/terminal/start-program.ts';

/** What came after some keys, up to the end of the frame that was awaited. Times in milliseconds. */
export interface Answer {
  /** To the first byte of any answer. */
  readonly first: number;
  /** To the last byte of the frame. */
  readonly time: number;
  readonly rows: readonly string[];
}

const beginUpdate = '\u001B[?2026h';
const endUpdate = '\u001B[?2026l';

/**
 * Types keys and resolves with the first complete frame that shows what is awaited; time is taken when the frame has
 * arrived, before it is put on the screen. Rejects after ten seconds.
 */
export async function press(program: Program, keys: string, isShown: (rows: string[]) => boolean): Promise<Answer> {
  const answer = nextFrame(program, isShown);
  program.write(keys);
  return answer;
}

/** The first complete frame from now on that shows what is awaited. */
export async function nextFrame(
  program: Program,
  isShown: (rows: string[]) => boolean,
  {timeout = 10_000} = {},
): Promise<Answer> {
  const {promise, resolve, reject} = Promise.withResolvers<Answer>();
  const start = performance.now();
  let output = '';
  let first: number | undefined;
  const stop = program.onOutput((piece, shown) => {
    const time = performance.now() - start;
    const firstByte = first ?? time;
    first = firstByte;
    output += piece.toString('latin1');
    if (output.lastIndexOf(endUpdate) <= output.lastIndexOf(beginUpdate)) return;
    void shown.then(() => {
      const rows = program.screen();
      if (isShown(rows)) resolve({first: firstByte, time, rows});
    });
  });
  const timer = setTimeout(() => {
    reject(new Error(`No such frame came within ${timeout} ms. The last one:\n${program.screen().join('\n')}`));
  }, timeout);
  return promise.finally(() => {
    clearTimeout(timer);
    stop();
  });
}

/** Waits until nothing has been written for so many milliseconds. */
export async function still(program: Program, milliseconds: number): Promise<void> {
  for (let before = -1; before !== program.bytes(); ) {
    before = program.bytes();
    await wait(milliseconds);
  }
}
