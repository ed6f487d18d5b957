import type {Item} from '../../core/item.ts';
import {ProblemError} from '../../core/problem.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Tags, TagTable} from '../../core/tags/tags.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';

/** Whose tags are read. */
export interface TagsInput {
  readonly connection: Connection;
  readonly resource: Resource;
  /** What comes first is read first where they are read one by one; one may come twice. */
  readonly items: readonly Item[];
  /** What is known of them, as far as it is not to be read anew. */
  readonly before: TagTable | undefined;
  tell(table: TagTable): void;
}

/** So many are asked at once, in the turn of what nobody waits for. */
const atOnce = 4;
/** After so many refusals and nothing else nobody goes on asking. */
const enough = 3;
/** Milliseconds between two tellings. */
const tellEvery = 250;

/**
 * Reads the tags of a resource's items: those of all together, or one item after the other where that is not allowed or not there.
 * Rejects with a `ProblemError`; what was told before that stays told.
 */
export async function readTags(input: TagsInput, signal: AbortSignal): Promise<void> {
  const {connection, resource, before, tell} = input;
  const {tagged} = resource;
  if (tagged === undefined) return;
  if (before?.each !== undefined) return readEach(input, undefined, signal);
  try {
    tell({of: await connection.tags.list(tagged.type, signal), isWhole: true});
  } catch (error) {
    const {kind} = toProblem(error);
    if (kind !== 'denied' && kind !== 'unsupported') throw error;
    await readEach(input, error, signal);
  }
}

/** `refusal` is why they are not read together; undefined where that is long known. */
async function readEach(
  {connection, resource, items, before, tell}: TagsInput,
  refusal: unknown,
  signal: AbortSignal,
): Promise<void> {
  const of = new Map<string, Tags>(before?.of);
  const refused = new Set(before?.each?.refused);
  const all = [...new Set(items.flatMap(item => resource.tagged?.arn(item) ?? []))];
  const unread = all.filter(arn => !of.has(arn) && !refused.has(arn));
  const wanted = unread.length > 0 ? unread : all;
  let told = Number.NEGATIVE_INFINITY;
  let done = 0;
  let succeeded = 0;
  const toTable = (isDone: boolean): TagTable => ({
    of: new Map(of),
    isWhole: false,
    each: {
      refused: new Set(refused),
      ...(!isDone && {progress: {done: all.length - wanted.length + done, all: all.length}}),
    },
  });
  const read = async (arn: string) => {
    try {
      const {Tags: tags} = await connection.call('ListTags', {Resource: arn}, {background: true, signal});
      of.set(arn, (tags ?? {}) as Tags);
      refused.delete(arn);
      succeeded += 1;
    } catch (error) {
      const {kind} = toProblem(error);
      if (signal.aborted || (kind !== 'denied' && kind !== 'missing')) throw error;
      of.delete(arn);
      refused.add(arn);
      if (succeeded === 0 && refused.size >= Math.min(enough, wanted.length)) throw toBoth(refusal, error);
    }
    done += 1;
  };
  try {
    for (let start = 0; start < wanted.length; start += atOnce) {
      if (performance.now() - told >= tellEvery) {
        tell(toTable(false));
        told = performance.now();
      }
      await Promise.all(wanted.slice(start, start + atOnce).map(read));
      signal.throwIfAborted();
    }
  } finally {
    tell(toTable(true));
  }
}

/** That neither way is open, with what opens the better one. */
function toBoth(refusal: unknown, error: unknown): unknown {
  if (refusal === undefined) return error;
  const first = toProblem(refusal);
  const {why} = toProblem(error);
  return new ProblemError({...first, kind: 'denied', what: `${first.what}, nor is ListTags`, why}, {cause: error});
}
