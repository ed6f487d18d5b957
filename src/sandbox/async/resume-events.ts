import type {EventQueue} from '../background/event-queue.ts';
import {hasEnded} from '../background/holder.ts';
import {events} from '../model/stored-event.ts';
import type {Store} from '../store/index.ts';

/** Takes over the events of processes that ended before they were done with them. */
export function resumeEvents(store: Store, queue: EventQueue): void {
  store.transaction(() => {
    for (const {region, owner, key, value} of store.all(events)) {
      if (!hasEnded(value.holder, queue.holder)) continue;
      store.region(region).put(events, owner, key, {...value, holder: queue.holder});
      queue.schedule({region, owner, key}, value.dueAt);
    }
  });
}
