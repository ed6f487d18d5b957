import {formatTook} from '../../core/durable/format-step.ts';
import {formatTimeOfDay, parseIsoTime} from '../../core/format/age.ts';
import {formatMember, toList} from '../../core/format/members.ts';
import {note, row} from '../../core/format/rows.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {toHistoryInput} from './execution.ts';

/** The invocations of the function that carried an execution on: each has its lines in the log, by its request id. */
export const invocationsTab = defineTab<'ListDurableExecutionsByFunction'>()({
  title: 'Invocations',
  reads: {events: readAll('GetDurableExecutionHistory', toHistoryInput)},
  lines: (_execution, {events}) =>
    fromAnswer(events, 'No history.', all => {
      const invocations = toList(all.flatMap(({InvocationCompletedDetails: details}) => details));
      if (invocations.length === 0) return [note('No invocation of the function has ended yet.')];
      const left = invocations.length - shown;
      const rows = invocations.slice(-shown).map(({StartTimestamp, EndTimestamp, RequestId, Error: error}) => {
        const [start, end] = [parseIsoTime(StartTimestamp), parseIsoTime(EndTimestamp)];
        const began = start === undefined ? formatMember(StartTimestamp) : formatTimeOfDay(new Date(start));
        const took = start === undefined || end === undefined ? '' : `  ${formatTook(end - start)}`;
        const failure = error?.Payload?.ErrorMessage;
        return {
          ...row(began, `${formatMember(RequestId)}${took}${failure === undefined ? '' : `  ✗ ${failure}`}`),
          ...(failure !== undefined && {tone: 'bad' as const}),
          copies: formatMember(RequestId),
        };
      });
      return left > 0 ? [note(`${left} before these`), ...rows] : rows;
    }),
});

/** Detail lays out all of its lines with every frame: of many invocations the last ones. */
const shown = 300;
