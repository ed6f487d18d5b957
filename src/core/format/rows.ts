import type {OperationName} from '../../schema/index.ts';
import type {Answer, DetailLine} from '../detail-line.ts';
import type {Problem} from '../problem.ts';
import type {Tone} from '../tone.ts';
import {formatMember, isMissing, nothing} from './members.ts';

/** A label with its value; a missing value is a dim `–`. */
export function row(label: string, value: unknown, tone?: Tone): DetailLine {
  const text = formatMember(value);
  if (text === nothing) return {label, value: text, tone: 'dim'};
  return tone === undefined ? {label, value: text} : {label, value: text, tone};
}

/** A label with its value, or no row at all when there is no value. */
export function rowIfAny(label: string, value: unknown, tone?: Tone): readonly DetailLine[] {
  return isMissing(value) ? [] : [row(label, value, tone)];
}

/** One row for each value, the label before the first only. `none` is the row's text when there is no value. */
export function buildRows(label: string, values: readonly unknown[], none: string = nothing): readonly DetailLine[] {
  if (values.length === 0) return [{label, value: none, tone: 'dim'}];
  return values.map((value, index) => row(index === 0 ? label : '', value));
}

/** A row of something that the tab's form can change, by its path there. */
export function editable(member: string, line: DetailLine): DetailLine {
  return {...line, member};
}

/** The same for rows that may not be there. */
export function editableIfAny(member: string, lines: readonly DetailLine[]): readonly DetailLine[] {
  return lines.map(line => editable(member, line));
}

/** The same for the rows of a list. */
export function editableItems(member: string, lines: readonly DetailLine[]): readonly DetailLine[] {
  return lines.map((line, index) => editable(`${member}[${index}]`, line));
}

/** The title of a group of rows. */
export function heading(value: string): DetailLine {
  return {value, tone: 'heading'};
}

/** A dim sentence: that there is nothing, and what that means. */
export function note(value: string): DetailLine {
  return {value, tone: 'dim'};
}

/** Rows of one label for an answer that is one fact among others: what is not known says so, and why, in its row. */
export function rowsFromAnswer<Value>(
  label: string,
  answer: Answer<Value>,
  operation: OperationName | `cloudwatch:${string}`,
  lines: (value: Value | undefined) => readonly DetailLine[],
): readonly DetailLine[] {
  if (answer.state === 'pending') return [{label, value: '…', tone: 'dim'}];
  if (answer.state === 'failed') return [{label, value: `? ${formatUnknown(answer.problem, operation)}`, tone: 'warn'}];
  return lines(answer.state === 'ready' ? answer.value : undefined);
}

/** Why something is not known, e.g. `unknown (no permission: lambda:GetFunctionConcurrency)`. */
export function formatUnknown(problem: Problem, operation: OperationName | `cloudwatch:${string}`): string {
  const permission = operation.includes(':') ? operation : `lambda:${operation}`;
  if (problem.kind === 'denied') return `unknown (no permission: ${permission})`;
  if (problem.kind === 'unsupported') return `unknown (this endpoint has no ${operation})`;
  return `unknown (${operation}: ${problem.code ?? problem.kind})`;
}
