import {getOperation} from '../schema/index.ts';
import {applySeedState} from './apply-seed-state.ts';
import type {Context} from './context.ts';
import {dispatch} from './dispatch.ts';
import type {SeedStep} from './samples/index.ts';
import {defineCollection, type Store} from './store/index.ts';

/** What to fill an unused sandbox with: the samples, nothing, or other calls, which are made only if needed. */
export type Seed = boolean | (() => Promise<readonly SeedStep[]>);

/** Remembers that a region has been filled: key empty. */
const seeds = defineCollection<{readonly at: number}>('seed');

/** Runs a seed in its region unless that was done before, all of it or nothing. */
export async function loadOnce(seed: Seed, context: Context, store: Store): Promise<void> {
  if (seed === false || context.records.get(seeds, '', '')) return;
  const steps = await (seed === true ? toSamples(context) : seed());
  const settled = {...context, delays: {create: 0, update: 0, mapping: 0}};
  await store.transactionAsync(async () => {
    // Another process may have done it while this one waited for the lock.
    if (context.records.get(seeds, '', '')) return;
    for (const step of steps) {
      const output = await dispatch(getOperation(step.operation), {...step.input}, settled);
      if (step.after) applySeedState(step.after, {...step.input, ...output}, settled);
    }
    context.records.put(seeds, '', '', {at: context.now()});
  });
}

async function toSamples({region, accountId, now}: Context): Promise<readonly SeedStep[]> {
  const {toSeed} = await import('./samples/index.ts');
  return toSeed(region, accountId, new Date(now()));
}
