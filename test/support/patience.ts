import {vi} from 'vitest';

/** How long a test waits for what has to come, in ms. Only a test that fails waits that long, however busy the machine is. */
export const patience = 60_000;

/** Resolves with what an assertion or question gives once it does not throw; fails as it does when that never comes. */
export function eventually<T>(ask: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(ask, {timeout: patience, interval: 20});
}
