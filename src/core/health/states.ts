import type {ItemOf} from '../list-operation.ts';

type Configuration = ItemOf<'ListFunctions'>;

/** States in which a function does not run (API reference of FunctionConfiguration). */
const stopped: readonly unknown[] = [
  'Inactive',
  'Failed',
  'Deactivated',
  'Deactivating',
  'Deleting',
  'ActiveNonInvocable',
];

/** True for a state in which calls are refused, or fail until the function is woken. */
export function isStopped({State}: Pick<Configuration, 'State'>): boolean {
  return stopped.includes(State);
}

/** True when the last change has failed: what was there before it still runs. */
export function hasFailedUpdate({LastUpdateStatus}: Pick<Configuration, 'LastUpdateStatus'>): boolean {
  return LastUpdateStatus === 'Failed';
}
