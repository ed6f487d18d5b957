import {formatStepName, formatStepTime, toStepTone} from '../core/durable/format-step.ts';
import {readSteps} from '../core/durable/read-steps.ts';
import type {Step} from '../core/durable/step.ts';
import {drawWaterfall} from '../core/durable/waterfall.ts';
import {parseArn} from '../core/format/arn.ts';
import {formatMember, toOptionalText} from '../core/format/members.ts';
import type {Item} from '../core/item.ts';
import {defineResourceOfRows} from '../core/resource/resource.ts';
import {type Execution, toHistoryInput} from './executions/execution.ts';
import {stepDataTab} from './executions/step-data-tab.ts';
import {stepOverviewTab} from './executions/step-overview-tab.ts';
import {durableExecutions} from './executions.ts';
import {toArnLogTarget} from './log-target.ts';

/** What the selected execution has done and still waits for, as a tree: steps, waits, callbacks, invocations of others. */
export const steps = defineResourceOfRows<'GetDurableExecutionHistory', Step & Item, Execution>({
  name: 'steps',
  title: 'Steps',
  singular: 'step',
  list: 'GetDurableExecutionHistory',
  parent: durableExecutions,
  apart: true,
  input: parent => (parent && toHistoryInput(parent)) ?? {DurableExecutionArn: undefined},
  toRows: (events, execution) =>
    readSteps(events, formatMember(execution.DurableExecutionArn)) as readonly (Step & Item)[],
  toTold: ({events}) => events,
  isLive: ([whole]) => whole !== undefined && whole.endedAt === undefined,
  id: ({id}) => id,
  label: ({name}) => name,
  arn: ({executionArn}) => executionArn,
  get: ({executionArn}) => ({
    operation: 'GetDurableExecutionHistory',
    input: {DurableExecutionArn: executionArn},
  }),
  columns: [
    {header: 'STEP', value: formatStepName, sort: ({name}) => name, grow: 1},
    {
      header: 'STATE',
      value: ({state}) => state,
      tone: ({state}) => (state === 'succeeded' ? 'plain' : toStepTone(state)),
      max: 9,
    },
    {
      header: 'TOOK',
      value: formatStepTime,
      sort: ({startedAt, endedAt}) => startedAt - (endedAt ?? Number.MAX_SAFE_INTEGER),
      align: 'right',
      max: 10,
    },
    {
      header: 'WHEN',
      value: (step, now) => drawWaterfall(step, 40, now.getTime()),
      sort: ({startedAt}) => startedAt,
      tone: ({state}) => toStepTone(state),
      min: 40,
      max: 40,
      extra: true,
    },
  ],
  tabs: [stepOverviewTab, stepDataTab],
  searchText: ({name, kind, subType = '', state, error}) => ({
    names: [name],
    others: [kind, subType, state, toOptionalText(error?.ErrorMessage) ?? ''],
  }),
  values: {CallbackId: ({callbackId, state}) => (state === 'waiting' ? callbackId : undefined)},
  logTarget: ({executionArn}) => toArnLogTarget(parseArn(executionArn) && executionArn.split('/durable-execution/')[0]),
  related: ({invokedExecutionArn}) =>
    invokedExecutionArn === undefined
      ? []
      : [{title: 'The execution it began', pane: 'executions', executionArn: invokedExecutionArn}],
  empty: 'No steps yet. What the function does with its durable context stands here as it is done.',
});
