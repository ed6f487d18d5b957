import {useSyncExternalStore} from 'react';
import type {LogStore} from '../../console/logs/store/log-store.ts';

/** Draws the component again when lines have arrived: at most ten times a second. */
export function useLogVersion({subscribe, version}: LogStore): void {
  useSyncExternalStore(subscribe, version);
}
