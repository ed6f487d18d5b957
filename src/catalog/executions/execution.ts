import {formatTook} from '../../core/durable/format-step.ts';
import {parseIsoTime} from '../../core/format/age.ts';
import {parseArn, parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, nothing, toOptionalText} from '../../core/format/members.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Tone} from '../../core/tone.ts';
import type {OperationOutput} from '../../schema/index.ts';

/** An execution as lists tell it, with what its own call tells besides once that was made. */
export type Execution = ItemOf<'ListDurableExecutionsByFunction'> &
  Partial<Pick<OperationOutput<'GetDurableExecution'>, 'Version' | 'DurableConfig' | 'TraceHeader'>>;

/** The input that names an execution; undefined for one without ARN. */
export function toExecutionInput({DurableExecutionArn: arn}: Execution): {DurableExecutionArn: string} | undefined {
  const DurableExecutionArn = toOptionalText(arn);
  return DurableExecutionArn === undefined ? undefined : {DurableExecutionArn};
}

/** The input of the history of an execution, in the largest pages there are. */
export function toHistoryInput(execution: Execution): {DurableExecutionArn: string; MaxItems: number} | undefined {
  const input = toExecutionInput(execution);
  return input && {...input, MaxItems: 1000};
}

/** How an execution stands, in small letters. */
export function formatStatus({Status}: Execution): string {
  return formatMember(Status).toLowerCase().replace('_', ' ');
}

/** The tone of that: what went well need not be noticed. */
export function toStatusTone({Status}: Execution): Tone {
  if (Status === 'SUCCEEDED') return 'plain';
  if (Status === 'RUNNING') return 'accent';
  return Status === 'STOPPED' ? 'warn' : 'bad';
}

/** How long it took, or has taken by now. */
export function formatExecutionTime({StartTimestamp, EndTimestamp, Status}: Execution, now: Date): string {
  const start = parseIsoTime(StartTimestamp);
  const end = parseIsoTime(EndTimestamp) ?? (Status === 'RUNNING' ? now.getTime() : undefined);
  return start === undefined || end === undefined ? nothing : formatTook(end - start);
}

/** The version it runs, which is that of all its invocations. */
export function formatVersion({Version, FunctionArn, DurableExecutionArn: arn}: Execution): string {
  const told = parseArn(arn)?.resource.split('/')[0]?.split(':')[2];
  return formatMember(Version ?? parseFunctionArn(FunctionArn)?.qualifier ?? told);
}
