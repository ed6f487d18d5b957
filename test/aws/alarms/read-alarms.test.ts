import type {CloudWatchClient} from '@aws-sdk/client-cloudwatch';
import {expect, it} from 'vitest';
import {readAlarmHistory, readAlarms} from '../../../src/aws/alarms/read-alarms.ts';
import {findAlarmsOf} from '../../../src/core/alarms/match-alarms.ts';

const {signal} = new AbortController();

/** Answers each request by its input, with so many pages before it begins anew. */
function answer(page: (number: number) => object) {
  const asked: (string | undefined)[] = [];
  const send = async ({input}: {input: {NextToken?: string}}) => {
    asked.push(input.NextToken);
    return page(Number(input.NextToken ?? 0));
  };
  const client = {send} as unknown as CloudWatchClient;
  return {
    asked,
    ask: <T>(_: string, request: (client: CloudWatchClient, signal: AbortSignal) => Promise<T>) =>
      request(client, signal),
  };
}

it('reads ten thousand alarms page by page, and finds those of each function', async () => {
  const {ask, asked} = answer(page => ({
    MetricAlarms: Array.from({length: 99}, (_, index) => ({
      ...{AlarmName: `alarm-${page * 100 + index}`, Namespace: 'AWS/Lambda', MetricName: 'Errors'},
      Dimensions: [{Name: 'FunctionName', Value: `function-${index}`}],
    })),
    CompositeAlarms: [{AlarmName: `all-${page}`, AlarmRule: `ALARM(alarm-${page * 100})`}],
    ...(page < 99 && {NextToken: String(page + 1)}),
  }));
  const alarms = await readAlarms(ask, signal);
  expect([alarms.length, asked.length]).toEqual([10_000, 100]);
  expect(findAlarmsOf(alarms, 'function-0')).toHaveLength(200);
  expect(findAlarmsOf(alarms, 'function-98')).toHaveLength(100);
});

it('ends with a token that comes again, and a history with its tenth page', async () => {
  const ring = answer(() => ({MetricAlarms: [{AlarmName: 'a'}], NextToken: '1'}));
  expect(await readAlarms(ring.ask, signal)).toHaveLength(2);
  const endless = answer(page => ({
    AlarmHistoryItems: [
      {
        AlarmName: 'a',
        Timestamp: new Date(5),
        HistorySummary: 'from OK to ALARM',
        HistoryData: page === 0 ? '{' : '{}',
      },
      {AlarmName: 'without a time'},
    ],
    NextToken: String(page + 1),
  }));
  const history = await readAlarmHistory(endless.ask, 0, signal);
  expect(history).toHaveLength(10);
  expect(history[0]).toEqual({alarm: 'a', time: 5, summary: 'from OK to ALARM', reason: ''});
});
