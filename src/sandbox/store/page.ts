import {invalidParameter} from '../errors/lambda-error.ts';
import type {Collection, Range, Records, StoreEntry} from './collection.ts';

/** One page of a listing; NextMarker is there when more may follow. */
export interface RecordPage<T> {
  readonly entries: readonly StoreEntry<T>[];
  readonly next: {readonly NextMarker?: string};
}

/** How a page is asked for: the operation's own Marker and MaxItems. */
export interface PageInput {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/** Items a page holds at most, whatever MaxItems asks for, where the service has no other limit. */
const usualSize = 50;

/** Reads one page of a collection. With `matches`, records it refuses are passed over. */
export function readRecordPage<T>(
  records: Records,
  collection: Collection<T>,
  {size: most = usualSize, ...range}: Pick<Range, 'owner' | 'key'> & {readonly size?: number},
  {Marker, MaxItems}: PageInput,
  matches: (entry: StoreEntry<T>) => boolean = () => true,
): RecordPage<T> {
  const size = Math.min(MaxItems ?? most, most);
  const entries: StoreEntry<T>[] = [];
  let after = Marker === undefined ? undefined : parseMarker(Marker);
  for (;;) {
    const batch = records.list(collection, {...range, ...(after ? {after} : {}), limit: most + 1});
    for (const entry of batch) {
      if (!matches(entry)) continue;
      const last = entries.at(-1);
      if (entries.length === size && last) return {entries, next: {NextMarker: encodeMarker(last)}};
      entries.push(entry);
    }
    after = batch.at(-1);
    if (batch.length <= most) return {entries, next: {}};
  }
}

function encodeMarker({owner, key}: {owner: string; key: string}): string {
  return Buffer.from(JSON.stringify([owner, key])).toString('base64');
}

function parseMarker(marker: string): {owner: string; key: string} {
  try {
    const [owner, key, ...rest]: unknown[] = JSON.parse(Buffer.from(marker, 'base64').toString('utf8'));
    if (typeof owner === 'string' && typeof key === 'string' && rest.length === 0) return {owner, key};
  } catch {
    // Not one of ours: answered below.
  }
  throw invalidParameter('Invalid pagination token');
}
