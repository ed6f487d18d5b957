import type {Context} from '../context/context.ts';
import {putExecution} from '../model/stored-execution.ts';
import {applyUpdate, type Update} from './apply-update.ts';
import {advance} from './due.ts';
import {createExecution, type ExecutionStart} from './start-execution.ts';

/** Stores an execution as its function would have left it that had sent these updates, each so many seconds after it began. */
export function replayExecution(
  start: ExecutionStart & {readonly startedAt: Date},
  updates: readonly {readonly after: number; readonly update: Update}[],
  context: Context,
): void {
  const startedAt = start.startedAt.getTime();
  const begun = createExecution(start, {...context, now: () => startedAt});
  const done = updates.reduce((before, {after, update}) => {
    const now = startedAt + Math.round(after * 1000);
    return applyUpdate(advance(before, now), update, now);
  }, begun);
  putExecution({...done, answered: done.news}, context);
}
