import type {Tone} from '../../core/tone.ts';
import type {BulkState, BulkTarget} from './states.ts';

/** What a change of several is called, and how many of them are done. */
export function formatBulkTitle({title, targets}: BulkState): string {
  const done = targets.filter(({state}) => state === 'done').length;
  const failed = targets.filter(({state}) => typeof state === 'object').length;
  return `${title}: ${done} of ${targets.length} done${failed > 0 ? `, ${failed} failed` : ''}`;
}

/** How the change of one of them goes. */
export function formatBulkTarget({label, state}: BulkTarget): {readonly text: string; readonly tone: Tone} {
  if (state === 'waiting') return {text: `  ${label}`, tone: 'dim'};
  if (state === 'sending') return {text: `◌ ${label}`, tone: 'accent'};
  if (state === 'done') return {text: `✓ ${label}`, tone: 'good'};
  return {text: `✗ ${label}: ${state.why}`, tone: 'bad'};
}
