import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {
  executions,
  formatExecutionArn,
  getExecution,
  isForgotten,
  putExecution,
  type StoredExecution,
} from '../model/stored-execution.ts';
import {latest, type StoredVersion} from '../model/stored-function.ts';
import {isAlive, ownPid} from '../process/index.ts';
import type {InvokeChained} from './chained.ts';
import {changeExecution} from './change-execution.ts';
import {runExecution} from './run-execution.ts';

/** What is to be run durably. */
export interface ExecutionStart {
  readonly functionName: string;
  readonly version: StoredVersion;
  readonly payload: Uint8Array;
  /** Made up when left out. */
  readonly name?: string | undefined;
}

/** An execution that was started; `log` tells the log of its last invocation here. */
export interface Started {
  readonly arn: string;
  readonly log: () => string;
}

/** Days an execution is kept when its function does not say (the service's default). */
const retention = 30;

/**
 * Starts an execution, or finds the one of that name and input. Throws a DurableExecutionAlreadyStartedException when
 * the name stands for another input.
 */
export function startExecution(start: ExecutionStart, context: Context, invoke: InvokeChained): Started {
  const execution = context.transaction(() => findSame(start, context) ?? createExecution(start, context));
  const arn = formatExecutionArn(context, execution);
  return {arn, log: execution.status === 'RUNNING' ? carryOn(execution, context, invoke) : () => ''};
}

/** Carries on the executions of a region whose process is gone. */
export function resumeExecutions(context: Context, invoke: InvokeChained): void {
  for (const {value} of context.records.list(executions)) {
    if (value.status !== 'RUNNING' || (value.driver !== ownPid && isAlive(value.driver))) continue;
    changeExecution(value, context, execution => ({...execution, driver: ownPid}));
    carryOn(value, context, invoke);
  }
}

function findSame({functionName, payload, name}: ExecutionStart, context: Context): StoredExecution | undefined {
  const existing = name === undefined ? undefined : getExecution({functionName, name}, context);
  if (!existing || isForgotten(existing, context.now())) return undefined;
  if (existing.input === Buffer.from(payload).toString('utf8')) return existing;
  throw new LambdaError(
    'DurableExecutionAlreadyStartedException',
    `The durable execution ${formatExecutionArn(context, existing)} has already been started with another payload.`,
  );
}

/** Stores a new execution, of which nothing has been done. */
export function createExecution(
  {functionName, version, payload, name}: ExecutionStart,
  context: Context,
): StoredExecution {
  const {DurableConfig = {}, Version = latest} = version.configuration;
  const input = Buffer.from(payload).toString('utf8');
  const startedAt = context.now();
  const {ExecutionTimeout = 0, RetentionPeriodInDays = retention, KMSKeyArn} = DurableConfig;
  const id = randomUUID();
  const details = {Input: {Payload: input}, ExecutionTimeout};
  const execution: StoredExecution = {
    functionName,
    name: name ?? randomUUID(),
    id,
    version: Version,
    status: 'RUNNING',
    input,
    startedAt,
    config: {ExecutionTimeout, RetentionPeriodInDays, ...(KMSKeyArn === undefined ? {} : {KMSKeyArn})},
    operations: [{id, type: 'EXECUTION', status: 'STARTED', startedAt, payload: input, change: 0}],
    events: [{type: 'ExecutionStarted', at: startedAt, operation: {id}, details}],
    changes: 0,
    news: 0,
    failures: 0,
    driver: ownPid,
  };
  putExecution(execution, context);
  return execution;
}

function carryOn(execution: StoredExecution, context: Context, invoke: InvokeChained): () => string {
  let log = '';
  const onLog = (text: string) => {
    log = text;
  };
  context.runs.start(formatExecutionArn(context, execution), run => {
    return runExecution(execution, {context, invoke, onLog}, run);
  });
  return () => log;
}
