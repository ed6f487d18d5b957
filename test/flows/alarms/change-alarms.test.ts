import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {CloudWatch} from '@aws-sdk/client-cloudwatch';
import {expect, it} from 'vitest';
import {keys, openConsole, type RunningConsole} from '../../support/console.ts';
import {fillIn, send, sendReview} from '../../support/operate.ts';
import {credentials} from '../../support/sandbox.ts';

async function openAlarms(): Promise<RunningConsole & {alarm(name: string): ReturnType<typeof findAlarm>}> {
  const console = await openConsole({columns: 160, args: ['--function', 'orders-api']});
  const client = new CloudWatch({region: 'eu-west-1', endpoint: console.sandbox.url, credentials});
  await console.detail.tab('Alarms');
  await console.detail.focus();
  await console.waitFor(/orders-api-errors +✗ ALARM/);
  return {...console, alarm: name => findAlarm(client, name)};
}

async function findAlarm(client: CloudWatch, name: string) {
  const {MetricAlarms = []} = await client.describeAlarms({AlarmNames: [name]});
  return MetricAlarms[0];
}

it('puts an alarm that AWS recommends, says what it costs first, takes it away once, and puts it back', async () => {
  const console = await openAlarms();
  const {press, waitFor, detail, alarm, endpoint} = console;
  await detail.select('Throttles');
  press(keys.enter);
  await waitFor(/Alarm name .*orders-api-throttles/);
  press(keys.ctrlS);
  await waitFor(/Alarms cost about \$0\.10 a month each/);
  await waitFor(/aws cloudwatch put-metric-alarm --alarm-name orders-api-throttles/);
  await sendReview(console);
  await waitFor(/orders-api-throttles +(\?|✓)/);
  const {MetricName, Threshold, Dimensions, EvaluationPeriods} = (await alarm('orders-api-throttles')) ?? {};
  expect({MetricName, Threshold, EvaluationPeriods}).toEqual({
    ...{MetricName: 'Throttles', Threshold: 1, EvaluationPeriods: 5},
  });
  await detail.select('orders-api-throttles');
  endpoint.fail('DeleteAlarms', {kind: 'lose the answer'});
  press('D');
  await waitFor(/- EvaluationPeriods: 5/);
  await sendReview(console, 'orders-api-throttles');
  await waitFor('Its answer was lost, but what is there now is what was sent.');
  expect(await alarm('orders-api-throttles')).toBeUndefined();
  expect(endpoint.count('DeleteAlarms')).toBe(1);
  press('u');
  await waitFor('Review: Undo: Delete the alarm');
  await sendReview(console);
  expect(await alarm('orders-api-throttles')).toMatchObject({MetricName, Threshold, Dimensions, EvaluationPeriods});
  const journal = readFileSync(join(console.home, '.local/state/lambdeck', 'journal.jsonl'), 'utf8');
  expect(journal).toContain('aws cloudwatch put-metric-alarm --alarm-name orders-api-throttles');
  expect(journal).toContain('aws cloudwatch delete-alarms --alarm-names');
});

it('edits an alarm from any of its rows, overwrites nothing that someone else changed meanwhile, and reads alarms anew', async () => {
  const console = await openAlarms();
  const {press, waitFor, detail, alarm, sandbox} = console;
  const before = await alarm('orders-api-errors');
  await detail.select('orders-api-errors');
  press('j');
  await waitFor(/▌ +Errors Sum ≥ 2/);
  press('e');
  await fillIn(console, [['Threshold', '5']]);
  const theirs = new CloudWatch({region: 'eu-west-1', endpoint: sandbox.url, credentials});
  await theirs.putMetricAlarm({...before, AlarmName: 'orders-api-errors', EvaluationPeriods: 4});
  press(keys.ctrlS);
  await waitFor('Enter sends it');
  press(keys.enter);
  await waitFor(/theirs now +4/);
  expect(await alarm('orders-api-errors')).toMatchObject({Threshold: 2, EvaluationPeriods: 4});
  press(keys.enter);
  await waitFor(/Evaluation periods +.* 4/);
  await send(console);
  expect(await alarm('orders-api-errors')).toMatchObject({Threshold: 5, EvaluationPeriods: 4});
  press('u');
  await waitFor('Review: Undo: Edit the alarm');
  await sendReview(console);
  expect(await alarm('orders-api-errors')).toMatchObject({Threshold: 2, EvaluationPeriods: 4});
  await waitFor('web-shop');
  await theirs.deleteAlarms({AlarmNames: ['web-shop']});
  press('r');
  await console.gone('web-shop');
});
