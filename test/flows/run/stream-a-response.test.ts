import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {invokeWith, openFunction} from '../../support/run.ts';

const stream = {InvocationType: 'ResponseStream'};

/** Writes pieces, the later ones once a file is there, so that a test says when. */
function streaming(end: string): string {
  return `import {existsSync} from 'node:fs';
  export const handler = awslambda.streamifyResponse(async (event, out) => {
    out.write('first piece\\n');
    while (!existsSync(event.gate)) await new Promise(done => setTimeout(done, 20));
    out.write('second piece\\n');
    ${end}
  });`;
}

it('shows a streamed response while it arrives, and how it ended', async () => {
  const console = await openFunction(streaming('out.end();'));
  const {waitFor, text, home, endpoint} = console;
  await invokeWith(console, JSON.stringify({gate: `${home}/gate`}), stream);
  await waitFor('first piece');
  expect(text()).toContain('running for');
  expect(text()).toMatch(/12 B in 1 piece so far/);
  expect(text()).not.toContain('second piece');
  const {writeFile} = await import('node:fs/promises');
  await writeFile(`${home}/gate`, '');
  await waitFor('second piece');
  await waitFor(/✓ 200 .*2 pieces|✓ 200/);
  await waitFor('[Response 25 B]');
  expect(endpoint.count('InvokeWithResponseStream')).toBe(1);
  expect(endpoint.count('Invoke')).toBe(0);
});

it('looks for what is looked for in what arrives, too, and leaves the cursor at what it found', async () => {
  const console = await openFunction(streaming('out.end();'));
  const {press, waitFor, home} = console;
  await invokeWith(console, JSON.stringify({gate: `${home}/gate`}), stream);
  await waitFor('first piece');
  press('/piece?');
  await waitFor('not found so far');
  press(keys.backspace);
  await waitFor(/\/piece .*1 line · Enter/);
  const {writeFile} = await import('node:fs/promises');
  await writeFile(`${home}/gate`, '');
  await waitFor(/✓ 200/);
  await waitFor(/\/piece .*2 lines · Enter/);
  await waitFor('▌first piece');
});

it('shows what had come when the function fails on the way, with its error', async () => {
  const console = await openFunction(streaming(`throw new TypeError('broke in the middle');`));
  const {press, waitFor, home} = console;
  await invokeWith(console, JSON.stringify({gate: `${home}/gate`}), stream);
  await waitFor('first piece');
  const {writeFile} = await import('node:fs/promises');
  await writeFile(`${home}/gate`, '');
  await waitFor('✗ the function failed (Unhandled)');
  await waitFor('TypeError: broke in the middle');
  press(keys.tab);
  await waitFor('second piece');
});

it('shows what had come when the connection is cut, and that the outcome is unknown', async () => {
  const console = await openFunction(streaming('out.end();'));
  const {waitFor, text, home, endpoint} = console;
  await invokeWith(console, JSON.stringify({gate: `${home}/gate`}), stream);
  await waitFor('first piece');
  await endpoint.stop();
  await waitFor('✗ The outcome of InvokeWithResponseStream is unknown');
  await waitFor('What had come: 12 B in 1 piece');
  expect(text()).toContain('first piece');
  expect(text()).toContain('It was sent once and is not sent again by itself.');
  expect(text()).toContain('L opens the function’s log');
  const {writeFile} = await import('node:fs/promises');
  await writeFile(`${home}/gate`, '');
});
