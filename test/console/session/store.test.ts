import {expect, it, onTestFinished, vi} from 'vitest';
import {toSession} from '../../../src/console/session/session.ts';
import {createSessionStore} from '../../../src/console/session/store.ts';

it('lets no component see a state that the others were not told of', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const store = createSessionStore(toSession(120, 40, 'functions'));
  const told: boolean[] = [];
  store.drawn.subscribe(({zoomed}) => told.push(zoomed));
  store.dispatch({type: 'zoom', zoomed: true});
  await vi.advanceTimersByTimeAsync(20);
  expect(told).toEqual([true]);

  store.dispatch({type: 'zoom', zoomed: false});
  expect(store.getState().zoomed).toBe(false);
  expect(store.drawn.getState().zoomed).toBe(true);
  await vi.advanceTimersByTimeAsync(20);
  expect(told).toEqual([true, false]);
  expect(store.drawn.getState().zoomed).toBe(false);
});
