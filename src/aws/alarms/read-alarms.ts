import type {AlarmHistoryItem, DescribeAlarmHistoryCommandInput} from '@aws-sdk/client-cloudwatch';
import type {Alarm, AlarmChange} from '../../core/alarms/alarm.ts';
import {readCompositeAlarm, readMetricAlarm} from '../../core/alarms/read-alarm.ts';
import type {Item} from '../../core/item.ts';
import {parseJson} from '../../core/json.ts';
import {toPlain} from '../../core/text/plain.ts';
import {repeatRead} from '../metrics/repeat-read.ts';
import type {AwsTelemetry} from '../telemetry.ts';

/** Alarms and lines of an answer, at most (API reference); and answers of a history: who wants more looks at one alarm. */
const pageSize = 100;
const historyPages = 10;

type Ask = AwsTelemetry['metrics'];

/** All alarms of the region: DescribeAlarms has no filter by dimension. Rejects with a `ProblemError`. */
export async function readAlarms(ask: Ask, signal: AbortSignal): Promise<readonly Alarm[]> {
  const pages = readPages(async token => {
    const page = await repeatRead(() => describeAlarms(ask, token, signal), signal);
    const {MetricAlarms = [], CompositeAlarms = []} = toPlain(page) as {
      MetricAlarms?: readonly Item[];
      CompositeAlarms?: readonly Item[];
    };
    return {
      items: [...MetricAlarms.map(readMetricAlarm), ...CompositeAlarms.map(readCompositeAlarm)],
      next: page.NextToken,
    };
  });
  const found: Alarm[] = [];
  for await (const items of pages) found.push(...items);
  return found;
}

/** How states of alarms changed since a time, the newest first, to the tenth page. Rejects with a `ProblemError`. */
export async function readAlarmHistory(ask: Ask, since: number, signal: AbortSignal): Promise<readonly AlarmChange[]> {
  const pages = readPages(async token => {
    const input: DescribeAlarmHistoryCommandInput = {
      ...{AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], HistoryItemType: 'StateUpdate', StartDate: new Date(since)},
      ...{MaxRecords: pageSize, ScanBy: 'TimestampDescending', ...(token !== undefined && {NextToken: token})},
    };
    const page = await repeatRead(() => describeHistory(ask, input, signal), signal);
    return {items: (page.AlarmHistoryItems ?? []).flatMap(toChange), next: page.NextToken};
  });
  const found: AlarmChange[] = [];
  let count = 0;
  for await (const items of pages) {
    found.push(...items);
    count += 1;
    if (count === historyPages) break;
  }
  return found;
}

/** Page after page; a token that comes again ends it. */
async function* readPages<T>(
  read: (token: string | undefined) => Promise<{readonly items: readonly T[]; readonly next: string | undefined}>,
): AsyncGenerator<readonly T[], void, undefined> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const {items, next} = await read(token);
    yield items;
    token = next === undefined || next === '' || seen.has(next) ? undefined : next;
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}

function describeAlarms(ask: Ask, token: string | undefined, signal: AbortSignal) {
  return ask(
    'DescribeAlarms',
    async (client, abortSignal) => {
      const {DescribeAlarmsCommand} = await import('@aws-sdk/client-cloudwatch');
      const input = {AlarmTypes: ['MetricAlarm' as const, 'CompositeAlarm' as const], MaxRecords: pageSize};
      return client.send(new DescribeAlarmsCommand({...input, ...(token !== undefined && {NextToken: token})}), {
        abortSignal,
      });
    },
    signal,
  );
}

function describeHistory(ask: Ask, input: DescribeAlarmHistoryCommandInput, signal: AbortSignal) {
  return ask(
    'DescribeAlarmHistory',
    async (client, abortSignal) => {
      const {DescribeAlarmHistoryCommand} = await import('@aws-sdk/client-cloudwatch');
      return client.send(new DescribeAlarmHistoryCommand(input), {abortSignal});
    },
    signal,
  );
}

/** What has no name or no time tells nothing. */
function toChange({AlarmName, Timestamp, HistorySummary, HistoryData}: AlarmHistoryItem): readonly AlarmChange[] {
  if (AlarmName === undefined || Timestamp === undefined) return [];
  const data = parseJson(HistoryData ?? '') as {newState?: {stateReason?: unknown}} | undefined;
  const reason = data?.newState?.stateReason;
  const change = {alarm: AlarmName, summary: HistorySummary ?? '', reason: typeof reason === 'string' ? reason : ''};
  return [{...(toPlain(change) as typeof change), time: Timestamp.getTime()}];
}
