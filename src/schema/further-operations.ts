import type {Operation} from './operation-shape.ts';

let loaded: ReadonlyMap<string, Operation> = new Map();

/** Makes the operations of alarms known: their client, which has their schemas, is loaded when one is first needed. */
export async function loadAlarmOperations(): Promise<void> {
  if (loaded.size === 0) loaded = (await import('./alarm-operations.ts')).cloudWatchOperations;
}

/** An operation of alarms; undefined for any other, and before they are loaded. */
export function findAlarmOperation(name: string): Operation | undefined {
  return loaded.get(name);
}
