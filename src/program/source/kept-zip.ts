import {type FileHandle, open, rm} from 'node:fs/promises';
import {type ByteRange, type RangeAnswer, RangeRefusal} from '../../aws/source/fetch-range.ts';
import type {Allowance, FetchedCode} from '../../core/source/code.ts';
import {KeepingError} from './keeping-error.ts';
import {addSpan, type ByteSpan, missingOf} from './spans.ts';

/** The bytes of a zip, wherever they are. */
export interface ZipBytes {
  readonly size: number;
  /** Has these bytes at hand, or says that it would have to fetch more than is allowed. */
  want(span: ByteSpan, allowance: Allowance): Promise<FetchedCode<undefined>>;
  /** Bytes that are at hand; an Error for others. */
  read(span: ByteSpan): Promise<Buffer>;
}

/** Asks for a part of a zip. */
export type FetchPart = (range: ByteRange, signal: AbortSignal) => Promise<RangeAnswer>;

/** Bytes at the end of a zip that are asked for first: they hold the list of entries of most. */
const tailSize = 1 << 17;

/**
 * A zip of which parts are fetched as they are wanted, into a file (mode 0600) at `path` that has them at their places. What
 * was fetched is not fetched again. Asks for the end of the zip first. Rejects with a KeepingError or what `fetch` rejects with.
 */
export async function openKeptZip(
  path: string,
  fetch: FetchPart,
  allowance: Allowance,
): Promise<FetchedCode<ZipBytes>> {
  const answer = await fetch({last: tailSize}, allowance.signal);
  try {
    await use(path, 'wx', async () => undefined);
    const {zip, take} = createKept(path, answer.total, fetch);
    const tail = await take(answer, allowance);
    if (tail.kind === 'fetched') return {kind: 'fetched', value: zip};
    await rm(path, {force: true});
    return tail;
  } catch (error) {
    await rm(path, {force: true}).catch(() => undefined);
    throw error;
  }
}

function createKept(path: string, size: number, fetch: FetchPart) {
  let spans: readonly ByteSpan[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const take = async (answer: RangeAnswer, {most, tell}: Allowance): Promise<FetchedCode<undefined>> => {
    if (answer.length > most) {
      answer.cancel();
      return {kind: 'asks', bytes: answer.length};
    }
    await use(path, 'r+', async file => {
      let at = answer.start;
      for await (const chunk of answer.body) {
        await writeAll(file, chunk, at);
        spans = addSpan(spans, {from: at, to: at + chunk.byteLength});
        at += chunk.byteLength;
        tell?.(at - answer.start, answer.length);
      }
    });
    return {kind: 'fetched', value: undefined};
  };
  const fill = async (span: ByteSpan, allowance: Allowance): Promise<FetchedCode<undefined>> => {
    const missing = missingOf(spans, span);
    const bytes = missing.reduce((sum, {from, to}) => sum + to - from, 0);
    if (bytes > allowance.most) return {kind: 'asks', bytes};
    for (const part of missing) {
      const answer = await fetch(part, allowance.signal);
      if (answer.total !== size) throw new RangeRefusal(206, '', 'It has another size than a moment ago.');
      const taken = await take(answer, allowance);
      if (taken.kind === 'asks') return taken;
    }
    return {kind: 'fetched', value: undefined};
  };
  const zip: ZipBytes = {
    size,
    want: (span, allowance) => {
      // One after the other: what the first fetches, the second need not.
      const work = last.then(() => fill(span, allowance));
      last = work.catch(() => undefined);
      return work;
    },
    read: async ({from, to}) => {
      if (missingOf(spans, {from, to}).length > 0) throw new Error('it is shorter than it says');
      return readSpan(path, {from, to});
    },
  };
  return {zip, take};
}

/** A zip that lies on the disk already. */
export function toZipBytes(path: string, size: number): ZipBytes {
  return {size, want: async () => ({kind: 'fetched', value: undefined}), read: span => readSpan(path, span)};
}

/** The file is open only while it is used: nobody has to close what is not wanted any more. */
async function use<Result>(path: string, flags: string, work: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const file = await open(path, flags, 0o600).catch(failToKeep);
  try {
    return await work(file);
  } finally {
    await file.close().catch(failToKeep);
  }
}

function readSpan(path: string, {from, to}: ByteSpan): Promise<Buffer> {
  return use(path, 'r', async file => {
    const bytes = Buffer.allocUnsafe(to - from);
    let at = 0;
    while (at < bytes.byteLength) {
      const {bytesRead} = await file.read(bytes, at, bytes.byteLength - at, from + at).catch(failToKeep);
      if (bytesRead === 0) throw new Error('it is shorter than it says');
      at += bytesRead;
    }
    return bytes;
  });
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let at = 0;
  while (at < bytes.byteLength) {
    const {bytesWritten} = await file.write(bytes, at, bytes.byteLength - at, position + at).catch(failToKeep);
    at += bytesWritten;
  }
}

function failToKeep(cause: unknown): never {
  throw new KeepingError('What was fetched could not be kept', {cause});
}
