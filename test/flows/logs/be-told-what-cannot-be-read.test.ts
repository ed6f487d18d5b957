import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import type {Fault} from '../../support/faulty-endpoint.ts';
import {openSilent, silent} from '../../support/log-lines.ts';

const denied: Fault = {
  kind: 'answer',
  status: 400,
  headers: {'content-type': 'application/x-amz-json-1.1'},
  body: JSON.stringify({
    __type: 'AccessDeniedException',
    message: 'User: arn:aws:iam::1:user/me is not authorized to perform: logs:FilterLogEvents',
  }),
};

it('says what permission is missing, leaves the rest of the console alone, and goes on once it is there', async () => {
  const {press, put, waitFor, endpoint, log, pane, detail, gone} = await openSilent();
  await put([[1000, 'behind the permission']]);
  const mend = endpoint.fail('FilterLogEvents', denied);
  press('l');
  await waitFor('✗ The logs of /aws/lambda/function-00000 cannot be read');
  await pane('log').titled('Log ── function-00000 ── denied');
  expect(log().join(' ').replace(/ +/g, ' ')).toMatch(/Ask for logs:FilterLogEvents /);
  await pane('functions').focus();
  press('j');
  await waitFor('▌function-00001');
  press('k');
  await detail.titled('function-00000');
  mend();
  await pane('log').focus();
  press('r');
  await waitFor('behind the permission');
  await gone('cannot be read');
});

it('says that there is no group, and shows its lines once there is one', async () => {
  const {press, put, waitFor, log, gone, pane} = await openSilent();
  press('l');
  await waitFor(new RegExp(`✗ .*/aws/lambda/${silent}`));
  await pane('log').titled(`Log ── ${silent} ── no log group yet`);
  expect(log().join(' ')).toMatch(/→/);
  await put([[100, 'the first line']]);
  press('r');
  await waitFor('the first line');
  await gone('✗');
});

it('says that it follows all but one of several that cannot be read, and that nothing was read of a span', async () => {
  const {press, put, waitFor, endpoint, gone, pane} = await openSilent();
  await put([[1000, 'of the one']]);
  await put([[1000, 'of the other']], {functionName: 'function-00001'});
  endpoint.fail('FilterLogEvents', denied, ({body}) => body.includes('function-00001'));
  press('*');
  await waitFor('2 functions marked');
  press('l');
  await waitFor('── following but 1 of 2 ── 1 line');
  press(`1${keys.esc}`);
  await gone('◆');
  press('jl');
  await pane('log').titled('Log ── function-00001 ── denied');
  press('t1h-1m\r');
  await waitFor('No lines were read.');
  await pane('log').titled('Log ── function-00001 ── denied');
});

it('does not say that it follows by live tail when that is refused', async () => {
  const {press, put, waitFor, endpoint, dialog} = await openSilent();
  await put([[1000, 'before']]);
  endpoint.fail('StartLiveTail', denied);
  press('l');
  await waitFor('following ── 1 line');
  press('t');
  await dialog('Logs since').choose('live tail: lines as they come');
  await waitFor('! /aws/lambda/function-00000: There is no live tail');
  await waitFor(/── following ── 1 line/);
});
