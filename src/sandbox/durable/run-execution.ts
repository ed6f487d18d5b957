import type {BackgroundRun} from '../background/runs.ts';
import type {Context} from '../context/context.ts';
import {formatExecutionArn} from '../model/stored-execution.ts';
import {createChained, type InvokeChained} from './chained.ts';
import {changeExecution, type ExecutionKey} from './change-execution.ts';
import {advance, nextDue} from './due.ts';
import {invokeOnce} from './invoke-once.ts';

/** A process that shares the data may change an execution without a word: it is looked at this often, in ms. */
const glance = 5000;

/** What an execution needs to be carried on. */
export interface Carrying {
  readonly context: Context;
  readonly invoke: InvokeChained;
  /** Told the log of every invocation. */
  readonly onLog: (log: string) => void;
}

/**
 * Carries an execution on until it is over: invokes its function, and again whenever something it waits for has come
 * to pass. Ends early, leaving all as it is stored, when the sandbox does.
 */
export async function runExecution(key: ExecutionKey, carrying: Carrying, run: BackgroundRun): Promise<void> {
  const context = {...carrying.context, signal: run.signal};
  const startChained = createChained(carrying.invoke, context, update => {
    const changed = changeExecution(key, context, update);
    if (changed) context.runs.wake(formatExecutionArn(context, changed));
  });
  let seen: number | undefined;
  let retryAt = 0;
  while (!run.signal.aborted) {
    const execution = changeExecution(key, context, before => advance(before, context.now()));
    if (execution?.status !== 'RUNNING') return;
    startChained(execution);
    seen ??= execution.answered ?? -1;
    const hasNews = execution.news !== seen;
    const now = context.now();
    if (!hasNews || now < retryAt) {
      const until = hasNews ? Math.min(nextDue(execution), retryAt) : nextDue(execution);
      await run.untilWoken(Math.min(until - now, glance));
      continue;
    }
    seen = execution.news;
    const failures = await invokeOnce(key, {...carrying, context});
    if (failures === 0) continue;
    seen = -1;
    retryAt = context.now() + 1000 * 2 ** (failures - 1);
  }
}
