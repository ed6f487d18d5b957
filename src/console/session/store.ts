import {createStore, type StoreApi} from 'zustand/vanilla';
import {reduce, type SessionEvent} from './events.ts';
import type {Session} from './session.ts';

/** Session state: keys reach it without a frame in between. */
export interface SessionStore extends Pick<StoreApi<Session>, 'getState' | 'subscribe'> {
  dispatch(event: SessionEvent): void;
  /**
   * The state that subscribers last heard of. What is drawn is built of this one: were each part of the screen to read the newest
   * state, a frame could show two states at once.
   */
  readonly drawn: Pick<StoreApi<Session>, 'getState' | 'subscribe' | 'getInitialState'>;
}

/** Makes the store of one session. Its state changes at once; who has subscribed hears of it when it can be drawn. */
export function createSessionStore(initial: Session): SessionStore {
  const store = createStore<Session>(() => initial);
  const drawn = createPacedView(store);
  return {
    getState: store.getState,
    subscribe: drawn.subscribe,
    dispatch: event => store.setState(session => reduce(session, event), true),
    drawn,
  };
}

/** Milliseconds; the screen is drawn no more often. */
const tellEvery = 8;

/** Fifty keys in one packet are fifty states, but only a handful of frames: drawing each of them would take longer. */
function createPacedView(store: StoreApi<Session>): SessionStore['drawn'] {
  const listeners = new Set<Parameters<SessionStore['subscribe']>[0]>();
  let told = store.getState();
  let time = 0;
  let isPlanned = false;
  const tell = () => {
    const before = told;
    told = store.getState();
    time = performance.now();
    isPlanned = false;
    for (const listener of [...listeners]) listener(told, before);
  };
  store.subscribe(() => {
    if (isPlanned) return;
    isPlanned = true;
    const wait = time + tellEvery - performance.now();
    // Not before the key at hand has done all it does.
    if (wait <= 0) queueMicrotask(tell);
    else setTimeout(tell, wait);
  });
  return {
    getState: () => told,
    getInitialState: store.getInitialState,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
