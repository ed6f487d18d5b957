import type {Calls} from '../../aws/calls.ts';
import type {ConnectionSettings} from '../../aws/connection.ts';
import {type ByteRange, createFetchRange, type RangeAnswer, RangeRefusal} from '../../aws/source/fetch-range.ts';
import {ProblemError} from '../../core/problem.ts';
import {type LocatedZip, locateCode} from './locate-code.ts';

/** With what code is asked for. */
export interface CodeAsker {
  readonly calls: Calls;
  readonly connection: ConnectionSettings;
}

/** Where a zip is fetched from now, and with what its link is asked for. */
export interface ZipSource {
  readonly located: LocatedZip;
  readonly asker: CodeAsker;
}

/** Where a zip is fetched from; another place of the same zip may take its place. */
export interface SourceHolder {
  source: ZipSource;
}

/** Fetches a part of a zip. */
export type FetchZipPart = (holder: SourceHolder, range: ByteRange, signal: AbortSignal) => Promise<RangeAnswer>;

/**
 * Makes what fetches parts of zips. A link that has expired is asked for anew, once; code that is another one by then is a
 * `ProblemError`.
 */
export function createFetchZipPart(): FetchZipPart {
  const fetchers = new Map<ConnectionSettings, ReturnType<typeof createFetchRange>>();
  const fetchFrom = ({located, asker}: ZipSource, range: ByteRange, signal: AbortSignal) => {
    const {connection} = asker;
    const fetch = fetchers.get(connection) ?? createFetchRange(connection.network);
    fetchers.set(connection, fetch);
    return fetch(located.url, range, signal);
  };
  return async (holder, range, signal) => {
    try {
      return await fetchFrom(holder.source, range, signal);
    } catch (error) {
      if (!mayHaveExpired(error)) throw error;
      holder.source = await locateAnew(holder.source, signal);
      return fetchFrom(holder.source, range, signal);
    }
  };
}

async function locateAnew({located, asker}: ZipSource, signal: AbortSignal): Promise<ZipSource> {
  const anew = await locateCode(located.facts.place, asker.calls, signal);
  if (anew.kind !== 'zip' || anew.facts.sha256 !== located.facts.sha256) throw new ProblemError(describeMoved(located));
  return {located: anew, asker};
}

/** A link lasts some minutes; S3 refuses it then as one that was never right. */
function mayHaveExpired(error: unknown): boolean {
  return error instanceof RangeRefusal && [400, 403, 404].includes(error.status);
}

function describeMoved({facts: {label}}: LocatedZip) {
  return {
    kind: 'precondition',
    what: `The code of ${label} is another now`,
    why: 'It was updated since it was opened, and what was not fetched by then is gone.',
    tryThis: 'Close it and open it again.',
  } as const;
}
