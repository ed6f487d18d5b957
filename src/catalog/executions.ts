import {byNewest, formatAge} from '../core/format/age.ts';
import {parseFunctionArn} from '../core/format/arn.ts';
import {formatMember, toOptionalText} from '../core/format/members.ts';
import {defineResource} from '../core/resource/resource.ts';
import {
  type Execution,
  formatExecutionTime,
  formatStatus,
  formatVersion,
  toExecutionInput,
  toStatusTone,
} from './executions/execution.ts';
import {invocationsTab} from './executions/invocations-tab.ts';
import {executionOverviewTab} from './executions/overview-tab.ts';
import {timelineTab} from './executions/timeline-tab.ts';
import {functions} from './functions.ts';
import {toInvokeTarget} from './invoke-target.ts';
import {toArnLogTarget} from './log-target.ts';

/** The durable executions of the selected function and of all its versions, the newest first. */
export const durableExecutions = defineResource<'ListDurableExecutionsByFunction', 'ListFunctions'>({
  name: 'executions',
  title: 'Durable executions',
  singular: 'durable execution',
  list: 'ListDurableExecutionsByFunction',
  parent: functions,
  apart: true,
  input: parent => ({FunctionName: parent?.FunctionName, MaxItems: 1000}),
  id: execution => toOptionalText(execution.DurableExecutionArn) ?? formatMember(execution.DurableExecutionName),
  label: execution => formatMember(execution.DurableExecutionName),
  arn: execution => toOptionalText(execution.DurableExecutionArn),
  get: execution => ({
    operation: 'GetDurableExecution',
    input: toExecutionInput(execution) ?? {DurableExecutionArn: undefined},
  }),
  columns: [
    {header: 'NAME', value: execution => formatMember(execution.DurableExecutionName), grow: 1, cut: 'middle'},
    {header: 'STATUS', value: formatStatus, tone: toStatusTone, max: 9},
    {header: 'TOOK', value: formatExecutionTime, sort: toLength, align: 'right', max: 10},
    {
      header: 'AGE',
      value: (execution, now) => formatAge(execution.StartTimestamp, now),
      sort: execution => byNewest(execution.StartTimestamp),
      align: 'right',
      max: 8,
    },
    {header: 'VERSION', value: formatVersion, align: 'right', max: 8, extra: true},
    {header: 'BEGAN', value: execution => formatMember(execution.StartTimestamp), max: 24, extra: true},
    {header: 'ENDED', value: execution => formatMember(execution.EndTimestamp), max: 24, extra: true},
  ],
  tabs: [executionOverviewTab, timelineTab, invocationsTab],
  values: {DurableExecutionArn: execution => toOptionalText(execution.DurableExecutionArn)},
  searchText: execution => ({
    names: [formatMember(execution.DurableExecutionName)],
    others: [
      formatStatus(execution),
      `version ${formatVersion(execution)}`,
      formatMember(execution.StartTimestamp),
      formatMember(execution.DurableExecutionArn),
    ],
  }),
  readAddress: text => /\/durable-execution\/([^/]+)\/[^/]+$/.exec(text)?.[1],
  more: {
    operation: 'GetDurableExecution',
    input: execution => {
      const input = toExecutionInput(execution);
      return input && {...input, IncludeExecutionData: false};
    },
    merge: (execution, answer) => ({...execution, ...answer}),
  },
  isSettling: ({Status}) => Status === 'RUNNING',
  logTarget: execution => toArnLogTarget(execution.FunctionArn),
  invokeTarget: execution =>
    toInvokeTarget(
      parseFunctionArn(execution.FunctionArn)?.name ?? execution.FunctionArn,
      parseFunctionArn(execution.FunctionArn)?.qualifier,
      {DurableConfig: {ExecutionTimeout: (execution as Execution).DurableConfig?.ExecutionTimeout}},
    ),
  begunWith: execution => ({
    operation: 'GetDurableExecution',
    input: toExecutionInput(execution) ?? {},
    toPayload: ({InputPayload}) => toOptionalText(InputPayload),
  }),
  consolePath: (execution, region) => {
    const name = encodeURIComponent(formatMember(parseFunctionArn(execution.FunctionArn)?.name));
    return `/lambda/home?region=${region}#/functions/${name}?tab=durableExecutions`;
  },
  empty:
    'No durable executions. A function that was created with a DurableConfig keeps what its steps have done, waits for days at no cost and goes on where it was.',
});

/** The longest first; one that runs is the longest. */
function toLength({StartTimestamp, EndTimestamp}: {StartTimestamp?: unknown; EndTimestamp?: unknown}): number {
  const [start, end] = [byNewest(StartTimestamp), byNewest(EndTimestamp)];
  return EndTimestamp === undefined ? Number.NEGATIVE_INFINITY : end - start;
}
