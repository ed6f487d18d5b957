import {alarmPrice} from '../../core/alarms/recommended.ts';
import {toItems, toList, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {findAlarmOperation} from '../../schema/load-alarm-operations.ts';
import {buildWholePutBack} from './put-back.ts';
import {pickMembers} from './target.ts';

/** Without a word on them, composite ones are left out (API reference of DescribeAlarms). */
const kinds = ['MetricAlarm', 'CompositeAlarm'];

const put = {
  operation: 'PutMetricAlarm',
  on: ['functions'],
  isNew: true,
  danger: 'changes',
  common: [
    'MetricName',
    'Statistic',
    'ExtendedStatistic',
    'ComparisonOperator',
    'Threshold',
    'Period',
    'EvaluationPeriods',
    'DatapointsToAlarm',
    'TreatMissingData',
    'Namespace',
    'Dimensions',
    'AlarmActions',
  ],
  current: {
    operation: 'DescribeAlarms',
    of: ['AlarmName'],
    input: ({AlarmName}) => ({AlarmNames: [AlarmName], AlarmTypes: ['MetricAlarm']}),
    // It puts the whole alarm: what it does not name is as if it had never been there.
    whole: true,
    toValues: answer => pickSettings(toItems(answer['MetricAlarms'])[0]),
  },
  warns: (_, before) => (isThere(before) ? [] : [`Alarms cost ${alarmPrice}.`]),
  undo: (sent, before) =>
    !isThere(before)
      ? {operation: 'DeleteAlarms', input: {AlarmNames: [sent['AlarmName']]}}
      : buildWholePutBack('PutMetricAlarm', ['AlarmName'], {sent, before}),
} satisfies Partial<OperationDeclaration<'PutMetricAlarm'>>;

/** The alarms of CloudWatch: put, edited and deleted. */
export const alarmOperations: readonly OperationDeclaration[] = [
  defineOperation<'PutMetricAlarm'>({...put, title: 'Put an alarm'}),
  defineOperation<'PutMetricAlarm'>({...put, name: 'EditAlarm', title: 'Edit the alarm'}),
  defineOperation<'DeleteAlarms'>({
    operation: 'DeleteAlarms',
    on: ['functions'],
    isNew: true,
    danger: 'destroys',
    title: 'Delete the alarm',
    confirm: ({AlarmNames}) => toList(AlarmNames as readonly unknown[]).join(', '),
    current: {
      operation: 'DescribeAlarms',
      of: ['AlarmNames'],
      input: ({AlarmNames}) => ({AlarmNames, AlarmTypes: kinds}),
      toKept: toDeleted,
    },
    removes: (_, kept) => kept,
    tells: () => 'Its past and its tags went with it.',
    // Of several, and of composite ones, what was kept is no input.
    undo: ({AlarmNames}, before) =>
      before['EvaluationPeriods'] === undefined
        ? undefined
        : {operation: 'PutMetricAlarm', input: {AlarmName: toList(AlarmNames as readonly unknown[])[0], ...before}},
  }),
];

/** The settings of one metric alarm, of which it can be put anew; of others the names and what tells them. */
function toDeleted(answer: Item): Item {
  const [metric, ...others] = toItems(answer['MetricAlarms']);
  const composite = toItems(answer['CompositeAlarms']);
  if (metric !== undefined && others.length + composite.length === 0) return pickSettings(metric);
  const all = [...toItems(answer['MetricAlarms']), ...composite];
  return Object.fromEntries(
    all.map(alarm => [toOptionalText(alarm['AlarmName']) ?? '', alarm['AlarmRule'] ?? pickSettings(alarm)]),
  );
}

function isThere(settings: Item): boolean {
  return Object.keys(settings).length > 0;
}

/** Of what is told of an alarm those members that PutMetricAlarm takes, but for its name and for lists of nothing. */
function pickSettings(alarm: Item = {}): Item {
  const members = findAlarmOperation('PutMetricAlarm')?.input ?? [];
  const own = members.filter(({name, kind}) => name !== 'AlarmName' && (kind !== 'list' || isFull(alarm[name])));
  return pickMembers(alarm, ...own.map(({name}) => name));
}

function isFull(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}
