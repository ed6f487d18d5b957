import type {StoredExecution} from '../model/stored-execution.ts';
import {encodeListMarker} from '../store/index.ts';
import {buildOperationShape, findReplayed} from './execution-shapes.ts';

/** Operations that travel with the event; the rest is fetched with GetDurableExecutionState. */
const operationLimit = 100;
/** Bytes they may take together; an event has 6 MB. */
const sizeLimit = 4_194_304;

/** The event that begins or continues an execution, as JSON. */
export function buildEventPayload(execution: StoredExecution, arn: string): Uint8Array {
  const all = findReplayed(execution);
  const operations: object[] = [];
  let size = 0;
  for (const operation of all.slice(0, operationLimit)) {
    const shape = buildOperationShape(operation);
    size += Buffer.byteLength(JSON.stringify(shape));
    if (size > sizeLimit && operations.length > 0) break;
    operations.push(shape);
  }
  const last = all[operations.length - 1];
  const marker = operations.length < all.length && last ? {NextMarker: encodeListMarker(last.id)} : {};
  return Buffer.from(
    JSON.stringify({
      DurableExecutionArn: arn,
      CheckpointToken: execution.token?.text ?? '',
      InitialExecutionState: {Operations: operations, ...marker},
    }),
  );
}
