import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';

it('keeps the hints while something is said, counts the errors and lists what was said', async () => {
  const {press, waitFor, screen, endpoint, gone, dialog} = await startConsole();
  endpoint.fail('GetFunctionConfiguration', {kind: 'reset'});
  press('e');
  await waitFor(/╰─ ✗ /);
  expect(screen().at(-1)).toContain('? help');
  await waitFor('1 error (M)');
  press('M');
  await dialog('Messages').shows(/\d\d:\d\d:\d\d +error/);
  await gone('1 error (M)');
  press(keys.esc);
  await gone('Messages, the newest first');
});
