import type {ReviewState} from './states.ts';

/** What has to be typed before Enter sends: a name, or that it is to be sent once more though it may have been carried out. */
export function findWord({confirm, asked, setback}: ReviewState): string | undefined {
  return confirm ?? (asked && setback?.sent === 'perhaps' ? 'again' : undefined);
}
