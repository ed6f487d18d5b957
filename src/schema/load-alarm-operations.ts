import type {Operation} from './operation-shape.ts';

let loaded: ReadonlyMap<string, Operation> = new Map();

/** Makes the operations of alarms known: their client, which has their schemas, is loaded when one is first needed. Undefined once it is. */
export function loadAlarmOperations(): Promise<void> | undefined {
  return loaded.size === 0 ? load() : undefined;
}

async function load(): Promise<void> {
  loaded = (await import('./alarm-operations.ts')).cloudWatchOperations;
}

/** An operation of alarms; undefined for any other, and before they are loaded. */
export function findAlarmOperation(name: string): Operation | undefined {
  return loaded.get(name);
}
