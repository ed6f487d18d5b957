import type {StoredExecution} from '../model/stored-execution.ts';
import {toListMarker} from '../store/index.ts';
import {toOperation, toReplayed} from './to-shape.ts';

/** Operations that travel with the event; the rest is fetched with GetDurableExecutionState. */
const operationLimit = 100;
/** Bytes they may take together; an event has 6 MB. */
const sizeLimit = 4_194_304;

/** The event that begins or continues an execution, as JSON. */
export function toEventPayload(execution: StoredExecution, arn: string): Uint8Array {
  const all = toReplayed(execution);
  const operations: object[] = [];
  let size = 0;
  for (const operation of all.slice(0, operationLimit)) {
    const shape = toOperation(operation);
    size += Buffer.byteLength(JSON.stringify(shape));
    if (size > sizeLimit && operations.length > 0) break;
    operations.push(shape);
  }
  const last = all[operations.length - 1];
  const marker = operations.length < all.length && last ? {NextMarker: toListMarker(last.id)} : {};
  return Buffer.from(
    JSON.stringify({
      DurableExecutionArn: arn,
      CheckpointToken: execution.token?.text ?? '',
      InitialExecutionState: {Operations: operations, ...marker},
    }),
  );
}
