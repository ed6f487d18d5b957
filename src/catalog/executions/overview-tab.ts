import type {DetailLine} from '../../core/detail-line.ts';
import {formatMoment, parseIsoTime} from '../../core/format/age.ts';
import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {formatMember, isMissing} from '../../core/format/members.ts';
import {buildPayloadLines} from '../../core/format/payload-lines.ts';
import {formatUnknown, heading, note, row, rowIfAny} from '../../core/format/rows.ts';
import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildErrorLines} from './error-lines.ts';
import {
  type Execution,
  formatExecutionTime,
  formatStatus,
  formatVersion,
  toExecutionInput,
  toStatusTone,
} from './execution.ts';

/** How an execution stands, until when it may run, what it was begun with and what came of it. */
export const executionOverviewTab = defineTab<'ListDurableExecutionsByFunction'>()({
  title: 'Overview',
  reads: {execution: read('GetDurableExecution', toExecutionInput)},
  lines: (item, {execution}, {now}) => {
    const known: Execution = item;
    return [
      ...(execution.state === 'failed'
        ? [note(`From the list; the fresh state is ${formatUnknown(execution.problem, 'GetDurableExecution')}.`)]
        : []),
      row('Status', formatStatus(known), toStatusTone(known)),
      row('Name', known.DurableExecutionName),
      row('Function', parseFunctionArn(known.FunctionArn)?.name ?? known.FunctionArn),
      row('Version', formatVersion(known)),
      row('Began', formatMoment(known.StartTimestamp, now)),
      ...(known.EndTimestamp === undefined ? [] : [row('Ended', formatMoment(known.EndTimestamp, now))]),
      row(known.Status === 'RUNNING' ? 'Has taken' : 'Took', formatExecutionTime(known, now)),
      ...buildLimits(known, now),
      row('ARN', known.DurableExecutionArn),
      ...fromAnswer(execution, 'It is not kept any more.', answer => [
        ...buildErrorLines(answer.Error),
        heading('Input'),
        ...buildPayloadLines(answer.InputPayload, 'No input.'),
        ...(isMissing(answer.Result) ? [] : [heading('Result'), ...buildPayloadLines(answer.Result, 'No result.')]),
      ]),
    ];
  },
});

/** Until when it may run, and for how long it is kept. */
function buildLimits({StartTimestamp, Status, DurableConfig}: Execution, now: Date): readonly DetailLine[] {
  if (DurableConfig === undefined) return [];
  const {ExecutionTimeout: seconds, RetentionPeriodInDays: days} = DurableConfig;
  const start = parseIsoTime(StartTimestamp);
  const end = start === undefined || seconds === undefined ? undefined : new Date(start + seconds * 1000).toISOString();
  return [
    row('May take', formatDuration(seconds)),
    ...(Status === 'RUNNING' ? rowIfAny('Ends at the latest', end && formatMoment(end, now)) : []),
    row('Kept', `${formatMember(days)} d after its end`),
  ];
}
