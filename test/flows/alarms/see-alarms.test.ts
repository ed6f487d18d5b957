import {expect, it} from 'vitest';
import {openConsole, startConsole} from '../../support/console.ts';
import {toRefusal} from '../../support/faulty-endpoint.ts';

it('tells of the alarms of a function: in its overview, in a tab of theirs, on the board and among the changes', async () => {
  const {press, waitFor, dialog, detail} = await startConsole({columns: 160, args: ['--function', 'orders-api']});
  await waitFor(/Alarms +orders-api-errors ✗ ALARM for .* · Errors Sum ≥ 2 in 2 of 3 × 5 min/);
  await waitFor(/web-shop ✗ ALARM/);
  await detail.tab('Alarms');
  await waitFor(/orders-api-errors +✗ ALARM for/);
  await waitFor('Threshold Crossed: 2 out of the last 3 datapoints');
  await waitFor(/Throttles +Calls are refused for want of concurrency/);
  press('C');
  await dialog('Changes of orders-api').shows(/ALARM: orders-api-errors +an alarm +.*Threshold Crossed/);
  await dialog('Changes of orders-api').shows(/▌.*UpdateAlias/);
  await dialog('Changes of orders-api').leave();
  press('H');
  await dialog('Incidents').shows(
    '✗ in ALARM: orders-api-errors (orders-api) · web-shop (orders-api, payments-worker)',
  );
  press('/orders\r');
  await dialog('Incidents').shows(/orders-api-errors ✗ ALARM for .* · web-shop ✗ ALARM/);
});

it('says that alarms may not be read, and the rest works', async () => {
  const {press, waitFor, dialog, endpoint} = await openConsole({columns: 160, args: ['--function', 'orders-api']});
  const words = 'User is not authorized to perform: cloudwatch:DescribeAlarms';
  endpoint.fail('DescribeAlarms', toRefusal(400, 'AccessDeniedException', words));
  await waitFor(/Alarms +\? unknown \(no permission: cloudwatch:DescribeAlarms\)/);
  press('C');
  await dialog('Changes of orders-api').shows('? Alarms are not known: DescribeAlarms is not allowed');
  await dialog('Changes of orders-api').shows(/▌.*UpdateAlias/);
  await dialog('Changes of orders-api').leave();
  press('H');
  await dialog('Incidents').shows('? alarms are not known: DescribeAlarms is not allowed');
  await dialog('Incidents').shows(/orders-api .* ci-deploy/);
  expect(endpoint.count('DescribeAlarms')).toBeGreaterThan(0);
});
