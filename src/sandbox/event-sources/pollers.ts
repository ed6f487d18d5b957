import type {Context} from '../context/context.ts';
import {mappingCollection} from '../model/stored-mapping.ts';
import {findQueue} from '../model/stored-queue.ts';
import type {Store} from '../store/index.ts';
import {pollQueue} from './poll-queue.ts';

/** Whoever gives mappings the messages of their queues. */
export interface Pollers {
  /** Begins with the mappings there are, and goes on with those that come. Nothing happens the second time. */
  start(): void;
  close(): Promise<void>;
}

/** What pollers work with. */
export interface PollersOptions {
  readonly store: Store;
  readonly toContext: (region: string, signal: AbortSignal) => Context;
  readonly bells: Context['bells'];
  /** Told about polling that ended by a fault of the sandbox's own. */
  readonly onFault: (error: unknown) => void;
}

/** ms after which mappings are looked for that another process has made; those of this one ring. */
const look = 60_000;

/** Creates pollers, which do nothing yet. */
export function createPollers({store, toContext, bells, onFault}: PollersOptions): Pollers {
  const stop = new AbortController();
  const polled = new Map<string, Promise<void>>();
  let watch: Promise<void> | undefined;

  const poll = (region: string, uuid: string): void => {
    const key = `${region}/${uuid}`;
    if (polled.has(key)) return;
    const tell = (error: unknown): void => {
      if (!stop.signal.aborted) onFault(error);
    };
    const work = pollQueue(uuid, toContext(region, stop.signal), tell).then(
      () => {
        polled.delete(key);
        // One that was enabled again while its last batches ended was passed over.
        bells.ring('mappings');
      },
      error => {
        polled.delete(key);
        tell(error);
      },
    );
    polled.set(key, work);
  };
  const watchMappings = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      for (const {region, key, value} of store.all(mappingCollection)) {
        const isFed = findQueue(value.mapping.EventSourceArn, toContext(region, stop.signal)) !== undefined;
        if (value.isEnabled && value.transition?.state !== 'Deleting' && isFed) poll(region, key);
      }
      await bells.until('mappings', look, stop.signal);
    }
  };

  return {
    start() {
      watch ??= watchMappings().catch(onFault);
    },
    async close() {
      stop.abort();
      await watch;
      await Promise.all(polled.values());
    },
  };
}
