import {parseFunctionArn} from '../format/arn.ts';
import {toOptionalNumber, toOptionalText} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {OperationName} from '../operation/operation.ts';

/** A change that was made through a connection in this session. */
export interface MadeChange {
  readonly operation: OperationName;
  /** What it was called. */
  readonly title: string;
  /** The function it was made to; undefined for a change of something else. */
  readonly functionName: string | undefined;
  readonly sent: Item;
  /** What was there before, as far as it was read. */
  readonly before: Item;
  /** What the service answered. */
  readonly answer: Item;
  /** When it was answered, in milliseconds since 1970. */
  readonly at: number;
}

/** Changes that are remembered. */
const kept = 200;

/** With another change, the newest last. */
export function withChange(changes: readonly MadeChange[], change: MadeChange): readonly MadeChange[] {
  return [...changes, change].slice(-kept);
}

/** The function that a change is made to, by what was sent or answered. */
export function findChangedFunction(sent: Item, answer: Item): string | undefined {
  const named = toOptionalText(sent['FunctionName']) ?? toOptionalText(answer['FunctionArn']);
  return parseFunctionArn(named)?.name ?? named?.split(':')[0];
}

/** What was reserved for a function before this session changed it last; undefined when that is not known. */
export function findFormerReservation(changes: readonly MadeChange[], functionName: string): number | undefined {
  const last = changes.findLast(
    change => change.functionName === functionName && /^(Put|Delete)FunctionConcurrency$/.test(change.operation),
  );
  return toOptionalNumber(last?.before['ReservedConcurrentExecutions']);
}
