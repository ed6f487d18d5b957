import {expect, it} from 'vitest';
import {openConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {functionsSeed} from '../../support/sandbox.ts';

it('keeps what came of a list whose third page failed, says that it is incomplete, and goes on with r', async () => {
  const {press, waitFor, text, endpoint, pane} = await openConsole({sandbox: {seed: () => functionsSeed(170)}});
  const refusal = toRefusal(403, 'AccessDeniedException', 'User: x is not authorized to perform: lambda:ListFunctions');
  const mend = endpoint.fail('ListFunctions', refusal, () => endpoint.count('ListFunctions') === 3);
  await waitFor('incomplete after 100, r goes on: List');
  expect(pane('functions').title()).toMatch(/Functions 100\+ ! incomplete/);
  expect(text()).toContain('function-00000');
  press('G');
  await waitFor('▌function-00099');

  mend();
  press('r');
  await pane('functions').titled('Functions 170 ');
  expect(text()).not.toContain('incomplete');
  expect(text()).toContain('▌function-00099');
  const withoutMarker = endpoint.calls.filter(
    ({operation, url}) => operation === 'ListFunctions' && !url.searchParams.has('Marker'),
  );
  expect(withoutMarker).toHaveLength(1);
});
