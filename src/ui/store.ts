import {createStore, type StoreApi} from 'zustand/vanilla';
import {reduce, type SessionEvent} from '../core/session/events.ts';
import type {Session} from '../core/session/session.ts';

/** Session state outside React: keys reach it without a render in between. */
export interface SessionStore extends Pick<StoreApi<Session>, 'getState' | 'subscribe' | 'getInitialState'> {
  dispatch(event: SessionEvent): void;
}

/** Makes the store of one session. */
export function createSessionStore(initial: Session): SessionStore {
  const store = createStore<Session>(() => initial);
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    dispatch: event => store.setState(session => reduce(session, event), true),
  };
}
