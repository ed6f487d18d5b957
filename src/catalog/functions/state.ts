import {nothing, toText} from '../../core/format/members.ts';
import type {Tone} from '../../core/tone.ts';
import type {Configuration} from './configuration.ts';

/** The state in one or two words, with the last update when that is not through: `Active, updating`. */
export function toState(item: Configuration): string {
  const state = toText(item.State);
  const update = toUpdate(item.LastUpdateStatus);
  if (update === undefined) return state;
  return state === nothing ? update : `${state}, ${update}`;
}

/** The tone of `toState`. */
export function toStateTone(item: Configuration): Tone {
  if (isBad(item.State) || item.LastUpdateStatus === 'Failed') return 'bad';
  if (toUpdate(item.LastUpdateStatus) !== undefined) return 'warn';
  if (item.State === 'Active') return 'good';
  return item.State === 'Pending' ? 'warn' : 'dim';
}

/** True for a state in which the function does not run and will not by itself. */
function isBad(state: Configuration['State']): boolean {
  return state === 'Failed' || state === 'Deactivated' || state === 'ActiveNonInvocable';
}

function toUpdate(status: Configuration['LastUpdateStatus']): string | undefined {
  if (status === undefined || status === 'Successful') return undefined;
  if (status === 'InProgress') return 'updating';
  return status === 'Failed' ? 'update failed' : `update ${toText(status)}`;
}
