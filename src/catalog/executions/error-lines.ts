import type {DetailLine} from '../../core/detail-line.ts';
import type {StepError} from '../../core/durable/step.ts';
import {formatMember, isMissing, toList} from '../../core/format/members.ts';
import {buildPayloadLines} from '../../core/format/payload-lines.ts';
import {heading, row, rowIfAny} from '../../core/format/rows.ts';

/** What went wrong: its type, its message, where. Nothing where nothing did. */
export function buildErrorLines(error: StepError | undefined): readonly DetailLine[] {
  if (typeof error !== 'object' || error === null) return [];
  const {ErrorType, ErrorMessage, ErrorData, StackTrace} = error;
  return [
    heading('Error'),
    ...rowIfAny('Type', ErrorType, 'bad'),
    row('Message', ErrorMessage, 'bad'),
    ...toList(StackTrace).map(value => ({value: formatMember(value).trim()})),
    ...(isMissing(ErrorData) ? [] : [heading('Data of the error'), ...buildPayloadLines(ErrorData, 'No data.')]),
  ];
}
