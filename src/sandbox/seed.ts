import {getOperation} from '../schema/index.ts';
import {applySeedState} from './apply-seed-state.ts';
import type {Context} from './context/context.ts';
import {toVersionKey, versionCollection} from './model/stored-function.ts';
import {dispatch} from './operations/dispatch.ts';
import type {SeedStep} from './samples/index.ts';
import type {Past} from './samples/past/past.ts';
import {defineCollection, openStore, type Records, type Row, type Store} from './store/index.ts';

/** What to fill an unused sandbox with: the samples, nothing, or other calls, which are made only if needed. */
export type Seed = boolean | (() => Promise<readonly SeedStep[]>);

/** What a region is filled with, and whether also one with functions in it; these stay as they are. */
export interface Seeding {
  readonly seed: Seed;
  readonly seedUsed?: boolean;
}

/** Remembers that a region has been filled: key empty. */
const seeds = defineCollection<{readonly at: number}>('seed');

/**
 * Runs a seed in its region unless that was done before or the region is in use, all of it or nothing. The calls are
 * made on a draft in memory, so that nobody waits for them and half a seed is never seen.
 */
export async function loadOnce({seed, seedUsed = false}: Seeding, context: Context, store: Store): Promise<void> {
  const isDone = () => isFilled(context) || (!seedUsed && context.records.count(versionCollection) > 0);
  if (seed === false || isDone()) return;
  const draft = openStore(undefined);
  try {
    const {steps, putMore} = seed === true ? await loadSamples(context) : {steps: await seed(), putMore: undefined};
    await run(steps, createDraftContext(context, draft));
    store.transaction(() => {
      // Another process may have done it meanwhile.
      if (isDone()) return;
      store.load(draft.dump().filter(row => !isOfExisting(row, context)));
      putMore?.(context);
      context.records.put(seeds, '', '', {at: context.now()});
    });
    context.bells.ring('mappings');
  } finally {
    draft.close();
  }
}

/** The day before a region was filled, for its samples; undefined for a region that was not. */
export function readPast(region: string, accountId: string, records: Records): Past | undefined {
  const seed = records.get(seeds, '', '');
  return (
    seed && {
      ...{region, accountId, now: seed.at},
      find: (name, version) => {
        const {configuration} = records.get(versionCollection, name, toVersionKey(version)) ?? {};
        return configuration && {...configuration};
      },
    }
  );
}

function isFilled({records}: Context): boolean {
  return records.get(seeds, '', '') !== undefined;
}

/** A function of somebody's own that has a sample's name gets nothing from it. */
function isOfExisting({kind, owner}: Row, {records}: Context): boolean {
  return kind.startsWith('function.') && records.count(versionCollection, {owner}) > 0;
}

function createDraftContext(context: Context, draft: Store): Context {
  return {
    ...context,
    records: draft.region(context.region),
    messages: draft.messages(context.region),
    transaction: change => draft.transaction(change),
    grouped: change => draft.grouped(change),
    unawaited: work => draft.unawaited(work),
    deletion: change => draft.deletion(change),
    delays: {create: 0, update: 0, mapping: 0, retry: 0, trail: 0, query: 0},
  };
}

async function run(steps: readonly SeedStep[], context: Context): Promise<void> {
  for (const step of steps) {
    const output = await dispatch(getOperation(step.operation), {...step.input}, context);
    if (step.after) applySeedState(step.after, {...step.input, ...output}, context);
  }
}

async function loadSamples({region, accountId, now}: Context) {
  const {buildSeed: toSeed, putSampleQueues} = await import('./samples/index.ts');
  const steps: readonly SeedStep[] = await toSeed(region, accountId, new Date(now()));
  return {steps, putMore: putSampleQueues};
}
