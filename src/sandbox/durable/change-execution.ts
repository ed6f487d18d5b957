import type {Context} from '../context.ts';
import {executions, putExecution, type StoredExecution} from './stored-execution.ts';

/** What tells an execution from all others of its region. */
export type ExecutionKey = Pick<StoredExecution, 'functionName' | 'name' | 'id'>;

/** Changes a stored execution in a transaction; undefined when it is gone. */
export function changeExecution(
  {functionName, name, id}: ExecutionKey,
  context: Context,
  update: (execution: StoredExecution) => StoredExecution,
): StoredExecution | undefined {
  return context.transaction(() => {
    const before = context.records.get(executions, functionName, name);
    if (before?.id !== id) return undefined;
    const after = update(before);
    if (after !== before) putExecution(after, context);
    return after;
  });
}
