import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {createScreen} from '../../support/terminal/screen.ts';

const endOfFrame = '\u001B[?2026l';

it('never shows rows of one region below the name of another', async () => {
  const {press, waitFor, output, pane} = await startConsole();
  for (const region of ['eu-central-1', 'eu-west-1', 'eu-central-1']) {
    press('R');
    await waitFor('↑/↓ choose');
    press(region);
    await waitFor(`▌${region}`);
    press(keys.enter);
    await waitFor(`environment  region ${region}`);
    await pane('functions').titled(region === 'eu-west-1' ? /Functions \d/ : /Functions 0/);
  }
  const frames = await replay(output());
  expect(frames.length).toBeGreaterThan(10);
  const elsewhere = frames.filter(
    rows => rows[0]?.includes('eu-central-1') && rows.some(row => /orders-api/.test(row)),
  );
  expect(elsewhere.map(rows => rows.join('\n'))).toEqual([]);
});

/** The screen after each frame that was written. */
async function replay(output: string): Promise<readonly string[][]> {
  const screen = createScreen({columns: 120, rows: 40});
  const frames: string[][] = [];
  for (const frame of output.split(endOfFrame)) {
    await screen.feed(frame + endOfFrame);
    frames.push(screen.rows());
  }
  return frames;
}
