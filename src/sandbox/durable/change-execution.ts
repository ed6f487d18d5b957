import type {Context} from '../context/context.ts';
import {getExecution, putExecution, type StoredExecution} from '../model/stored-execution.ts';

/** What tells an execution from all others of its region. */
export type ExecutionKey = Pick<StoredExecution, 'functionName' | 'name' | 'id'>;

/** Changes a stored execution in a transaction; undefined when it is gone. */
export function changeExecution(
  key: ExecutionKey,
  context: Context,
  update: (execution: StoredExecution) => StoredExecution,
): StoredExecution | undefined {
  return context.transaction(() => {
    const before = getExecution(key, context);
    if (before?.id !== key.id) return undefined;
    const after = update(before);
    if (after !== before) putExecution(after, context);
    return after;
  });
}
