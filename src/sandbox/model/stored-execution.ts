import type {OperationOutput} from '../../schema/index.ts';
import type {Context} from '../context/context.ts';
import {notFound} from '../errors/lambda-error.ts';
import {type ArnPlace, formatFunctionArn} from '../names/function-name.ts';
import {defineCollection} from '../store/index.ts';

type Shape = NonNullable<OperationOutput<'GetDurableExecutionState'>['Operations']>[number];
type EventShape = NonNullable<OperationOutput<'GetDurableExecutionHistory'>['Events']>[number];

/** What went wrong, as the service's ErrorObject. */
export type ErrorObject = NonNullable<OperationOutput<'GetDurableExecution'>['Error']>;
/** RUNNING or how it ended. */
export type ExecutionStatus = NonNullable<OperationOutput<'GetDurableExecution'>['Status']>;
/** What happened, e.g. `StepSucceeded`; its details are the member of that name with `Details` behind. */
export type EventType = NonNullable<EventShape['EventType']>;

/** A part of an execution: a step, a wait, a callback… All times are milliseconds since 1970. */
export interface StoredOperation {
  readonly id: string;
  readonly parentId?: string;
  readonly name?: string;
  readonly type: NonNullable<Shape['Type']>;
  readonly subType?: string;
  readonly status: NonNullable<Shape['Status']>;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** When a wait is over, a step is tried again, a callback's time is up. */
  readonly dueAt?: number;
  /** Attempts of a step that are over. */
  readonly attempt?: number;
  /** What a chained invocation, or the execution itself, was given. */
  readonly payload?: string;
  readonly result?: string;
  readonly error?: ErrorObject;
  readonly replayChildren?: boolean;
  /** How long a wait is. */
  readonly seconds?: number;
  readonly callbackId?: string;
  /** A callback that must be heard of every so many seconds. */
  readonly heartbeat?: {readonly seconds: number; readonly dueAt: number};
  /** Whom a chained invocation invokes. */
  readonly functionName?: string;
  /** The execution's change that made it what it is. */
  readonly change: number;
}

/** An entry of the history. */
export interface ExecutionEvent {
  readonly type: EventType;
  readonly at: number;
  readonly operation?: Pick<StoredOperation, 'id' | 'parentId' | 'name' | 'subType'>;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A durable execution with all that was checkpointed. */
export interface StoredExecution {
  readonly functionName: string;
  readonly name: string;
  /** What tells it from an earlier one of the same name. */
  readonly id: string;
  /** `$LATEST` or a number: all its invocations run this one. */
  readonly version: string;
  readonly status: ExecutionStatus;
  readonly input: string;
  readonly result?: string;
  readonly error?: ErrorObject;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly config: {
    readonly ExecutionTimeout: number;
    readonly RetentionPeriodInDays: number;
    readonly KMSKeyArn?: string;
  };
  /** The execution itself comes first. */
  readonly operations: readonly StoredOperation[];
  readonly events: readonly ExecutionEvent[];
  /** Changes of operations so far. */
  readonly changes: number;
  /** Changes that did not come from the function: its next invocation is to see them. */
  readonly news: number;
  /** The news that its last invocation knew of which had nothing more to do; undefined while one has begun or failed. */
  readonly answered?: number;
  /** The only token that is taken now, and the changes its holder knows of. */
  readonly token?: {readonly text: string; readonly seen: number};
  /** The last checkpoint that may be sent again, with the token it used up. */
  readonly last?: {readonly clientToken: string; readonly text: string; readonly seen: number};
  /** Invocations in a row that failed. */
  readonly failures: number;
  /** The process that carries it on. */
  readonly driver: number;
}

/** All durable executions: owner is the function's name, key the execution's behind a slash, which no alias has. */
export const executions = defineCollection<StoredExecution>('function.durable-execution');

const day = 86_400_000;

/** Whether an execution has been over for so long that it is no longer kept. */
export function isForgotten({endedAt, config}: StoredExecution, now: number): boolean {
  return endedAt !== undefined && now >= endedAt + config.RetentionPeriodInDays * day;
}

/** The ARN of an execution. */
export function formatExecutionArn(
  place: ArnPlace,
  {functionName, name, id, version}: Pick<StoredExecution, 'functionName' | 'name' | 'id' | 'version'>,
): string {
  return `${formatFunctionArn(place, {name: functionName, qualifier: version})}/durable-execution/${name}/${id}`;
}

/** An execution by its ARN. Throws the service's 404. */
export function requireExecution(arn: string, context: Context): StoredExecution {
  const [, , , , , , owner = '', rest = ''] = arn.split(':');
  const name = rest.split('/')[2] ?? '';
  const execution = getExecution({functionName: owner, name}, context);
  const isIt = execution && formatExecutionArn(context, execution) === arn && !isForgotten(execution, context.now());
  if (!isIt) throw notFound(`Durable execution not found: ${arn}`);
  return execution;
}

/** An execution by its name; undefined when there is none. */
export function getExecution(
  {functionName, name}: Pick<StoredExecution, 'functionName' | 'name'>,
  {records}: Pick<Context, 'records'>,
): StoredExecution | undefined {
  return records.get(executions, functionName, toKey(name));
}

/** Stores an execution as it is now. */
export function putExecution(execution: StoredExecution, {records}: Pick<Context, 'records'>): void {
  records.put(executions, execution.functionName, toKey(execution.name), execution);
}

function toKey(name: string): string {
  return `/${name}`;
}
