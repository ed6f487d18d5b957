import {expect, it} from 'vitest';
import {keys, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';

it('shows who deployed a function, what is different since, and what was changed of all', async () => {
  const {press, waitFor, dialog, endpoint, pane} = await startConsole({args: ['--function', 'orders-api']});
  await waitFor('▌orders-api');
  press('C');
  const changes = dialog('Changes of orders-api');
  await changes.shows('The last 7 days of the trail · certain until');
  await changes.shows(/▌.*UpdateAlias +ci-deploy \(github-actions-482\) +live 2 → 2 \+ 10 % 3/);
  await changes.shows(/UpdateFunctionConfiguration .*MemorySize 256 → 512/);
  await changes.shows(/UpdateFunctionCode .*code \S+… → \S+…/);
  await changes.shows('ci-deploy (github-actions-482) · AWS CLI · 20.102.39.57');
  const asked = endpoint.calls.filter(({operation}) => operation === 'LookupEvents').map(({body}) => body);
  expect(asked[0]).toContain('"AttributeValue":"UpdateFunctionCode20150331v2"');
  expect(new Set(asked).size).toBe(asked.length);
  press('C');
  await dialog('Changes').shows(/payments-worker +UpdateFun\S+ +platform-team \(terraform\)/);
  press('/xray');
  await dialog('Changes').shows(/▌.*notify-customers +AttachRo\S+ +platform-team \(terraform\) +role/);
  press(`${keys.backspace.repeat(4)}luis`);
  await dialog('Changes').shows(/▌.*notify-customers +PutFunct\S+ +luis +Reserved/);
  press(keys.enter);
  press('d');
  await pane('functions').titled(/Functions \d/);
  await waitFor('▌notify-customers');
});

it('shows the stack that a function belongs to where CloudFormation changed it', async () => {
  const {press, waitFor, dialog, endpoint} = await startConsole({columns: 160, args: ['--function', 'orders-api']});
  // Only the service itself calls so, and gives such a tag.
  endpoint.fail('LookupEvents', {
    kind: 'rewrite',
    rewrite: body => body.replaceAll(/aws-cli\/[^"\\]*/g, 'cloudformation.amazonaws.com'),
  });
  endpoint.fail('GetResources', {
    kind: 'rewrite',
    rewrite: body => body.replaceAll('"Tags":[', '"Tags":[{"Key":"aws:cloudformation:stack-name","Value":"web-shop"},'),
  });
  await waitFor('▌orders-api');
  press('C');
  const changes = dialog('Changes of orders-api');
  await changes.shows(/▌.*UpdateAlias +ci-deploy \S+ +CloudFormation +stack web-shop · live 2/);
  await changes.shows('Stack       web-shop, by the function’s tags now');
  press('/web-shop');
  await changes.shows(/UpdateFunctionCode .*stack web-shop · code/);
});

it('says once that the trail may not be read, and what this session and the functions tell all the same', async () => {
  const {press, waitFor, dialog, endpoint} = await startConsole({args: ['--function', 'orders-api']});
  endpoint.fail(
    'LookupEvents',
    toRefusal(400, 'AccessDeniedException', 'User is not authorized to perform: cloudtrail:LookupEvents'),
  );
  await waitFor('▌orders-api');
  press('C');
  const changes = dialog('Changes of orders-api');
  await changes.shows('✗ Who changed what is not known. LookupEvents is not allowed');
  await changes.shows('cloudtrail:LookupEvents → Ask for');
  await changes.shows(/▌.* changed +not known +the trail cannot be read/);
  await changes.leave();
  press('C');
  await changes.opened();
  expect(endpoint.count('LookupEvents')).toBe(1);
});
