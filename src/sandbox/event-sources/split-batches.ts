import type {BatchItem} from './session.ts';

/** 6 MB: what an invocation may carry (Lambda quotas page). */
const payloadLimit = 6_291_456;

/** Splits items into batches of at most `size`, and of no more bytes than an invocation takes. */
export function splitBatches(items: readonly BatchItem[], size: number): BatchItem[][] {
  const batches: BatchItem[][] = [];
  let bytes = 0;
  for (const item of items) {
    const length = Buffer.byteLength(JSON.stringify(item.record)) + 1;
    const batch = batches.at(-1);
    // A part of the limit is left for what surrounds the records.
    if (batch && batch.length < size && bytes + length < payloadLimit - 1024) {
      batch.push(item);
      bytes += length;
    } else {
      batches.push([item]);
      bytes = length;
    }
  }
  return batches;
}
